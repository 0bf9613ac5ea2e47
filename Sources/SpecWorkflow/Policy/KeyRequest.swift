public import Git

/// What a user asks to be changed in the keys of the policy.
public struct KeyRequest: Sendable {
  public enum Kind: Sendable {
    case add(NewKey)
    /// By fingerprint or short name.
    case retire(String)
    /// By fingerprint.
    case revoke(String)
  }

  /// A key that is to count from now on.
  public struct NewKey: Sendable {
    /// The short name of its owner.
    public var person: String
    /// `nil` for the key that git signs the user's own commits with.
    public var file: String?
    /// Of a person whom the configuration does not have yet.
    public var name: String?
    public var address: String?
    public var validAfter: CalendarDate?
    public var validBefore: CalendarDate?

    public init(
      person: String, file: String?, name: String?, address: String?, validAfter: CalendarDate?,
      validBefore: CalendarDate?
    ) {
      self.person = person
      self.file = file
      self.name = name
      self.address = address
      self.validAfter = validAfter
      self.validBefore = validBefore
    }
  }

  public var kind: Kind
  /// Whether programs may run that the repository's own configuration names.
  public var allowsRepositoryPrograms: Bool
  public var settings: GitSettings
  public var judging: JudgeOptions
  public var now: Timestamp

  public init(
    _ kind: Kind, allowsRepositoryPrograms: Bool = false, settings: GitSettings,
    judging: JudgeOptions, now: Timestamp
  ) {
    self.kind = kind
    self.allowsRepositoryPrograms = allowsRepositoryPrograms
    self.settings = settings
    self.judging = judging
    self.now = now
  }
}

/// A change of the keys as it would be written: everything but the signature.
public struct KeyPlan: Sendable {
  /// The branch's full name.
  public var reference: String
  /// The branch's tip, which becomes the commit's parent.
  public var parent: ObjectID
  public var edits: [FileEdit]
  /// The whole message.
  public var message: String
  /// The key that is added or taken away; the first of several.
  public var fingerprint: String
  /// The person whose it is, by the short name.
  public var person: String?
  /// How the commit is signed, in words.
  public var signing: String
  /// The specs with an approval by the key that counts.
  public var approved: [SpecID]
  /// `Name <address> seconds ±hhmm`.
  var author: String
  var committer: String
  var tree: ObjectID
}

/// A change of the keys that was made.
public struct KeyOutcome: Sendable {
  public var plan: KeyPlan
  public var commit: ObjectID
  /// The specs whose approvals come to something else now.
  public var affected: [SpecID]
  /// The commands that take it back, and nothing else.
  public var wayBack: String
  /// What the user should do because the work tree could not be brought along.
  public var remark: String?
}
