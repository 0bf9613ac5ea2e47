/// What stands before a line's content: indentation, quote marks and list marks.
struct LinePrefix {
  /// How many `>` stand before the content.
  var quotes = 0
  /// The columns of white space behind the last quote mark.
  var indent = 0
  /// Where the content begins.
  var start: Int

  /// Reads indentation and at most `limit` quote marks.
  init(_ bytes: [UInt8], _ line: SourceLine, quoteLimit limit: Int = .max) {
    start = line.start
    while true {
      skipBlanks(bytes, line.end)
      guard quotes < limit, indent < 4 || quotes == 0, start < line.end,
        bytes[start] == ASCII.greater
      else { return }
      quotes += 1
      indent = 0
      start += 1
      if start < line.end, bytes[start] == ASCII.space { start += 1 }
    }
  }

  private mutating func skipBlanks(_ bytes: [UInt8], _ end: Int) {
    while start < end, bytes[start].isBlank {
      indent += bytes[start] == ASCII.tab ? 4 - indent % 4 : 1
      start += 1
    }
  }

  /// Behind a list mark and its white space, with the columns that both take, or `nil`.
  static func listMark(
    in bytes: [UInt8], _ content: Range<Int>
  ) -> (start: Int, width: Int)? {
    guard var index = content.first else { return nil }
    switch bytes[index] {
    case ASCII.hyphen, ASCII.asterisk, ASCII.plus:
      index += 1
    case let byte where byte.isDigit:
      while index < content.upperBound, bytes[index].isDigit, index - content.lowerBound < 9 {
        index += 1
      }
      guard index < content.upperBound,
        bytes[index] == ASCII.dot || bytes[index] == ASCII.closeParenthesis
      else { return nil }
      index += 1
    default: return nil
    }
    let width = index - content.lowerBound
    guard index < content.upperBound else { return (index, width + 1) }
    guard bytes[index].isBlank else { return nil }
    var columns = 0
    while index < content.upperBound, bytes[index].isBlank {
      columns += bytes[index] == ASCII.tab ? 4 : 1
      index += 1
    }
    return (index, width + (columns > 4 ? 1 : columns))
  }
}
