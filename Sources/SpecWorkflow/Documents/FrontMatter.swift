/// Where a document's YAML front matter stands, without reading it.
struct FrontMatter {
  /// The YAML between the two lines of dashes.
  var yaml: Range<Int>
  /// The first line behind the front matter.
  var body: SourceLine
  /// Whether the closing line is missing.
  var isOpen = false

  /// The front matter of the bytes, or `nil` where the document begins with something else.
  ///
  /// It begins with a line `---` at the very top and ends with a line `---` or `...`. A first line
  /// that an empty line follows is a thematic break, unless a key comes next and the end is there.
  static func locate(in bytes: [UInt8]) -> FrontMatter? {
    let start = bytes.textStart
    guard bytes.matches("---", at: start, before: bytes.count) else { return nil }
    let first = bytes.line(at: start, number: 1)
    guard isFence(first, in: bytes) else { return nil }
    var line = bytes.line(at: first.next, number: 2)
    let isLoose = bytes.trimmed(line.range).isEmpty
    if isLoose {
      while bytes.trimmed(line.range).isEmpty, line.next > line.end {
        line = bytes.line(at: line.next, number: line.number + 1)
      }
      guard HeaderLine.plainName(in: bytes, line.range) != nil else { return nil }
    }
    while !isFence(line, in: bytes) {
      guard line.next > line.end, line.next < bytes.count else {
        let end = SourceLine(number: line.number, start: line.next, end: line.next, next: line.next)
        return isLoose ? nil : FrontMatter(yaml: first.next..<line.next, body: end, isOpen: true)
      }
      line = bytes.line(at: line.next, number: line.number + 1)
    }
    return FrontMatter(
      yaml: first.next..<line.start, body: bytes.line(at: line.next, number: line.number + 1))
  }

  /// Whether the line is `---` or `...`, with nothing but blanks behind it.
  private static func isFence(_ line: SourceLine, in bytes: [UInt8]) -> Bool {
    guard
      bytes.matches("---", at: line.start, before: line.end)
        || (line.number > 1 && bytes.matches("...", at: line.start, before: line.end))
    else { return false }
    return bytes[line.start + 3..<line.end].allSatisfy(\.isBlank)
  }
}
