/// A word of a requirement, or several that mean one thing.
enum RequirementWord: Hashable {
  /// In lower case.
  case word(String)
  case modal(Modal)
  case quantity(Quantity)

  var word: String? {
    if case .word(let word) = self { word } else { nil }
  }

  var modal: Modal? {
    if case .modal(let modal) = self { modal } else { nil }
  }

  var quantity: Quantity? {
    if case .quantity(let quantity) = self { quantity } else { nil }
  }

  static func read(_ text: String) -> [RequirementWord] {
    let words = Words.of(text)
    var found: [RequirementWord] = []
    var index = 0
    while index < words.count {
      if let (quantity, count) = Quantity.read(words[index...]) {
        found.append(.quantity(quantity))
        index += count
      } else if let (modal, count) = Modal.read(words[index...]) {
        found.append(.modal(modal))
        index += count
      } else {
        found.append(.word(words[index].lowercased()))
        index += 1
      }
    }
    return found
  }
}

/// A word that says how much something is asked for (RFC 2119).
struct Modal: Hashable {
  /// 1 for what may be, 2 for what should be, 3 for what must be.
  var level: Int
  var isNegative: Bool

  private static let phrases: [(words: [String], modal: Modal)] = [
    (["must", "not"], Modal(level: 3, isNegative: true)),
    (["shall", "not"], Modal(level: 3, isNegative: true)),
    (["should", "not"], Modal(level: 2, isNegative: true)),
    (["not", "recommended"], Modal(level: 2, isNegative: true)),
    (["need", "not"], Modal(level: 1, isNegative: false)),
    (["not", "required"], Modal(level: 1, isNegative: false)),
    (["must"], Modal(level: 3, isNegative: false)),
    (["shall"], Modal(level: 3, isNegative: false)),
    (["required"], Modal(level: 3, isNegative: false)),
    (["should"], Modal(level: 2, isNegative: false)),
    (["recommended"], Modal(level: 2, isNegative: false)),
    (["may"], Modal(level: 1, isNegative: false)),
    (["optional"], Modal(level: 1, isNegative: false)),
  ]

  /// The modal that words begin with, and how many of them it takes; "may not" means two things.
  static func read(_ words: ArraySlice<Substring>) -> (modal: Modal, count: Int)? {
    let next = words.prefix(2).map { $0.lowercased() }
    guard next != ["may", "not"] else {
      return nil
    }
    return phrases.first { next.starts(with: $0.words) }.map { ($0.modal, $0.words.count) }
  }
}

/// The words that make a number a limit.
enum Limits {
  private static let before: [[String]] = [
    "within", "at most", "at least", "more than", "less than", "fewer than", "up to", "under",
    "below", "above", "over", "maximum", "max", "minimum", "min", "exceed", "exceeds", "exceeding",
    "later than", "longer than", "larger than", "greater than", "smaller than", "limit",
    "limited to", "limit is", "<", ">", "≤", "≥", "< =", "> =",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let behind: [[String]] = [
    "at most", "at least", "or less", "or fewer", "or more", "or longer", "or larger", "maximum",
    "max", "minimum", "or faster", "or sooner",
  ].map { $0.split(separator: " ").map(String.init) }

  /// Whether such words stand close to a place.
  static func standAround(_ index: Int, in words: [RequirementWord]) -> Bool {
    var lead = words[..<index].suffix(5).map { $0.word ?? "" }
    while let last = lead.last, ["of", "the", "a", "an", "about", ":", "is", "to"].contains(last),
      !before.contains(where: { lead.suffix($0.count) == $0[...] })
    {
      lead.removeLast()
    }
    if before.contains(where: { lead.suffix($0.count) == $0[...] }) {
      return true
    }
    let tail = words[(index + 1)...].prefix(4).map { $0.word ?? "" }
    // A noun may stand between: 20 people at most.
    return behind.contains { tail.starts(with: $0) || tail.dropFirst().starts(with: $0) }
  }
}
