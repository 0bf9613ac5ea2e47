/// How one text becomes another, word by word.
public struct WordDifference: Sendable, Hashable {
  /// A run of words of which both texts, or one of them, have all.
  public struct Run: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case same
      case removed
      case added
    }

    public var kind: Kind
    /// As they stand in their text, with the white space between them.
    public var words: String
    /// Whether white space that is no word stands behind them in their text.
    public var endsInSpace: Bool
  }

  /// In the order of the texts, what is removed before what is added in its place.
  public private(set) var runs: [Run] = []

  /// More words than this that differ are shown as one text in the place of another.
  static let mostWords = 2_000

  /// How `old` becomes `new`; white space that differs is no difference, but at a line end of code,
  /// where it is meant.
  public init(from old: String, to new: String) {
    let before = Words.of(old, keepsLineEnds: true)
    let after = Words.of(new, keepsLineEnds: true)
    var start = 0
    while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
    var end = 0
    while end < min(before.count, after.count) - start,
      before[before.count - 1 - end] == after[after.count - 1 - end]
    {
      end += 1
    }
    let (left, right) = (before[start..<before.count - end], after[start..<after.count - end])
    add(.same, after[..<start], of: new)
    compare(left, right, old, new)
    add(.same, after[(after.count - end)...], of: new)
  }

  /// Whether the texts have the same words.
  public var isEmpty: Bool {
    !runs.contains { $0.kind != .same }
  }

  private mutating func compare(
    _ left: ArraySlice<Substring>, _ right: ArraySlice<Substring>, _ old: String, _ new: String
  ) {
    guard left.count + right.count <= Self.mostWords else {
      add(.removed, left, of: old)
      add(.added, right, of: new)
      return
    }
    let (before, after) = (Array(left), Array(right))
    var same = 0
    for hunk in Hunk.between(before, after) {
      add(.same, after[same..<hunk.new.lowerBound], of: new)
      add(.removed, before[hunk.old], of: old)
      add(.added, after[hunk.new], of: new)
      same = hunk.new.upperBound
    }
    add(.same, after[same...], of: new)
  }

  private mutating func add(_ kind: Run.Kind, _ words: ArraySlice<Substring>, of text: String) {
    guard let first = words.first, let last = words.last else {
      return
    }
    let space = text[last.endIndex...].prefix(while: \.isWhitespace)
    runs.append(
      Run(
        kind: kind, words: String(text[first.startIndex..<last.endIndex]),
        endsInSpace: !space.isEmpty && !space.contains(where: \.isNewline)))
  }
}

extension WordDifference {
  /// The newer text with what is gone as `[-…-]` and what is new as `{+…+}`, as `git diff
  /// --word-diff` marks them.
  public var marked: String {
    var text = ""
    for (index, run) in runs.enumerated() {
      switch run.kind {
      case .same: text += run.words
      case .removed: text += "[-\(run.words)-]"
      case .added: text += "{+\(run.words)+}"
      }
      if index + 1 < runs.count, endsInSpace(at: index) { text += " " }
    }
    return text
  }

  /// Whether white space stands behind a run; what takes the place of another stands close to it.
  public func endsInSpace(at index: Int) -> Bool {
    let isReplaced =
      runs[index].kind == .removed && index + 1 < runs.count && runs[index + 1].kind == .added
    return runs[index].endsInSpace && !isReplaced
  }
}

extension WordDifference {
  /// What differs, with at most `context` words of what is the same on either side of it, and no more
  /// than `limit` words in all; whether something behind that is left out.
  public func excerpt(context: Int, limit: Int) -> (shown: WordDifference, isCut: Bool) {
    var shown = WordDifference(from: "", to: "")
    var left = limit
    for (index, run) in runs.enumerated() {
      guard left > 0 else { return (shown, true) }
      var run = run
      let words = run.words.split(whereSeparator: \.isWhitespace)
      if run.kind == .same, words.count > 2 * context {
        let head = index == 0 ? [] : words.prefix(context)
        let tail = index + 1 == runs.count ? [] : words.suffix(context)
        run.words = (head + ["…"] + tail).joined(separator: " ")
        left -= head.count + tail.count
      } else if words.count > left {
        run.words = words.prefix(left).joined(separator: " ")
        shown.runs.append(run)
        return (shown, true)
      } else {
        left -= words.count
      }
      shown.runs.append(run)
    }
    return (shown, false)
  }
}
