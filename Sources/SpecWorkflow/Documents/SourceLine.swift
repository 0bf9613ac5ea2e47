/// One line of a document as byte offsets.
struct SourceLine {
  /// The line, 1 for the first.
  var number: Int
  var start: Int
  /// Behind the last byte that is not the line's end.
  var end: Int
  /// Where the next line starts.
  var next: Int

  var range: Range<Int> { start..<end }
}

extension [UInt8] {
  /// Where the text begins: behind a byte order mark, if there is one.
  var textStart: Int {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? 3 : 0
  }

  /// The line that starts at the offset; LF, CRLF and a lone CR end a line, as in CommonMark.
  func line(at start: Int, number: Int) -> SourceLine {
    var end = start
    while end < count, !self[end].isLineEnd { end += 1 }
    var next = end
    if next < count {
      let isPair = self[next] == ASCII.carriageReturn
      next += 1
      if isPair, next < count, self[next] == ASCII.newline { next += 1 }
    }
    return SourceLine(number: number, start: start, end: end, next: next)
  }

  /// The line and column of an offset; a byte order mark belongs to no line.
  ///
  /// Linear in the offset.
  func position(of offset: Int) -> SourcePosition {
    var cursor = PositionCursor(self)
    return cursor.position(of: offset)
  }
}

/// Finds the positions of many offsets in one pass, as long as they ascend.
struct PositionCursor {
  private let bytes: [UInt8]
  private var line: SourceLine

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    line = bytes.line(at: bytes.textStart, number: 1)
  }

  mutating func position(of offset: Int) -> SourcePosition {
    if offset < line.start { line = bytes.line(at: bytes.textStart, number: 1) }
    while offset >= line.next, line.next > line.end {
      line = bytes.line(at: line.next, number: line.number + 1)
    }
    return SourcePosition(line: line.number, column: max(offset - line.start, 0) + 1)
  }
}
