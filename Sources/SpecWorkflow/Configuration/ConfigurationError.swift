/// What is wrong with a configuration file, and where.
public struct ConfigurationError: Error, Sendable, Hashable {
  /// The file as the user knows it.
  public var file: String
  public var position: SourcePosition
  /// One sentence without a full stop.
  public var message: String
  /// What to write instead, if that can be guessed.
  public var suggestion: String?

  public init(
    file: String, position: SourcePosition, message: String, suggestion: String? = nil
  ) {
    self.file = file
    self.position = position
    self.message = message
    self.suggestion = suggestion
  }
}
