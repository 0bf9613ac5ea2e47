/// The states that the status lines of documents begin with, in the order of a workflow.
enum StatusWords {
  /// A state and how many documents are in it.
  struct Count: Sendable, Hashable {
    var state: String
    var count: Int
  }

  /// The vocabulary of the values; rare words that nobody uses for a state are left out.
  static func vocabulary(of values: [String]) -> [Count] {
    var spellings: [String: [String: Int]] = [:]
    for value in values {
      if let state = leadingWords(of: value) {
        spellings[state.lowercased(), default: [:]][state, default: 0] += 1
      }
    }
    var counts: [Count] = []
    for (key, forms) in spellings {
      let total = forms.values.reduce(0, +)
      let isRare = total == 1 && values.count >= 20
      guard !(isRare && (rank(key) == nil || extends(key, spellings.keys))) else {
        continue
      }
      let usual = forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key
      counts.append(Count(state: usual, count: total))
    }
    return counts.sorted { left, right in
      let ranks = (rank(left.state) ?? unknownRank, rank(right.state) ?? unknownRank)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      return left.count != right.count ? left.count > right.count : left.state < right.state
    }
  }

  /// Whether a state comes before any decision, so that a new document can begin in it.
  static func isInitial(_ state: String) -> Bool {
    (rank(state) ?? unknownRank) < 30
  }

  /// `Implemented` of `Implemented (Swift 5.9)`; `nil` where the value is prose, or nothing.
  static func leadingWords(of value: String) -> String? {
    var value = value[...]
    if value.lowercased().hasPrefix("status:") {
      value = value.dropFirst(7).drop(while: \.isWhitespace)
    }
    let head = value.prefix { !"([{<,;:/|—–.!?*_`\"=".contains($0) && !$0.isNumber }
    var words = head.split(whereSeparator: \.isWhitespace)
    if let end = words.firstIndex(where: { stops.contains($0.lowercased()) || $0 == "-" }) {
      words = Array(words[..<end])
    }
    guard (1...4).contains(words.count), words[0].first?.isLetter == true else {
      return nil
    }
    return words.joined(separator: " ")
  }

  /// Words behind which an annotation begins.
  private static let stops: Set<String> = [
    "by", "on", "as", "since", "via", "at", "until", "from", "due", "see", "and", "but", "to",
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "v", "swift",
  ]

  private static func extends(_ key: String, _ others: some Sequence<String>) -> Bool {
    others.contains { $0 != key && key.hasPrefix($0 + " ") }
  }

  /// The place in a workflow of a state that is known by one of its words.
  private static func rank(_ state: String) -> Int? {
    let state = state.lowercased()
    return ranks.first { state.contains($0.word) }?.rank
  }

  private static let unknownRank = 55

  /// The first word that a state contains decides.
  private static let ranks: [(word: String, rank: Int)] = [
    ("awaiting", 20), ("scheduled", 20), ("returned", 38), ("partially", 62), ("in progress", 60),
    ("with modifications", 51), ("with revisions", 51), ("with changes", 51), ("last call", 36),
    ("idea", 5), ("stub", 5), ("placeholder", 5), ("draft", 10), ("wip", 10), ("pitch", 10),
    ("propos", 15), ("pending", 20), ("submitted", 20), ("open", 20), ("new", 15),
    ("review", 30), ("discussi", 30), ("preview", 40), ("provisional", 45), ("unresolved", 30),
    ("superseded", 95), ("replaced", 95), ("obsolete", 96), ("deprecated", 96), ("removed", 97),
    ("archived", 97), ("reject", 85), ("declined", 85), ("denied", 85), ("withdrawn", 90),
    ("abandoned", 90), ("cancel", 90), ("deferred", 80), ("postponed", 80), ("expired", 82),
    ("stagnant", 82), ("stale", 82), ("hold", 80), ("inactive", 82),
    ("accept", 50), ("approv", 50), ("implementable", 50), ("decided", 50), ("agreed", 50),
    ("implementing", 60), ("implemented", 65), ("complete", 65), ("done", 65), ("released", 66),
    ("shipped", 66), ("final", 67), ("active", 66), ("living", 68), ("stable", 67),
  ]
}
