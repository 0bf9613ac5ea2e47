internal import Git

/// The tags of a repository, by the commits that they name.
struct ReleaseTags {
  let graph: CommitGraph
  /// The name of each commit that has one.
  private let names: [ObjectID: String]

  init(_ graph: CommitGraph, _ tags: [Reference]) {
    self.graph = graph
    names = Dictionary(grouping: tags, by: \.target).mapValues(Self.best)
  }

  static let prefix = "refs/tags/"

  /// The short name of the best of some tags: one that is no pre-release, then the highest.
  static func best(_ tags: [Reference]) -> String {
    tags.map { String($0.name.dropFirst(prefix.count)) }.min(by: isBetter) ?? ""
  }

  /// The tag before a commit, as `git describe` finds it: that from which the fewest commits lead
  /// there; of several the newest.
  ///
  /// A tag of the commit itself will do where it `isIncluded`.
  func nearest(to commit: ObjectID, isIncluded: Bool) -> (name: String, commit: ObjectID)? {
    guard let tip = graph.index(of: commit) else {
      return nil
    }
    var candidates: [Int] = []
    var isBehind = [Bool](repeating: false, count: graph.count)
    for index in graph.dateOrder(from: tip).map(Int.init) {
      if !isBehind[index], isIncluded || index != tip, names[graph.ids[index]] != nil {
        candidates.append(index)
        isBehind[index] = true
      }
      if isBehind[index] {
        for parent in graph.parents(of: index) { isBehind[Int(parent)] = true }
      }
    }
    // They stand newest first, and the first of several that are equally near wins.
    let all = graph.reachable(from: tip)
    func distance(_ candidate: Int) -> Int {
      let behind = graph.reachable(from: candidate)
      return all.indices.count { all[$0] && !behind[$0] }
    }
    let nearest =
      candidates.count > 1 ? candidates.min { distance($0) < distance($1) } : candidates.first
    return nearest.flatMap { index in
      names[graph.ids[index]].map { ($0, graph.ids[index]) }
    }
  }

  private static func isBetter(_ left: String, _ right: String) -> Bool {
    func rank(_ name: String) -> (Int, Int) {
      (name.contains(where: \.isNumber) ? 0 : 1, name.contains("-") ? 1 : 0)
    }
    return rank(left) != rank(right) ? rank(left) < rank(right) : isHigher(left, right)
  }

  /// Whether a name is the higher one, its numbers taken as such: v1.10 is above v1.9.
  private static func isHigher(_ left: String, _ right: String) -> Bool {
    for (a, b) in zip(parts(left), parts(right)) where a != b {
      if let first = Int(a), let second = Int(b), first != second { return first > second }
      return a > b
    }
    return left.count != right.count ? left.count > right.count : left > right
  }

  private static func parts(_ name: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = name[...]
    while let first = rest.first {
      let part = rest.prefix { $0.isNumber == first.isNumber }
      parts.append(part)
      rest = rest.dropFirst(part.count)
    }
    return parts
  }
}
