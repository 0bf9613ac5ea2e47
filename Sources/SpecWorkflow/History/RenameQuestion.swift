/// What appeared and vanished between one parent and a commit.
struct RenameQuestion {
  /// A file on one side of a commit.
  struct File: Hashable {
    var path: Int
    var file: FileVersion
  }

  /// Files that the parent lacks and whose text is the commit's own.
  var added: [File] = []
  /// Files of the parent that the commit lacks.
  var deleted: [File] = []
  /// Files of both with different texts: the parent's file and what it became.
  var modified: [(old: File, new: File)] = []
  /// Files that were deleted before, as they were last.
  var gone: [File] = []

  /// Whether there can be anything to find.
  var isWorthAsking: Bool {
    !added.isEmpty && !(deleted.isEmpty && modified.isEmpty && gone.isEmpty)
  }

  init(added: [File], deleted: [File]) {
    self.added = added
    self.deleted = deleted
  }

  /// The question that one parent of a commit asks.
  ///
  /// `changed`: the commit's files that are as no parent has them.
  init(changed: [Delta], side: Side, graph: VersionGraph) {
    for delta in changed {
      if let new = delta.new, side.deltas[delta.path]?.old == nil {
        added.append(File(path: delta.path, file: new))
      }
    }
    guard !added.isEmpty else {
      return
    }
    for (path, version) in (side.state ?? []).enumerated() where version >= 0 {
      let version = graph.versions[Int(version)]
      if version.file == nil, let last = version.parents.first,
        let file = graph.versions[last.version].file
      {
        gone.append(File(path: path, file: file))
      }
    }
    for delta in side.deltas.values.sorted(by: { $0.path < $1.path }) {
      guard let old = delta.old else {
        continue
      }
      let before = File(path: delta.path, file: old)
      if let new = delta.new {
        modified.append((before, File(path: delta.path, file: new)))
      } else {
        deleted.append(before)
      }
    }
  }
}
