public import Git

/// The history of every spec of a repository up to one commit.
public struct History: Sendable {
  /// The commit that the history leads up to.
  public var tip: ObjectID
  public var graph: CommitGraph
  /// The commits that the tip reaches, oldest first, in the order that timelines have.
  var order: [Int32]
  /// A commit's place in `order`; -1 for a commit that the tip does not reach.
  var places: [Int32]
  var versions: VersionGraph
  var paths: PathTable
  /// The commits in which a spec differs from a parent, oldest first.
  var revisions: [Revision]
  /// For each commit the revision whose specs it has; -1 where there never were any.
  var latest: [Int32]
  var policyFolders: PolicyFolders
  /// The files outside the spec folders that were looked at, since specs came from them.
  var extras: [String]

  /// Whether part of the history was never fetched.
  public var isShallow: Bool {
    !graph.boundary.isEmpty
  }

  /// The version that the tip has of a path; `nil` where the path never was one.
  func currentVersion(of path: String) -> Int? {
    paths.index(of: path).flatMap { versions.current[$0] }
  }

  /// The versions that a version came from, itself included, in the order of history.
  ///
  /// Simplified as git simplifies history for a path: a merge that has what one side had follows
  /// that side alone.
  func lineage(of version: Int) -> [Int] {
    sorted(ancestry(of: version))
  }

  /// Versions of the sides that merges did not follow: changes that were made and dropped, or made
  /// on both sides alike.
  ///
  /// Everything in the graph is reachable from the tip, so these are all versions of the spec that
  /// are neither in its lineage nor in that of another file that it was once one with.
  func outvoted(by lineage: [Int]) -> [Int] {
    let tracks = Set(lineage.map { versions.versions[$0].track })
    var others = Set(
      versions.versions.indices.filter { tracks.contains(versions.versions[$0].track) })
    others.subtract(lineage)
    for version in versions.current.values
    where others.contains(version) && versions.versions[version].file != nil {
      others.subtract(ancestry(of: version))
    }
    return sorted(others)
  }

  private func ancestry(of version: Int) -> Set<Int> {
    var seen: Set<Int> = [version]
    var pending = [version]
    while let next = pending.popLast() {
      for link in versions.versions[next].parents where seen.insert(link.version).inserted {
        pending.append(link.version)
      }
    }
    return seen
  }

  /// Versions in the order of history, oldest first.
  func sorted(_ versions: some Sequence<Int>) -> [Int] {
    versions.sorted { left, right in
      let (a, b) = (self.versions.versions[left], self.versions.versions[right])
      return (places[a.commit], left) < (places[b.commit], right)
    }
  }
}
