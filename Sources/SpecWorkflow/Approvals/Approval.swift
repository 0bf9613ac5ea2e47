public import Git

/// One approval, or the withdrawal of one, and what it comes to.
public struct Approval: Sendable, Hashable {
  public var commit: ObjectID
  public var decision: ApprovalStatement.Decision
  /// The short name of whoever signed it; `nil` where that is not known.
  public var person: String?
  /// `Name <address>`, as the approval claims it.
  public var claimedPerson: String
  /// Of the key that signed it; `nil` where no good signature says so.
  public var fingerprint: String?
  /// `ssh`, `openpgp` or `x509`.
  public var format: String?
  /// The committer's date.
  public var date: Timestamp
  public var target: String
  /// `nil` where the statement cannot be read.
  public var round: Int?
  public var content: ContentDigest?
  public var verdict: ApprovalVerdict
  /// One sentence without a full stop.
  public var reason: String

  /// Whether it is an approval that counts; a withdrawal that holds has the same verdict.
  public var isCounted: Bool {
    verdict == .counts && decision == .approve
  }
}

/// What the approvals of a spec come to.
public struct SpecApproval: Sendable, Hashable {
  public var id: SpecID
  public var title: String
  public var path: String
  /// The status as the header has it.
  public var status: String?
  public var verdict: SpecVerdict
  /// How many different people have approved these words in this round.
  public var have: Int
  public var need: Int
  /// The state that they are for; `nil` where no state in reach needs approvals.
  public var target: String?
  public var round: Int
  public var content: ContentDigest?
  /// What has changed since the last approval of other words: IDs and headings.
  public var changed: [String]
  /// The last approval of other words in this round.
  public var approvedBefore: ObjectID?
  /// Oldest first.
  public var approvals: [Approval]
  /// The short names of those who could still approve.
  public var missing: [String]
  /// One sentence without a full stop; empty where the verdict says it all.
  public var reason: String
  /// Whether somebody's authorship that decides was not proven by a signature.
  public var hasUnverifiedAuthors: Bool
}

/// What `verify` found in a commit.
public struct ApprovalReport: Sendable {
  public var commit: ObjectID
  /// The commit where the policy in force began.
  public var root: ObjectID?
  /// Whether something outside the repository names that commit.
  public var isPinned: Bool
  public var policy: [PolicyReport]
  public var specs: [SpecApproval]
  /// What looks like a spec and cannot be read, and IDs that several files claim.
  public var problems: [SpecProblem]
  /// The people whom the policy in force knows.
  public var people: [Principal]

  /// The person with an address.
  public func person(address: String) -> Principal? {
    people.first { $0.addresses.contains { $0.lowercased() == address.lowercased() } }
  }

  /// The verdict of a path.
  public func spec(at path: String) -> SpecApproval? {
    specs.first { $0.path.isSamePath(as: path) }
  }
}

extension SpecApproval {
  /// Whether an approval of a person is still wanted and would count.
  public func isAwaiting(_ person: String) -> Bool {
    verdict == .pending && have < need && missing.contains(person)
  }

  /// The approvals of a person for these words and this round that lost their signature, as a rebase
  /// takes it away.
  public func unsigned(by person: Principal) -> [Approval] {
    approvals.filter { approval in
      approval.verdict == .unsigned && approval.decision == .approve
        && person.isNamed(approval.claimedPerson)
    }
  }
}
