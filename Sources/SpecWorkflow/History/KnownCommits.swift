internal import Git

/// Takes over into a graph what another graph, read earlier, knows of the same commits.
///
/// What a commit says never changes, so that nothing is taken over that a reading would not find.
struct KnownCommits {
  private let known: CommitGraph
  private let isCandidate: Set<Int32>
  private let people: [Int32]
  /// For each commit of the known graph its index in the new one; -1 before it has one.
  private var indices: [Int32]
  /// For each commit of the new graph its index in the known one; -1 where that lacks it.
  private(set) var origins: [Int32] = []

  init(_ known: CommitGraph, people: inout PersonTable) {
    self.known = known
    isCandidate = Set(known.approvalCandidates)
    self.people = people.indices(of: known.people)
    indices = Array(repeating: -1, count: known.count)
  }

  /// Adds the commit that is next in the new graph; `false` where nothing is known of it.
  mutating func append(_ next: Int, to graph: inout CommitGraph) -> Bool {
    if next >= origins.count || origins[next] == Self.notLookedUp {
      set(known.index(of: graph.ids[next]) ?? -1, of: next)
    }
    guard origins[next] >= 0 else {
      return false
    }
    let origin = Int(origins[next])
    indices[origin] = Int32(next)
    var parents: [Int32] = []
    for parent in known.parents(of: origin) {
      parents.append(index(of: Int(parent), in: &graph))
    }
    graph.append(
      origin, of: known, author: people[Int(known.authors[origin])],
      committer: people[Int(known.committers[origin])], parents: parents)
    if known.boundary.contains(origin) {
      graph.boundary.insert(next)
    }
    if isCandidate.contains(Int32(origin)) {
      graph.approvalCandidates.append(Int32(next))
    }
    return true
  }

  /// The index in the new graph of a commit of the known one.
  private mutating func index(of origin: Int, in graph: inout CommitGraph) -> Int32 {
    if indices[origin] < 0 {
      let index = graph.reserveIndex(for: known.ids[origin])
      indices[origin] = Int32(index)
      set(origin, of: index)
    }
    return indices[origin]
  }

  private mutating func set(_ origin: Int, of index: Int) {
    while origins.count <= index {
      origins.append(Self.notLookedUp)
    }
    origins[index] = Int32(origin)
  }

  private static let notLookedUp: Int32 = -2
}
