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

  /// Whether part of the history was never fetched.
  public var isShallow: Bool {
    !graph.boundary.isEmpty
  }

  /// The version that the tip has of a path; `nil` where the path never was one.
  func currentVersion(of path: String) -> Int? {
    paths.index(of: path).flatMap { versions.current[$0] }
  }

  /// The versions that a version came from, itself included, in the order of history.
  func lineage(of version: Int) -> [Int] {
    var seen: Set<Int> = [version]
    var pending = [version]
    while let next = pending.popLast() {
      for link in versions.versions[next].parents where seen.insert(link.version).inserted {
        pending.append(link.version)
      }
    }
    return seen.sorted { left, right in
      let (a, b) = (versions.versions[left], versions.versions[right])
      return (places[a.commit], left) < (places[b.commit], right)
    }
  }
}
