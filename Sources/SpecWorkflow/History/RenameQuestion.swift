/// What appeared, vanished and changed between one parent and a commit.
struct RenameQuestion {
  /// A file on one side of a commit.
  struct File: Hashable {
    var path: Int
    var file: FileVersion
  }

  /// What became of the files.
  struct Answer {
    /// For a path the one that its text had before.
    var sources: [Int: Int] = [:]
    /// Paths whose text is another spec's than the one that the parent had there.
    var replaced: Set<Int> = []
  }

  /// Files that the parent lacks and whose text is the commit's own.
  var added: [File] = []
  /// Files of the parent that the commit lacks.
  var deleted: [File] = []
  /// Files of both with different texts: the parent's file and what it became.
  var modified: [(old: File, new: File)] = []
  /// The paths whose texts are as no parent has them.
  var changed: Set<Int> = []
  /// Whether some file has the text that another one had.
  var hasExchange = false
  private var side: Side?
  private var graph: VersionGraph?

  /// Whether there can be anything to find.
  var isWorthAsking: Bool {
    let hasSources = !deleted.isEmpty || !modified.isEmpty || graph?.deletions.isEmpty == false
    return hasExchange || (!added.isEmpty && hasSources)
  }

  init(added: [File], deleted: [File]) {
    self.added = added
    self.deleted = deleted
  }

  /// The question that one parent of a commit asks; `changed` are the commit's files that are as no
  /// parent has them.
  init(changed: [Delta], side: Side, graph: VersionGraph) {
    for delta in changed {
      if let new = delta.new, side.deltas[delta.path]?.old == nil {
        added.append(File(path: delta.path, file: new))
      }
    }
    hasExchange = Self.hasExchange(changed, side)
    guard !added.isEmpty || hasExchange else {
      return
    }
    self.side = side
    self.graph = graph
    self.changed = Set(changed.map(\.path))
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

  private static func hasExchange(_ changed: [Delta], _ side: Side) -> Bool {
    guard changed.count > 1 else {
      return false
    }
    let old = Set(changed.compactMap { side.deltas[$0.path]?.old })
    return changed.contains { delta in
      delta.new.map { old.contains($0) } ?? false && side.deltas[delta.path]?.old != nil
    }
  }

  /// The deletions that were made so far, from a position on; the file is the last before.
  func deletions(from position: Int) -> [(version: Int, last: File)] {
    guard let graph, position < graph.deletions.count else {
      return []
    }
    return graph.deletions[position...].compactMap { version in
      graph.versions[version].parents.first.flatMap { link in
        let last = graph.versions[link.version]
        return last.file.map { (version, File(path: graph.versions[version].path, file: $0)) }
      }
    }
  }

  /// How many deletions were made so far.
  var deletionCount: Int {
    graph?.deletions.count ?? 0
  }

  /// Whether the parent still lacks the file because of a deletion.
  func isStanding(_ deletion: Int, at path: Int) -> Bool {
    side.map { Int($0.version(of: path)) == deletion } ?? false
  }
}
