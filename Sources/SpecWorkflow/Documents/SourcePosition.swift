/// A place in a document, as editors and compilers count it.
public struct SourcePosition: Sendable, Hashable {
  /// The line, 1 for the first.
  public var line: Int
  /// The column in bytes, 1 for the first byte of the line.
  public var column: Int

  public init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }
}
