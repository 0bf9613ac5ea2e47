internal import Git

/// Finds files outside the spec folders that a commit moved into them.
struct OutsideMoves {
  let repository: Repository
  let texts: TextSource
  let scope: PathScope
  let paths: [String]

  /// The paths that vanished between two trees and are, by ID or by words, the files that begin.
  func sources(
    of begun: [Int], from old: ObjectID, to new: ObjectID, failure: (GitError) -> SpecError
  ) throws(SpecError) -> [String] {
    let vanished: [TreeEntry]
    var added: [RenameQuestion.File] = []
    do throws(GitError) {
      vanished = try self.vanished(from: old, to: new)
      guard !vanished.isEmpty else {
        return []
      }
      for path in begun {
        if let entry = try repository.entry(at: paths[path], in: new), entry.mode.isFile {
          added.append(RenameQuestion.File(path: path, file: FileVersion(blob: entry.id)))
        }
      }
    } catch {
      throw failure(error)
    }
    let deleted = vanished.enumerated().map { offset, entry in
      RenameQuestion.File(path: paths.count + offset, file: FileVersion(blob: entry.id))
    }
    let matcher = RenameMatcher(texts: texts, paths: paths + vanished.map(\.path))
    let matches = try matcher.match(
      RenameQuestion(added: added, deleted: deleted))
    return matches.sources.values.map { vanished[$0 - paths.count].path }
  }

  /// Text files out of scope that the newer tree lacks.
  private func vanished(
    from old: ObjectID, to new: ObjectID
  ) throws(GitError) -> [TreeEntry] {
    var vanished: [TreeEntry] = []
    var pending: [(folder: String, old: ObjectID, new: ObjectID?)] = [("", old, new)]
    while let (folder, old, new) = pending.popLast() {
      let before = try repository.tree(old).tree
      let after = try new.map { id throws(GitError) in try repository.tree(id, like: before).tree }
      for change in TreeChange.changes(from: before, to: after) {
        guard let before = change.old else {
          continue
        }
        let path = folder + change.name
        if before.mode == .tree {
          pending.append((path + "/", before.id, change.new?.mode == .tree ? change.new?.id : nil))
        } else if before.mode.isFile, change.new == nil, Self.isText(path),
          !scope.includes(path)
        {
          vanished.append(TreeEntry(path: path, mode: before.mode, id: before.id))
        }
      }
    }
    return vanished.sorted { $0.path < $1.path }
  }

  /// Whether the name is one that a spec could have been drafted under.
  private static func isText(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return true
    }
    return ["md", "markdown", "mdown", "txt", "text", "rst", "adoc", "org"]
      .contains(name[name.index(after: dot)...].lowercased())
  }
}
