public import Git

/// A commit that changed the policy and was not allowed to, or left none that can be read.
public struct PolicyReport: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// Nobody who may change the policy signed the change.
    case unauthorised
    /// The folder, or what it says of approvals, is gone.
    case removed
    /// It cannot be read; the policy before it stays in force.
    case unreadable
    /// A merge of two changes, or one that took the older side, without authority.
    case merged
    /// The policy begins in several places.
    case severalRoots = "several-roots"
  }

  public var kind: Kind
  public var commit: ObjectID
  /// One sentence without a full stop.
  public var message: String
  /// Whether what the tip has is still not what is in force.
  public var isStanding: Bool
}
