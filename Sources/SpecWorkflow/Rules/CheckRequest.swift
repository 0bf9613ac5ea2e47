public import Git

/// What is to be checked.
public struct CheckRequest: Sendable {
  /// Where the texts are taken from.
  public enum Source: Sendable {
    /// The files on disk.
    case workTree
    /// What the next commit would have.
    case index
    case commit(ObjectID)
  }

  public var source: Source
  /// IDs and paths; all specs without any.
  public var specs: [String] = []
  /// Only what has come since this commit.
  public var since: ObjectID?
  public var rules: [Rule]
  /// Whether the report is to tell what mending by the program would make of the texts.
  public var wantsFixes = false
  /// The time at which what is not committed changed.
  public var now: Timestamp

  /// All rules on some texts.
  public init(_ source: Source, now: Timestamp) {
    self.source = source
    self.now = now
    rules = RuleBook.rules
  }

  func looks(at family: Rule.Family) -> Bool {
    rules.contains { $0.family == family }
  }
}
