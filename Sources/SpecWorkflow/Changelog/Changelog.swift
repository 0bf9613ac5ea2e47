public import Git

/// What happened to specs and their requirements between two commits, as a reader is told.
public struct Changelog: Sendable {
  public var range: ChangelogRange
  /// Those that have entries, in the order of the types.
  public var sections: [Section]
  /// What looks like a spec at the end and cannot be read, and IDs that several files claim.
  public var problems: [SpecProblem] = []

  /// The changes of one type.
  public struct Section: Sendable, Hashable {
    public var type: ChangelogType
    /// By spec, then by place in the document.
    public var entries: [ChangelogEntry]
  }
}

/// Which commits a changelog is about, and what it is called.
public struct ChangelogRange: Sendable, Hashable {
  /// Where it begins; `nil` where everything from the beginning is meant.
  public var base: ObjectID?
  /// The tag that the base was named by or has.
  public var baseTag: String?
  public var commit: ObjectID
  /// The tag that it ends at, or will end at.
  public var tag: String?
  /// Whether it leads up to a commit that no release has been made of.
  public var isUnreleased: Bool
  /// Of the end in its own offset; `nil` where it is not released.
  public var date: CalendarDate?

  /// `v2.1.0`, `Unreleased`, or a short commit id.
  public var title: String {
    tag ?? (isUnreleased ? "Unreleased" : commit.short)
  }
}

/// One line of a changelog.
public struct ChangelogEntry: Sendable, Hashable {
  /// What happened; the raw values are those of the machine output.
  public enum Kind: String, Sendable, CaseIterable {
    case specAdded = "spec-added"
    case specRemoved = "spec-removed"
    case specRenamed = "spec-renamed"
    case specRenumbered = "spec-renumbered"
    /// Nothing but prose, criteria, questions or header fields is different.
    case specReworded = "spec-reworded"
    case status
    case approved
    case requirementAdded = "requirement-added"
    case requirementChanged = "requirement-changed"
    case requirementRemoved = "requirement-removed"
  }

  /// A spec as the end has it, or the base had it.
  public struct Spec: Sendable, Hashable {
    /// The ID, or the file's name where it has none.
    public var id: String
    public var title: String
    public var path: String
  }

  /// A requirement of a new spec.
  public struct Requirement: Sendable, Hashable {
    /// `nil` where it has only words.
    public var name: String?
    public var words: String
    /// Where it was before, such as `SPEC-001/FR-2`.
    public var formerName: String?
  }

  public var kind: Kind
  public var spec: Spec
  /// The requirement's name.
  public var requirement: String?
  /// What the requirement says now, or said where it is removed.
  public var words: String?
  /// What it said, where its words are others.
  public var oldWords: String?
  /// The status or the title before; of a new spec nothing.
  public var from: String?
  public var to: String?
  /// The ID or name that it had, such as `FR-2` or, in another spec, `SPEC-001/FR-2`.
  public var formerName: String?
  public var strength: [Strength] = []
  /// `nil` where the status needs no approvals.
  public var approval: ChangelogApproval?
  /// The headings, criteria and fields that were reworded.
  public var places: [String] = []
  public var requirements: [Requirement] = []
  /// The commits that did it, oldest first.
  public var commits: [SpecComparison.Author] = []

  init(_ kind: Kind, _ spec: Spec, commits: [SpecComparison.Author]) {
    self.kind = kind
    self.spec = spec
    self.commits = commits
  }

  /// `SPEC-007`, or `SPEC-007/FR-2`.
  public var name: String {
    requirement.map { "\(spec.id)/\($0)" } ?? spec.id
  }
}

/// What the approvals of a status come to.
public enum ChangelogApproval: Sendable, Hashable {
  /// The people whose approvals count, in the order in which they approved.
  case by([String])
  /// It needs approvals and lacks them; whether other words were approved once.
  case missing(isStale: Bool)
  /// It cannot be told.
  case unknown

  /// `nil` where the status needs none, or was claimed before the policy began.
  init?(_ spec: SpecApproval, people: [Principal]) {
    switch spec.verdict {
    case .approved:
      var names: [String] = []
      for approval in spec.approvals where approval.isCounted {
        let name =
          people.first { $0.id == approval.person }?.name
          ?? String(approval.claimedPerson.prefix { $0 != "<" })
        let folded = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !names.contains(folded) { names.append(folded) }
      }
      self = .by(names)
    case .stale: self = .missing(isStale: true)
    case .unproven: self = .missing(isStale: false)
    case .unknown: self = .unknown
    case .none, .pending, .legacy: return nil
    }
  }
}
