/// Whether a machine can sign and verify, check by check.
public struct DoctorReport: Sendable {
  public enum Result: String, Sendable {
    case ok
    /// It works, and may not do so for long, or does not do what one thinks.
    case warn
    case fail
    /// It could not be tried, or does not matter here.
    case skip
  }

  /// What a failure keeps one from.
  public enum Matter: Sendable {
    case signing
    case tool
    case other
  }

  public struct Check: Sendable {
    /// A stable word.
    public var name: String
    public var result: Result
    public var matter: Matter
    /// One line without a full stop.
    public var text: String
    /// The command that mends it.
    public var hint: String?
  }

  public var checks: [Check] = []

  public var canSign: Bool {
    !checks.contains { $0.result == .fail && $0.matter == .signing }
  }

  public var hasTools: Bool {
    !checks.contains { $0.result == .fail && $0.matter == .tool }
  }
}
