/// Tells which items of an older text are which of a newer one.
///
/// What both texts have at their beginning and at their end is the same; of the rest, in this order,
/// each item once:
/// 1. the same kind, name and words, under the same headings first;
/// 2. what history has followed from the one text to the other;
/// 3. the same kind and words: it was renumbered, renamed or moved;
/// 4. a section of the same heading in the same place, and a header field of the same name;
/// 5. the pair with the highest score first, where the score is the likeness of the words from 0 to
///    1, and 0.3 more for the same name. Another name needs a likeness of 0.6; a requirement or label
///    of the same name needs none, a heading that stands elsewhere 0.3.
///
/// Where two pairs with one item in common have the same score, and both or neither have a name or
/// headings in common, nothing is guessed: they stay apart and are named as candidates.
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

  /// Matches all items; `followed`: what history knows to be the same.
  init(_ old: [SpecItem], _ new: [SpecItem], followed: [Pair] = []) {
    self.old = old
    self.new = new
    let (start, end) = Self.common(old, new)
    openOld = Set(start..<old.count - end)
    openNew = Set(start..<new.count - end)
    pairs = (0..<start).map { Pair(old: $0, new: $0) }
    pairs += (0..<end).map { Pair(old: old.count - end + $0, new: new.count - end + $0) }
    guard !openOld.isEmpty, !openNew.isEmpty else {
      return
    }
    let digests = Digests(
      old: old.indices.map { openOld.contains($0) ? Self.digest(old[$0]) : 0 },
      new: new.indices.map { openNew.contains($0) ? Self.digest(new[$0]) : 0 })
    matchSame(digests) { Key($0, name: true, words: $1, headings: true) }
    matchSame(digests) { Key($0, name: true, words: $1) }
    for pair in followed where openOld.contains(pair.old) && openNew.contains(pair.new) {
      self.pair(pair.old, pair.new)
    }
    matchSame(digests, where: \.isKnownByWords) { Key($0, words: $1, headings: true) }
    matchSame(digests, where: \.isKnownByWords) { Key($0, words: $1) }
    matchSame(digests, where: \.isKnownByName) { item, _ in
      Key(item, name: true, headings: true)
    }
    for kind in SpecItem.Kind.allCases {
      matchAlike(kind)
    }
    pairs.sort { $0.new < $1.new }
  }

  // MARK: The same

  /// How many items two texts have in common at their beginning and at their end.
  private static func common(_ old: [SpecItem], _ new: [SpecItem]) -> (start: Int, end: Int) {
    func isSame(_ i: Int, _ j: Int) -> Bool {
      old[i].kind == new[j].kind && ItemChange.between(old[i], new[j]) == nil
    }
    let most = min(old.count, new.count)
    var start = 0
    while start < most, isSame(start, start) { start += 1 }
    var end = 0
    while end < most - start, isSame(old.count - 1 - end, new.count - 1 - end) { end += 1 }
    return (start, end)
  }

  /// What two items have to have in common.
  private struct Key: Hashable {
    var kind: SpecItem.Kind
    var name: String?
    /// A digest of the words.
    var words: Int?
    var headings: [String]?

    init(_ item: SpecItem, name: Bool = false, words: Int? = nil, headings: Bool = false) {
      kind = item.kind
      self.name = name ? item.name : nil
      self.words = words
      self.headings = headings ? item.headingPath : nil
    }
  }

  /// The digests of the words of all items that stand open.
  private struct Digests {
    var old: [Int]
    var new: [Int]
  }

  private static func digest(_ item: SpecItem) -> Int {
    var (hasher, words) = (Hasher(), item.words)
    words.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize()
  }

  /// Pairs items with one key, in their order.
  private mutating func matchSame(
    _ digests: Digests, where isWanted: (SpecItem) -> Bool = { _ in true },
    _ key: (SpecItem, Int) -> Key
  ) {
    var places: [Key: [Int]] = [:]
    for index in openOld.sorted().reversed() where isWanted(old[index]) {
      places[key(old[index], digests.old[index]), default: []].append(index)
    }
    guard !places.isEmpty else {
      return
    }
    for index in openNew.sorted() where isWanted(new[index]) {
      if let found = places[key(new[index], digests.new[index])]?.popLast() {
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
    // The last two of a kind may be one whatever their words.
    if olds.count == 1, news.count == 1, candidate(Pair(old: olds[0], new: news[0]), 0) != nil {
      pair(olds[0], news[0])
      return
    }
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

  /// Whether its name tells what it is, whatever its words.
  fileprivate var isKnownByName: Bool {
    kind == .section || kind == .header || kind == .status
  }
}
