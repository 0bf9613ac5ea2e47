/// What a user asks to be decided, and with what at hand.
public struct DecisionRequest: Sendable {
  public enum Kind: Sendable, Hashable {
    /// The state to approve, where it is not the one that follows.
    case approve(as: String?)
    case withdraw
    /// From the first state to the next.
    case submit
    case mark(String, supersededBy: String?)
  }

  public var kind: Kind
  /// The branch to write on, where it is not the one that is checked out.
  public var branch: String?
  /// What the user adds to the commit's message.
  public var message: String?
  /// Whether programs may run that the repository's own configuration names.
  public var allowsRepositoryPrograms: Bool
  public var settings: GitSettings
  public var judging: JudgeOptions

  public init(
    _ kind: Kind, branch: String? = nil, message: String? = nil,
    allowsRepositoryPrograms: Bool = false, settings: GitSettings, judging: JudgeOptions
  ) {
    self.kind = kind
    self.branch = branch
    self.message = message
    self.allowsRepositoryPrograms = allowsRepositoryPrograms
    self.settings = settings
    self.judging = judging
  }

  var environment: [String: String] {
    judging.environment
  }
}
