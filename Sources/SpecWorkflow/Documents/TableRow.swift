/// The cells of a line of a pipe table.
enum TableRow {
  /// The cells without white space around them, at most `limit`.
  static func cells(in bytes: [UInt8], _ content: Range<Int>, limit: Int = 3) -> [Range<Int>] {
    var start = content.lowerBound
    if start < content.upperBound, bytes[start] == ASCII.pipe { start += 1 }
    var cells: [Range<Int>] = []
    var index = start
    while index < content.upperBound, cells.count < limit {
      if bytes[index] == ASCII.backslash {
        index += 1
      } else if bytes[index] == ASCII.pipe {
        cells.append(start..<index)
        start = index + 1
      }
      index += 1
    }
    if cells.count < limit, !bytes.trimmed(start..<content.upperBound).isEmpty {
      cells.append(start..<content.upperBound)
    }
    return cells
  }

  /// Whether the content is the delimiter row of a table with two columns.
  static func isDelimiter(in bytes: [UInt8], _ content: Range<Int>) -> Bool {
    let content = bytes.trimmed(content)
    guard let first = content.first, "|:-".utf8.contains(bytes[first]),
      bytes[content].allSatisfy({ "|:- \t".utf8.contains($0) })
    else { return false }
    let cells = cells(in: bytes, content)
    return cells.count == 2
      && cells.allSatisfy { cell in
        let cell = bytes.trimmed(cell)
        let dashes = bytes[cell].filter { $0 == ASCII.hyphen }.count
        let colons = bytes[cell].filter { $0 == ASCII.colon }.count
        return dashes > 0 && dashes + colons == cell.count && colons <= 2
      }
  }
}
