/// Where each line of a document starts and ends.
struct SourceLines {
  /// Every line in order; the first is line 1.
  private let lines: [SourceLine]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    var lines: [SourceLine] = []
    var line = bytes.line(at: bytes.textStart, number: 1)
    lines.append(line)
    while line.next > line.end, line.next < bytes.count {
      line = bytes.line(at: line.next, number: line.number + 1)
      lines.append(line)
    }
    self.lines = lines
    self.bytes = bytes
  }

  var count: Int { lines.count }

  /// The line with the number, or the nearest that there is.
  subscript(number: Int) -> SourceLine {
    lines[min(max(number, 1), lines.count) - 1]
  }

  func isBlank(_ number: Int) -> Bool {
    bytes.trimmed(self[number].range).isEmpty
  }

  /// The bytes from the start of one line to the start of another, which may be the end.
  func bytes(from first: Int, upTo last: Int) -> Range<Int> {
    let start = first > lines.count ? bytes.count : self[first].start
    let end = last > lines.count ? bytes.count : self[last].start
    return start..<max(start, end)
  }

  /// The range that cmark means with the four numbers, which are not always in order.
  ///
  /// The end of a list is column 0 of a later line, an HTML block can end before it starts, and
  /// blank lines behind a block count as its own.
  func range(line: Int, column: Int, endLine: Int, endColumn: Int) -> SourceRange {
    let start = SourcePosition(line: max(line, 1), column: max(column, 1))
    var end = SourcePosition(line: min(max(endLine, start.line), lines.count), column: endColumn)
    if end.column < 1, end.line > start.line { end = lastPosition(of: end.line - 1) }
    while end.line > start.line, isBlank(end.line) { end = lastPosition(of: end.line - 1) }
    if endLine < start.line || end.column < 1 { end = lastPosition(of: end.line) }
    if end.line == start.line, end.column < start.column { end.column = start.column }
    return SourceRange(start: start, end: end)
  }

  private func lastPosition(of number: Int) -> SourcePosition {
    SourcePosition(line: number, column: max(self[number].range.count, 1))
  }
}
