public import Git

/// Where the policy of a commit began, and whether something outside the repository says so.
public struct TrustReport: Sendable {
  public var commit: ObjectID
  /// The commit where the policy began.
  public var root: ObjectID
  public var date: Timestamp
  /// `Name <address>`.
  public var author: String
  /// The short name of whoever signed it with a key that it names itself.
  public var signer: String?
  /// Why there is none; empty where there is one.
  public var unsigned: String
  /// The project's id; `nil` where the policy gives none.
  public var project: String?
  public var people: [PolicyPerson]
  /// The entry that pins it.
  public var pin: TrustPin?
}

/// A pin as it would be written.
public struct TrustPinPlan: Sendable {
  public var commit: ObjectID
  public var project: String
  /// The key of git's configuration.
  public var key: String
  public var people: [PolicyPerson]
}
