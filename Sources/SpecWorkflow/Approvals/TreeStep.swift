internal import Git

/// Whether two trees differ in one file alone.
enum TreeStep {
  /// The blobs of the one file at `path`, where the trees are equal in everything else, modes and
  /// names included; `nil` where they are not, or the file is none.
  static func onlyDifference(
    _ path: String, from old: ObjectID, to new: ObjectID, in repository: Repository
  ) throws(GitError) -> (old: ObjectID, new: ObjectID)? {
    var (old, new) = (old, new)
    let names = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    for (depth, name) in names.enumerated() {
      let before = try entries(of: old, in: repository)
      let after = try entries(of: new, in: repository)
      guard before.count == after.count else {
        return nil
      }
      var found: (Entry, Entry)?
      for (left, right) in zip(before, after) {
        guard left.name == right.name, left.mode == right.mode else {
          return nil
        }
        if left.name == name {
          found = (left, right)
        } else if left.id != right.id {
          return nil
        }
      }
      guard let found,
        depth == names.count - 1 ? found.0.mode.isFile : found.0.mode == .tree
      else {
        return nil
      }
      (old, new) = (found.0.id, found.1.id)
    }
    return names.isEmpty ? nil : (old, new)
  }

  private struct Entry {
    var mode: FileMode
    var name: [UInt8]
    var id: ObjectID
  }

  private static func entries(
    of tree: ObjectID, in repository: Repository
  ) throws(GitError) -> [Entry] {
    var entries: [Entry] = []
    try repository.forEachEntry(of: tree) { bytes, entry in
      entries.append(
        Entry(mode: entry.mode, name: Array(bytes[entry.name]), id: entry.id))
    }
    return entries
  }
}
