internal import Git

/// Writes what a decision needs through git's own plumbing, so that permissions, reflogs, locks and
/// every layout of repository are git's affair.
///
/// No hook of the repository runs.
struct CommitWriter {
  let repository: Repository
  let directory: String
  let environment: [String: String]

  private func git(
    _ arguments: [String], input: [UInt8] = [], variables: [String: String] = [:]
  ) async throws(SpecError) -> ToolRun.Outcome {
    try await GitTool(directory: directory, environment: environment).run(
      ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"] + arguments, input: input,
      variables: variables)
  }

  private func need(
    _ arguments: [String], input: [UInt8] = []
  ) async throws(SpecError) -> String {
    let outcome = try await git(arguments, input: input)
    guard outcome.isSuccess else {
      throw .refused(
        Refusal("git could not write to the repository", cause: outcome.lastWords))
    }
    return String(decoding: outcome.output, as: UTF8.self)
      .split(separator: "\n").first.map(String.init) ?? ""
  }

  /// `Name <address> seconds ±hhmm` of `GIT_AUTHOR_IDENT` or `GIT_COMMITTER_IDENT`, as git-var(1)
  /// has it, from what is configured and never guessed.
  func identity(_ name: String) async throws(SpecError) -> String {
    let outcome = try await git(["-c", "user.useConfigOnly=true", "var", name])
    guard outcome.isSuccess else {
      throw .refused(
        Refusal(
          "git does not know who you are", cause: outcome.lastWords,
          hint: "git config --global user.email you@example.com"))
    }
    let text = String(decoding: outcome.output, as: UTF8.self)
    return String(text.prefix { $0 != "\n" })
  }

  /// Writes a blob.
  func blob(_ content: [UInt8]) async throws(SpecError) -> ObjectID {
    try id(await need(["hash-object", "-w", "--stdin"], input: content))
  }

  /// Writes a tree that differs from another in one file.
  func tree(
    _ tree: ObjectID, with blob: ObjectID, at path: String
  ) async throws(SpecError) -> ObjectID {
    let mode: FileMode?
    do throws(GitError) {
      mode = try repository.entry(at: path, in: tree)?.mode
    } catch {
      throw .git(error)
    }
    guard let mode else {
      throw .defect("\(path) is not in the tree")
    }
    let change = (path: path.split(separator: "/").map(String.init)[...], mode: mode, blob: blob)
    return try await self.tree(tree, [change]) ?? tree
  }

  /// Writes a tree that differs from another in some files; without a blob a file goes.
  func tree(
    _ tree: ObjectID, changing edits: [(file: FileEdit, blob: ObjectID?)]
  ) async throws(SpecError) -> ObjectID {
    let changes = edits.map { edit in
      (
        path: edit.file.path.split(separator: "/").map(String.init)[...], mode: edit.file.mode,
        blob: edit.blob
      )
    }
    if let changed = try await self.tree(tree, changes) {
      return changed
    }
    return try id(await need(["hash-object", "-t", "tree", "-w", "--stdin"]))
  }

  private typealias Change = (path: ArraySlice<String>, mode: FileMode, blob: ObjectID?)

  /// `nil` where nothing is left in the folder.
  private func tree(_ tree: ObjectID?, _ changes: [Change]) async throws(SpecError) -> ObjectID? {
    var entries: [(mode: FileMode, name: [UInt8], id: ObjectID)] = []
    if let tree {
      do throws(GitError) {
        try repository.forEachEntry(of: tree) { bytes, entry in
          entries.append((entry.mode, Array(bytes[entry.name]), entry.id))
        }
      } catch {
        throw .git(error)
      }
    }
    for name in Set(changes.compactMap(\.path.first)).sorted() {
      let place = entries.firstIndex { $0.name.elementsEqual(name.utf8) }
      let old = place.map { entries.remove(at: $0) }
      let inside = changes.filter { $0.path.first == name }
      if let file = inside.first(where: { $0.path.count == 1 }) {
        if let blob = file.blob {
          entries.append((file.mode, Array(name.utf8), blob))
        }
      } else {
        let below = inside.map { (path: $0.path.dropFirst(), mode: $0.mode, blob: $0.blob) }
        let folder = old?.mode == .tree ? old?.id : nil
        if let id = try await self.tree(folder, below) {
          entries.append((.tree, Array(name.utf8), id))
        }
      }
    }
    guard !entries.isEmpty else {
      return nil
    }
    var input: [UInt8] = []
    for entry in entries {
      let octal = String(entry.mode.rawValue, radix: 8)
      let kind = entry.mode == .tree ? "tree" : entry.mode == .submodule ? "commit" : "blob"
      let mode = String(repeating: "0", count: max(0, 6 - octal.count)) + octal
      input += Array("\(mode) \(kind) \(entry.id.hex)\t".utf8) + entry.name + [0]
    }
    return try id(await need(["mktree", "-z", "--missing"], input: input))
  }

  /// Writes a commit object.
  func commit(_ object: [UInt8]) async throws(SpecError) -> ObjectID {
    try id(await need(["hash-object", "-t", "commit", "-w", "--stdin"], input: object))
  }

  /// What became of moving a branch.
  enum Swap {
    case done
    /// Somebody else moved it first, or is just about to.
    case lost
  }

  /// Moves a branch from one commit to another, and only from that one.
  func swap(
    _ reference: String, from old: ObjectID, to new: ObjectID, _ message: String
  ) async throws(SpecError) -> Swap {
    let outcome = try await git(["update-ref", "-m", message, reference, new.hex, old.hex])
    if outcome.isSuccess {
      return .done
    }
    let words = outcome.errorText
    let isRace = ["but expected", "File exists", "unable to resolve"].contains {
      words.range(ofText: $0) != nil
    }
    guard isRace else {
      throw .tool(name: "git update-ref", reason: outcome.lastWords)
    }
    return .lost
  }

  /// Puts a blob into the index, or takes the file out of it; false where somebody else holds the
  /// index.
  ///
  /// An entry that a sparse checkout leaves out stays left out.
  func stage(
    _ blob: ObjectID?, mode: FileMode, at path: String, in workTree: String, isLeftOut: Bool
  ) async throws(SpecError) -> Bool {
    let update = ["-C", workTree, "update-index"]
    guard let blob else {
      let none = String(repeating: "0", count: 40)
      return try await git(
        update + ["-z", "--index-info"], input: Array("0 \(none)\t\(path)\0".utf8)
      ).isSuccess
    }
    let entry = "\(String(mode.rawValue, radix: 8)),\(blob.hex),\(path)"
    let leftOut = isLeftOut ? ["--skip-worktree", "--", path] : []
    return try await git(update + ["--add", "--cacheinfo", entry] + leftOut).isSuccess
  }

  private func id(_ text: String) throws(SpecError) -> ObjectID {
    guard let id = ObjectID(hex: text) else {
      throw .defect("git names no object: \(text)")
    }
    return id
  }
}
