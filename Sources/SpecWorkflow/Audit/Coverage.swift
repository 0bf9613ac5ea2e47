public import Git

/// Whose approval an event stands under.
public struct Coverage: Sendable, Hashable {
  /// `approved`, `pending` where nobody has approved it and the spec claimed nothing, `unproven`
  /// where it claimed a state that needs approvals, `legacy` where it is older than the policy,
  /// `unknown`, and `none` where the policy asks for nothing.
  public var verdict: SpecVerdict
  /// The short names of the people who approved it.
  public var people: [String] = []
  /// The approval with which there were enough of them.
  public var commit: ObjectID?

  /// Whether approvals are asked for and are not there.
  public var isUnapproved: Bool {
    verdict == .pending || verdict == .unproven
  }
}
