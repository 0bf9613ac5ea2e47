/// What the workflow says of a step from one state to another.
public enum StatusTransition: Sendable, Hashable {
  case allowed
  /// It leads forward, and leaves out the states that stand on the way.
  case skips([String])
  case forbidden

  /// How a step is judged; `from` is `nil` for a spec that is new.
  ///
  /// `nil` where one of the states is not of the vocabulary, or the state stays.
  init?(
    from: String?, to: String, states: [String], transitions: [String: [String]]
  ) {
    guard let first = states.first, from != to, let place = states.firstIndex(of: to) else {
      return nil
    }
    guard let from else {
      guard to != first else { return nil }
      // A spec that begins in a later state left out the first one as well.
      let way = Self.way(from: first, to: to, transitions)
      self = way.map { .skips([first] + $0) } ?? .forbidden
      return
    }
    guard let start = states.firstIndex(of: from) else {
      return nil
    }
    if transitions[from]?.contains(to) == true {
      self = .allowed
    } else if start < place, let way = Self.way(from: from, to: to, transitions) {
      self = .skips(way)
    } else {
      self = .forbidden
    }
  }

  /// The states between two on the shortest way.
  private static func way(
    from: String, to: String, _ transitions: [String: [String]]
  ) -> [String]? {
    var ways: [[String]] = [[from]]
    var seen: Set<String> = [from]
    while !ways.isEmpty {
      var longer: [[String]] = []
      for way in ways {
        for next in transitions[way[way.count - 1]] ?? [] where seen.insert(next).inserted {
          if next == to { return Array(way.dropFirst()) }
          longer.append(way + [next])
        }
      }
      ways = longer
    }
    return nil
  }
}
