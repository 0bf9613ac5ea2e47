/// Which version of a spec every commit has at a path, and what that version came from.
final class VersionsInEffect {
  private let history: History
  private let made: [VersionGraph.Birth: Int]
  private var lineages: [Int: (own: Set<Int>, outvoted: Set<Int>)] = [:]

  init(_ history: History) {
    self.history = history
    made = history.versions.made
  }

  /// The version that a commit has at a path, a deletion among them; `nil` where it never had one.
  ///
  /// Goes back to the commit that made it, as git simplifies history for a path.
  func version(at path: String, in commit: Int) -> Int? {
    guard let path = history.paths.index(of: path), history.latest[commit] >= 0 else {
      return nil
    }
    var next: Int? = Int(history.latest[commit])
    while let index = next {
      let revision = history.revisions[index]
      if let own = made[VersionGraph.Birth(commit: revision.commit, path: path)] {
        return own
      }
      // A merge follows the first parent that has what it has.
      let side = revision.deltas.firstIndex { deltas in !deltas.contains { $0.path == path } } ?? 0
      next = revision.parents.indices.contains(side) ? revision.parents[side] : nil
    }
    return nil
  }

  /// Whether a version is one that another one came from, or that one itself.
  func isAncestor(_ version: Int, of other: Int) -> Bool {
    lineage(of: other).own.contains(version)
  }

  /// Whether it stands on a side that no merge followed on the way to another one.
  func isOutvoted(_ version: Int, onTheWayTo other: Int) -> Bool {
    lineage(of: other).outvoted.contains(version)
  }

  private func lineage(of version: Int) -> (own: Set<Int>, outvoted: Set<Int>) {
    if let known = lineages[version] {
      return known
    }
    let lineage = history.lineage(of: version)
    let found = (own: Set(lineage), outvoted: Set(history.outvoted(by: lineage)))
    lineages[version] = found
    return found
  }
}
