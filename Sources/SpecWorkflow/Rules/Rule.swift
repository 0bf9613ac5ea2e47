/// One thing that a check looks for, with the page that tells what it is.
///
/// Code and name are stable: configurations, suppressions and other programs have them.
public struct Rule: Sendable {
  /// What a rule needs to look at.
  public enum Family: String, Sendable, CaseIterable {
    /// One document by itself.
    case document
    /// A document and the commits behind it.
    case history
    /// A document and all others.
    case links
    /// A document and the approvals of its commits.
    case approvals
    /// What a push does to a protected branch.
    case push
  }

  /// A letter for the family and three digits, such as `H002`.
  public var code: String
  /// Words joined by hyphens, such as `updated-behind-history`.
  public var name: String
  /// One sentence without a full stop: what it reports.
  public var summary: String
  /// Why anybody should care.
  public var why: String
  /// What it reports, as Markdown or as the commands that lead there.
  public var bad: String
  /// The same, mended.
  public var good: String
  /// How to mend it.
  public var mend: String
  public var weights: Weights
  /// Whether `spec check --fix` can mend it.
  public var isFixable = false
  let find: Find

  /// How a rule finds what it reports.
  enum Find: Sendable {
    case document(@Sendable (CheckedDocument) -> [Spot])
    case history(@Sendable (CheckedHistory) -> [Spot])
    case links(@Sendable (CheckedDocument, LinkedSpecs) -> [Spot])
    case approvals(@Sendable (CheckedApproval) -> [Spot])
    /// The checker itself, which comes across it while it reads.
    case checker(Family)
  }

  public var family: Family {
    switch find {
    case .document: .document
    case .history: .history
    case .links: .links
    case .approvals: .approvals
    case .checker(let family): family
    }
  }

  /// What a rule's findings weigh by the stage of a spec; `nil` where it has nothing to say.
  public struct Weights: Sendable, Hashable {
    var draft: Severity?
    var review: Severity?
    var approved: Severity?
    var closed: Severity?

    static func always(_ severity: Severity) -> Weights {
      Weights(draft: severity, review: severity, approved: severity, closed: severity)
    }

    /// Where the specs that are closed are left in peace.
    static func open(draft: Severity?, review: Severity?, approved: Severity?) -> Weights {
      Weights(draft: draft, review: review, approved: approved, closed: nil)
    }

    public func severity(in stage: SpecStage) -> Severity? {
      switch stage {
      case .draft: draft
      case .review: review
      case .approved: approved
      case .closed: closed
      }
    }
  }
}

/// A place that a rule found something at.
struct Spot {
  var range: SourceRange
  /// One sentence without a full stop.
  var message: String

  init(_ range: SourceRange, _ message: String) {
    self.range = range
    self.message = message
  }

  init(_ position: SourcePosition, _ message: String) {
    self.init(SourceRange(start: position, end: position), message)
  }
}
