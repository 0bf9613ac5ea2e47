/// The events that items are the outcome of, in sets, and which of them have which behind them.
struct ItemOrigins {
  private let history: History
  /// For each event the commit's index.
  private var commits: [Int32] = []
  private var sets: [[Int32]] = []
  private var numbers: [[Int32]: Int32] = [:]
  private var descents: [Pair: Bool] = [:]

  private struct Pair: Hashable {
    var ancestor: Int32
    var commit: Int32
  }

  init(_ history: History) {
    self.history = history
  }

  /// Takes note of the next event.
  mutating func add(eventIn commit: Int) {
    commits.append(Int32(commit))
  }

  /// The number of a set of events.
  mutating func number(of events: [Int32]) -> Int32 {
    if let number = numbers[events] {
      return number
    }
    let number = Int32(sets.count)
    sets.append(events)
    numbers[events] = number
    return number
  }

  /// The set of all events of some sets.
  mutating func union(_ origins: [Int32]) -> Int32 {
    guard let first = origins.first, origins.contains(where: { $0 != first }) else {
      return origins.first ?? number(of: [])
    }
    return number(of: Set(origins.flatMap { sets[Int($0)] }).sorted())
  }

  /// The sides whose events no other side's have behind them; `nil` stands for a side without any.
  mutating func leading(_ origins: [Int32?]) -> [Int] {
    let sides = origins.indices.filter { origins[$0] != nil }
    guard sides.count > 1 else {
      return sides
    }
    var leading: [Int] = []
    for side in sides {
      var isBehind = false
      for other in sides where other != side {
        let (one, two) = (origins[side] ?? 0, origins[other] ?? 0)
        if one != two, isCovered(one, by: two), !isCovered(two, by: one) { isBehind = true }
      }
      if !isBehind { leading.append(side) }
    }
    return leading
  }

  /// Whether every event of a set has one of another set for a descendant.
  private mutating func isCovered(_ origin: Int32, by other: Int32) -> Bool {
    for event in sets[Int(origin)] {
      var isBehind = false
      for later in sets[Int(other)] where !isBehind {
        isBehind = isAncestor(commits[Int(event)], of: commits[Int(later)])
      }
      if !isBehind { return false }
    }
    return true
  }

  private mutating func isAncestor(_ ancestor: Int32, of commit: Int32) -> Bool {
    guard ancestor != commit else {
      return true
    }
    let pair = Pair(ancestor: ancestor, commit: commit)
    if let known = descents[pair] {
      return known
    }
    let answer = reaches(from: commit, ancestor)
    descents[pair] = answer
    return answer
  }

  /// Walks back from a commit, never further than the other one stands.
  private func reaches(from commit: Int32, _ ancestor: Int32) -> Bool {
    let end = history.places[Int(ancestor)]
    var seen: Set<Int32> = [commit]
    var pending = [commit]
    while let next = pending.popLast() {
      for parent in history.graph.parents(of: Int(next)) {
        if parent == ancestor { return true }
        if history.places[Int(parent)] > end, seen.insert(parent).inserted {
          pending.append(parent)
        }
      }
    }
    return false
  }
}
