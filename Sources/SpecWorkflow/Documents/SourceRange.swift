/// The part of a document from one byte to another, both included.
public struct SourceRange: Sendable, Hashable {
  public var start: SourcePosition
  /// The last byte; never before the start.
  public var end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// The lines that the range touches.
  public var lines: ClosedRange<Int> { start.line...max(start.line, end.line) }
}
