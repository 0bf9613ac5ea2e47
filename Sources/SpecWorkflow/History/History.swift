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
  ///
  /// Simplified as git simplifies history for a path: a merge that has what one side had follows
  /// that side alone.
  func lineage(of version: Int) -> [Int] {
    sorted(closure(of: [version]) { _ in [] })
  }

  /// Versions of the sides that merges did not follow: changes that were made and dropped, or made
  /// on both sides alike.
  func outvoted(in lineage: [Int]) -> [Int] {
    var others: [Int: Set<Int>] = [:]
    for (kept, other) in versions.outvoted {
      others[Int(kept), default: []].insert(Int(other))
    }
    let all = closure(of: lineage) { others[$0] ?? [] }
    return sorted(all.subtracting(lineage))
  }

  private func closure(of versions: [Int], beside: (Int) -> Set<Int>) -> Set<Int> {
    var seen = Set(versions)
    var pending = versions
    while let next = pending.popLast() {
      let earlier = self.versions.versions[next].parents.map(\.version) + beside(next)
      for version in earlier where seen.insert(version).inserted {
        pending.append(version)
      }
    }
    return seen
  }

  /// Versions in the order of history, oldest first.
  func sorted(_ set: Set<Int>) -> [Int] {
    set.sorted { left, right in
      let (a, b) = (versions.versions[left], versions.versions[right])
      return (places[a.commit], left) < (places[b.commit], right)
    }
  }
}
