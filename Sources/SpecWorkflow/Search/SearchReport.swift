/// Where words stand: in the specs of a commit, and in the messages of the commits that made them.
public struct SearchReport: Sendable {
  /// The commit whose specs were searched.
  public var commit: ObjectID
  /// Each text that had to be there.
  public var phrases: [String]
  /// The specs with a passage that holds all of them, the best first.
  public var specs: [Spec]
  /// The commits of the specs' histories whose messages hold all of them, newest first.
  public var commits: [Message]

  public struct Spec: Sendable {
    public var name: String
    public var title: String
    public var path: String
    public var status: String?
    /// In the order of the document.
    public var passages: [Passage]
  }

  /// An item of a spec that holds all phrases.
  public struct Passage: Sendable {
    public var item: SpecItem
    public var name: [TextRun]
    /// As much of the item's words as shows why it was found.
    public var words: [TextRun]
  }

  public struct Message: Sendable {
    public var commit: ObjectID
    public var author: Person
    public var time: Timestamp?
    public var subject: [TextRun]
    /// As much of the rest as shows why it was found; empty where the subject does.
    public var words: [TextRun]
    /// The specs that the commit changed, as they are called today.
    public var specs: [String]
  }
}

/// A part of a text, and whether it is what was looked for.
public struct TextRun: Sendable, Hashable {
  public var text: String
  public var isMatch: Bool

  /// Splits a text in which U+0001 and U+0002 stand around what was looked for.
  static func runs(in text: String) -> [TextRun] {
    var runs: [TextRun] = []
    for part in text.unicodeScalars.split(separator: "\u{1}", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "\u{2}", maxSplits: 1, omittingEmptySubsequences: false)
      if runs.isEmpty, halves.count == 1 {
        runs.append(TextRun(text: String(part), isMatch: false))
      } else if halves.count == 2 {
        runs.append(TextRun(text: String(halves[0]), isMatch: true))
        runs.append(TextRun(text: String(halves[1]), isMatch: false))
      } else {
        runs.append(TextRun(text: String(part), isMatch: true))
      }
    }
    return runs.filter { !$0.text.isEmpty }
  }
}
