/// What a rule reports of a spec.
public struct Finding: Sendable {
  public var rule: Rule
  public var severity: Severity
  public var path: String
  /// The spec's ID or placeholder; `nil` for a file that has none.
  public var spec: String?
  public var range: SourceRange
  /// One sentence without a full stop.
  public var message: String
  public var mend: String
  /// The line that it begins in, without its end.
  public var line: String
  /// What it is known by when lines above it come and go: the same words, found by the same rule for
  /// the same reason, in the same file.
  public var fingerprint: String
}

/// What a check came to.
public struct CheckReport: Sendable {
  /// By path, then by line.
  public var findings: [Finding]
  /// How many specs were looked at.
  public var specs: Int
  /// How many findings suppressions and a baseline have left out.
  public var silenced: Int
  /// What would mend some of the findings, where that was asked.
  public var fixes: [DocumentFix] = []
  /// Whether part of the history was never fetched that rules wanted to see.
  public var isShallow: Bool

  public func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }
}
