/// A block whose lines are no Markdown: a code fence, a comment or raw HTML.
struct OpaqueBlock {
  private enum End {
    case fence(UInt8, Int)
    case html(StaticString)
  }

  private var end: End
  /// The quote marks and the list indentation that the block stands behind.
  let quotes: Int
  let indent: Int

  /// The block that the content opens, or `nil`.
  static func opening(
    in bytes: [UInt8], _ content: Range<Int>, quotes: Int, indent: Int
  ) -> OpaqueBlock? {
    guard let first = content.first else { return nil }
    switch bytes[first] {
    case ASCII.backtick, ASCII.tilde:
      let length = bytes.runLength(of: bytes[first], at: first, before: content.upperBound)
      guard length >= 3 else { return nil }
      if bytes[first] == ASCII.backtick,
        bytes[first + length..<content.upperBound].contains(ASCII.backtick)
      {
        return nil
      }
      return OpaqueBlock(end: .fence(bytes[first], length), quotes: quotes, indent: indent)
    case ASCII.less:
      guard let close = htmlEnd(in: bytes, content) else { return nil }
      return OpaqueBlock(end: .html(close), quotes: quotes, indent: indent)
    default: return nil
    }
  }

  private static func htmlEnd(in bytes: [UInt8], _ content: Range<Int>) -> StaticString? {
    if bytes.matches("<!--", at: content.lowerBound, before: content.upperBound) { return "-->" }
    let tags: [(StaticString, StaticString)] = [
      ("<pre", "</pre>"), ("<script", "</script>"), ("<style", "</style>"),
      ("<textarea", "</textarea>"),
    ]
    for (open, close) in tags
    where bytes.matches(open, at: content.lowerBound, before: content.upperBound) {
      let after = content.lowerBound + open.utf8CodeUnitCount
      if after == content.upperBound || !bytes[after].isLetter { return close }
    }
    return nil
  }

  /// Whether the block ends on the line that opens it.
  func endsWhereItBegins(in bytes: [UInt8], _ content: Range<Int>) -> Bool {
    guard case .html(let close) = end else { return false }
    // `<!-->` is whole.
    let start = min(content.lowerBound + 2, content.upperBound)
    return bytes.firstOffset(of: close, in: start..<content.upperBound) != nil
  }

  /// Whether the line with the prefix stands outside of the quote or list that holds the block.
  func isLeft(by prefix: LinePrefix) -> Bool {
    prefix.quotes < quotes || (indent > 0 && prefix.indent < indent)
  }

  /// Whether the content closes the block.
  func isClosed(by content: Range<Int>, in bytes: [UInt8]) -> Bool {
    switch end {
    case .fence(let mark, let length):
      let run = bytes.runLength(of: mark, at: content.lowerBound, before: content.upperBound)
      return run >= length && content.lowerBound + run == content.upperBound
    case .html(let close):
      return bytes.firstOffset(of: close, in: content) != nil
    }
  }
}
