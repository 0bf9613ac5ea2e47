/// Answers who descends from whom, remembering what was asked.
final class Descent {
  private let graph: CommitGraph
  private let order: [Int32]
  private let places: [Int32]
  private var ancestors: [Int: [Bool]] = [:]
  private var descendants: [Int: [Bool]] = [:]

  init(_ history: History) {
    graph = history.graph
    order = history.order
    places = history.places
  }

  /// Whether a commit is an ancestor of another one, or that one itself.
  ///
  /// One walk for each `commit` that is asked about, so it should be one of few.
  func isAncestor(_ other: Int, of commit: Int) -> Bool {
    if ancestors[commit] == nil {
      ancestors[commit] = graph.reachable(from: commit)
    }
    return ancestors[commit]?[other] ?? false
  }

  /// Whether a commit is a descendant of another one, or that one itself.
  ///
  /// One walk for each `ancestor` that is asked about, so it should be one of few.
  func isDescendant(_ commit: Int, of ancestor: Int) -> Bool {
    if descendants[ancestor] == nil {
      descendants[ancestor] = descendants(from: ancestor)
    }
    return descendants[ancestor]?[commit] ?? false
  }

  private func descendants(from ancestor: Int) -> [Bool] {
    var found = [Bool](repeating: false, count: graph.count)
    found[ancestor] = true
    let start = places[ancestor]
    guard start >= 0 else {
      return found
    }
    for commit in order[Int(start)...].dropFirst()
    where graph.parents(of: Int(commit)).contains(where: { found[Int($0)] }) {
      found[Int(commit)] = true
    }
    return found
  }
}
