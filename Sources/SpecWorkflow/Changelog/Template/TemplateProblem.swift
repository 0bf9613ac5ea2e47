/// What keeps a template from being used.
public struct TemplateProblem: Error, Sendable, Hashable {
  /// From 1; `nil` where it is of no line.
  public var line: Int?
  /// One sentence without a full stop.
  public var message: String
  /// The nearest word that is known.
  public var suggestion: String?

  init(_ line: Int?, _ message: String, suggestion: String? = nil) {
    self.line = line
    self.message = message
    self.suggestion = suggestion
  }
}
