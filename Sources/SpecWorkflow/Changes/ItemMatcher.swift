/// Tells which items of an older text are which of a newer one.
///
/// In this order, each item once:
/// 1. the same kind, name and words, under the same headings first;
/// 2. the same kind and words: it was renumbered, renamed or moved;
/// 3. the pair with the highest score first, where the score is the likeness of the words from 0 to
///    1, and 0.3 more for the same name. Another name needs a likeness of 0.6; a requirement, label or
///    field of the same name needs none, a heading that stands elsewhere 0.3.
///
/// Where two pairs with one item in common have the same score, and neither has the same name or
/// headings, nothing is guessed: they stay apart and are named as candidates.
struct ItemMatcher {
  /// A pair of indices into the older and the newer items.
  struct Pair: Hashable {
    var old: Int
    var new: Int
  }

  /// The likeness that two items of different names need.
  static let threshold = 0.6
  /// What the same name is worth.
  static let nameBonus = 0.3
  /// The likeness that items of two specs need.
  static let strangerThreshold = 0.8
  /// More pairs than this of one kind are not compared word by word.
  static let mostPairs = 250_000

  private(set) var pairs: [Pair] = []
  /// For newer items the older ones that they might be, where that cannot be told.
  private(set) var candidates: [Int: [Int]] = [:]
  private let old: [SpecItem]
  private let new: [SpecItem]
  private var openOld: Set<Int>
  private var openNew: Set<Int>

  /// Matches all items.
  init(_ old: [SpecItem], _ new: [SpecItem]) {
    self.old = old
    self.new = new
    openOld = Set(old.indices)
    openNew = Set(new.indices)
    matchSame { [$0.kind.rawValue, $0.name ?? "", $0.words] + $0.headingPath }
    matchSame { [$0.kind.rawValue, $0.name ?? "", $0.words] }
    matchSame(where: \.isKnownByWords) { [$0.kind.rawValue, $0.words] + $0.headingPath }
    matchSame(where: \.isKnownByWords) { [$0.kind.rawValue, $0.words] }
    for kind in SpecItem.Kind.allCases {
      matchAlike(kind)
    }
    pairs.sort { $0.new < $1.new }
  }

  // MARK: The same

  /// Pairs items with one key, in their order.
  private mutating func matchSame(
    where isWanted: (SpecItem) -> Bool = { _ in true }, _ key: (SpecItem) -> [String]
  ) {
    var places: [[String]: [Int]] = [:]
    for index in openOld.sorted().reversed() where isWanted(old[index]) {
      places[key(old[index]), default: []].append(index)
    }
    for index in openNew.sorted() where isWanted(new[index]) {
      if let found = places[key(new[index])]?.popLast() {
        pair(found, index)
      }
    }
  }

  private mutating func pair(_ older: Int, _ newer: Int) {
    pairs.append(Pair(old: older, new: newer))
    openOld.remove(older)
    openNew.remove(newer)
  }

  // MARK: Alike

  private struct Candidate {
    var pair: Pair
    var score: Double
    /// Whether name or headings are the same.
    var isAnchored: Bool
  }

  private mutating func matchAlike(_ kind: SpecItem.Kind) {
    let olds = openOld.filter { old[$0].kind == kind }.sorted()
    let news = openNew.filter { new[$0].kind == kind }.sorted()
    var candidates: [Candidate] = []
    let isCompared = olds.count * news.count <= Self.mostPairs
    let oldWords = isCompared ? olds.map { Words.Counted(old[$0].words) } : []
    let newWords = isCompared ? news.map { Words.Counted(new[$0].words) } : []
    for (i, older) in olds.enumerated() {
      for (j, newer) in news.enumerated() {
        let likeness = isCompared ? Words.likeness(oldWords[i], newWords[j]) : 0
        if let candidate = candidate(Pair(old: older, new: newer), likeness) {
          candidates.append(candidate)
        }
      }
    }
    candidates.sort {
      ($1.score, $1.isAnchored ? 1 : 0, $0.pair.new, $0.pair.old)
        < ($0.score, $0.isAnchored ? 1 : 0, $1.pair.new, $1.pair.old)
    }
    choose(candidates)
  }

  private func candidate(_ pair: Pair, _ likeness: Double) -> Candidate? {
    let (older, newer) = (old[pair.old], new[pair.new])
    let hasSameName = older.name != nil && older.name == newer.name
    let hasSameHeadings = older.headingPath == newer.headingPath
    if hasSameName {
      let isFree = older.kind != .section || hasSameHeadings
      guard isFree || likeness >= Self.nameBonus else { return nil }
      return Candidate(pair: pair, score: likeness + Self.nameBonus, isAnchored: true)
    }
    // A header field is its name; words without a name are a heading's own or nobody's.
    let isUnnamedSection =
      older.kind == .section && older.name == nil && newer.name == nil
    if isUnnamedSection {
      return Candidate(pair: pair, score: likeness + Self.nameBonus, isAnchored: true)
    }
    guard older.isKnownByWords, likeness >= Self.threshold else { return nil }
    return Candidate(pair: pair, score: likeness, isAnchored: hasSameHeadings)
  }

  private mutating func choose(_ sorted: [Candidate]) {
    for (index, candidate) in sorted.enumerated() {
      let pair = candidate.pair
      guard openOld.contains(pair.old), openNew.contains(pair.new) else { continue }
      let equals = sorted[(index + 1)...].prefix {
        $0.score == candidate.score && $0.isAnchored == candidate.isAnchored
      }.map(\.pair).filter {
        ($0.old == pair.old || $0.new == pair.new)
          && openOld.contains($0.old) && openNew.contains($0.new)
      }
      guard equals.isEmpty else {
        for tie in [pair] + equals {
          candidates[tie.new, default: []].append(tie.old)
          openNew.remove(tie.new)
        }
        for tie in [pair] + equals {
          openOld.remove(tie.old)
        }
        continue
      }
      self.pair(pair.old, pair.new)
    }
  }
}

extension SpecItem {
  /// Whether its words tell what it is; a header field is its name.
  fileprivate var isKnownByWords: Bool {
    kind != .header && kind != .status && !words.isEmpty
  }
}
