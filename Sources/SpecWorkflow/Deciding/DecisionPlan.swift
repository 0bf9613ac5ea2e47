public import Git

/// A decision as it would be written: everything but the signature.
public struct DecisionPlan: Sendable {
  public var id: SpecID
  public var title: String
  public var path: String
  /// The branch's full name.
  public var reference: String
  /// The branch's tip, which becomes the commit's parent.
  public var parent: ObjectID
  public var from: String
  public var to: String
  /// Whether the commit sets the status.
  public var setsStatus: Bool
  /// Who decides, where a policy says so.
  public var person: Principal?
  /// The statement, of an approval or a withdrawal.
  public var statement: ApprovalStatement?
  /// The whole message.
  public var message: String
  /// What the approvals come to before it.
  public var before: SpecApproval?
  /// The document as it stands.
  public var content: [UInt8]
  /// What the same person approved last; `nil` where he never approved any of it.
  public var approvedContent: [UInt8]?
  /// What has changed in meaning since then; for a spec that is handed in, since anybody approved it.
  public var difference: SpecDifference?
  /// How it is signed, in words; `nil` for a commit without a signature.
  public var signing: String?
  /// `Name <address> seconds ±hhmm`.
  public var author: String
  public var committer: String

  /// The document that the commit has; `nil` where it is the parent's.
  var stepped: [UInt8]?
  var blob: ObjectID
  var mode: FileMode
  var tree: ObjectID

  /// The commit object without a signature, as `git cat-file commit` prints one.
  public func commit(tree: String) -> String {
    "tree \(tree)\nparent \(parent.hex)\nauthor \(author)\ncommitter \(committer)\n\n\(message)"
  }
}

/// A decision that was made.
public struct DecisionOutcome: Sendable {
  public var plan: DecisionPlan
  public var commit: ObjectID
  /// What the approvals come to now.
  public var after: SpecApproval?
  /// The commands that take it back, and nothing else.
  public var wayBack: String
  /// What the user should do because the work tree could not be brought along.
  public var remark: String?
}
