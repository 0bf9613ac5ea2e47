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
      throw .tool(name: "git \(arguments[0])", reason: outcome.lastWords)
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
    try await self.tree(tree, blob, path.split(separator: "/").map(String.init)[...])
  }

  private func tree(
    _ tree: ObjectID, _ blob: ObjectID, _ path: ArraySlice<String>
  ) async throws(SpecError) -> ObjectID {
    guard let name = path.first else {
      return blob
    }
    let wanted = Array(name.utf8)
    var entries: [(mode: FileMode, name: [UInt8], id: ObjectID)] = []
    do throws(GitError) {
      try repository.forEachEntry(of: tree) { bytes, entry in
        entries.append((entry.mode, Array(bytes[entry.name]), entry.id))
      }
    } catch {
      throw .git(error)
    }
    guard let place = entries.firstIndex(where: { $0.name == wanted }) else {
      throw .defect("\(name) is not in the tree")
    }
    entries[place].id = try await self.tree(entries[place].id, blob, path.dropFirst())
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

  /// Puts a blob into the index; false where somebody else holds the index.
  ///
  /// An entry that a sparse checkout leaves out stays left out.
  func stage(
    _ blob: ObjectID, mode: FileMode, at path: String, in workTree: String, isLeftOut: Bool
  ) async throws(SpecError) -> Bool {
    let entry = "\(String(mode.rawValue, radix: 8)),\(blob.hex),\(path)"
    let arguments = ["-C", workTree, "update-index", "--cacheinfo", entry]
    return try await git(arguments + (isLeftOut ? ["--skip-worktree", "--", path] : [])).isSuccess
  }

  private func id(_ text: String) throws(SpecError) -> ObjectID {
    guard let id = ObjectID(hex: text) else {
      throw .defect("git names no object: \(text)")
    }
    return id
  }
}
