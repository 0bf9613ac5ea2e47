internal import Git

/// What a history that was read earlier knows of the commits of another one.
///
/// How a commit differs from its parents never changes, only which files are asked for: the earlier
/// history must have looked at all of them.
struct KnownRevisions {
  private let known: History
  /// For each commit of the new history its index in the known one, or a negative number.
  private let origins: [Int32]
  /// For each commit of the known history its revision; -1 where it is none.
  private var revisions: [Int32]
  /// Whether the new history asks for a path of the known one.
  private let isIncluded: [Bool]

  /// `nil` where the known history did not look at everything in scope.
  init?(_ known: History, origins: [Int32], scope: PathScope) {
    guard scope.extras.isSubset(of: Set(known.extras.map(PathKey.init))) else {
      return nil
    }
    self.known = known
    self.origins = origins
    revisions = Array(repeating: -1, count: known.graph.count)
    for (number, revision) in known.revisions.enumerated() {
      revisions[revision.commit] = Int32(number)
    }
    let isSame = scope.extras.count == known.extras.count
    isIncluded = known.paths.paths.map { isSame || scope.includes($0) }
  }

  /// The index that a commit of the new history has in the known one.
  func origin(of commit: Int) -> Int? {
    origins[commit] >= 0 ? Int(origins[commit]) : nil
  }

  func policyFolder(of origin: Int) -> ObjectID? {
    known.policyFolders.folder(of: origin)
  }

  /// How a commit differs from each parent, its paths numbered in the table of the new history.
  func deltas(of origin: Int, paths: inout PathTable) -> [[Delta]] {
    guard revisions[origin] >= 0 else {
      return []
    }
    return known.revisions[Int(revisions[origin])].deltas.map { deltas in
      deltas.compactMap { delta in
        guard isIncluded[delta.path] else {
          return nil
        }
        var delta = delta
        delta.path = Int(paths.insert(known.paths.paths[delta.path]))
        return delta
      }
    }
  }
}
