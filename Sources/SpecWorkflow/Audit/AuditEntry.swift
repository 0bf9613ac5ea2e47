public import Git

/// One thing that a commit did, as an auditor asks for it.
public struct AuditEntry: Sendable, Hashable {
  /// What the entry is about.
  public enum Kind: Sendable, Hashable {
    case item(SpecItem.Kind)
    /// An approval that was given or taken back.
    case approval(ApprovalVerdict, reason: String)
    /// A spec that claims more than its approvals come to, where no event of its own tells it.
    case verdict(reason: String)

    /// The word of the machine output.
    public var word: String {
      switch self {
      case .item(let kind): kind.rawValue
      case .approval: "approval"
      case .verdict: "verdict"
      }
    }
  }

  /// The ID of the spec, or the file's name where it has none.
  public var spec: String
  public var path: String
  public var kind: Kind
  /// The ID, label, heading or field; for an approval the state that it is for.
  public var item: String
  /// A word of `ItemChange.Kind`, or `approved` or `withdrawn`.
  public var change: String
  /// What it said before, and says since.
  public var old: SpecItem?
  public var new: SpecItem?
  /// The spec that it moved from.
  public var origin: String?
  /// What it might have been, where that could not be told.
  public var candidates: [String]
  public var commit: ObjectID
  /// When the author wrote it; `nil` where that is not known.
  public var date: Timestamp?
  /// As the mailmap has him; `nil` for what was there before the history begins that was fetched.
  public var author: Person?
  /// The status that the spec had then.
  public var status: String?
  public var coverage: Coverage
  /// What the workflow says of a step between states.
  public var transition: StatusTransition?
  public var isMerge: Bool
}

/// What happened to the specs of a repository, requirement by requirement.
public struct AuditReport: Sendable {
  /// The commit that the events lead up to.
  public var commit: ObjectID
  /// Whether part of the history was never fetched.
  public var isShallow: Bool
  /// Whether a policy is in force, so that approvals are asked for.
  public var hasPolicy: Bool
  /// By descent, then by date, oldest first.
  public var entries: [AuditEntry]
  /// Specs whose header claims what history contradicts.
  public var claims: [SpecSummary]
  /// The people whom the policy knows.
  public var people: [Principal]
  /// What looks like a spec and cannot be read, and IDs that several files claim.
  public var problems: [SpecProblem]
}
