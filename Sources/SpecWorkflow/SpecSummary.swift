public import Git

/// One spec with what it claims and what history says.
public struct SpecSummary: Sendable, Hashable {
  /// `nil` where the number is still to be given.
  public var id: SpecID?
  /// The ID or its placeholder, for people.
  public var name: String
  public var title: String
  public var path: String
  /// The status as a reader sees it; `nil` where the header has none.
  public var status: String?
  /// The state of the vocabulary that the status begins with.
  public var state: String?
  /// The author that the header claims.
  public var author: String?
  /// When it was first written; `nil` where that lies before what was fetched.
  public var created: Timestamp?
  /// When it last changed in anything but its typed dates.
  public var updated: Timestamp?
  /// Who wrote it, by first contribution, through the mailmap.
  public var authors: [Person]
  /// The number of commits that changed it; `nil` where some lie before what was fetched.
  public var commits: Int?
  /// What the header says that history does not.
  public var contradictions: [Contradiction]
  /// What its approvals come to, where that was asked and a policy is in force.
  public var approval: SpecApproval?
}

/// A claim of a header that history contradicts.
public struct Contradiction: Sendable, Hashable {
  /// What is claimed.
  public enum Field: String, Sendable {
    case created
    case updated
    case author
  }

  public var field: Field
  /// As the header says it.
  public var claim: String
  /// As history says it.
  public var derived: String
  public var position: SourcePosition
}

/// The specs of a commit, and what could not be read.
public struct SpecListing: Sendable {
  /// The commit; `nil` on a branch without one.
  public var commit: ObjectID?
  /// Whether part of the history was never fetched.
  public var isShallow: Bool
  public var specs: [SpecSummary]
  /// Files that look like specs and cannot be read, and IDs that several files claim.
  public var problems: [SpecProblem]
  /// The folders that were looked at.
  public var folders: [String]
  /// Whether some commit of the history has something where policies stand.
  var hasPolicyFolder = false
  /// What approvals come to, where that was asked and a policy is in force.
  public var approvals: ApprovalReport?
}
