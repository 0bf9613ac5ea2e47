/// Inline Markdown as a reader sees it, for the few bytes of a header value or a title.
///
/// Links and images become their text, autolinks their address, and emphasis, code marks, comments
/// and the backslashes of escapes vanish; entities and shortcut references stay. Marks of strong
/// text vanish even where a slip makes them no markup. Linear in the length of the range.
struct PlainText {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var index: Int
  /// The text so far.
  ///
  /// A byte that turns out to be markup is overwritten with NUL, which no document
  /// holds, so that nothing has to move.
  private var output: [UInt8] = []
  private var brackets: [Int] = []
  private var emphasis = EmphasisStack()
  /// Lengths of backtick runs that are known to have no partner, bit by bit.
  private var lonelyRuns: [Bool] = []
  private var hasNoMoreCommentEnd = false

  /// The text of the range with white space folded and surrounding quotes removed.
  static func text(of range: Range<Int>, in bytes: [UInt8]) -> String {
    let range = bytes.trimmed(range)
    guard needsReading(range, of: bytes) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var reader = PlainText(bytes, range)
    reader.read()
    return reader.folded()
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    start = range.lowerBound
    index = range.lowerBound
    end = range.upperBound
    output.reserveCapacity(range.count)
  }

  private static func needsReading(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard let first = range.first else { return false }
    // Quotation marks matter at the beginning only.
    switch bytes[first] {
    case ASCII.quote, ASCII.apostrophe, 0xE2: return true
    default: break
    }
    var wasSpace = false
    for index in range {
      switch bytes[index] {
      case ASCII.backslash, ASCII.backtick, ASCII.less, ASCII.openBracket, ASCII.asterisk,
        ASCII.underscore, 0x09...0x0D:
        return true
      case ASCII.space:
        if wasSpace { return true }
        wasSpace = true
      default: wasSpace = false
      }
    }
    return false
  }

  private mutating func read() {
    while index < end {
      let byte = bytes[index]
      switch byte {
      case ASCII.backslash: readEscape()
      case ASCII.backtick: readCode()
      case ASCII.less: readAngle()
      case ASCII.openBracket: open(isImage: false)
      case ASCII.bang where index + 1 < end && bytes[index + 1] == ASCII.openBracket:
        open(isImage: true)
      case ASCII.closeBracket: close()
      case ASCII.asterisk, ASCII.underscore: readEmphasis(byte)
      default: take()
      }
    }
  }

  private mutating func take() {
    output.append(bytes[index])
    index += 1
  }

  private mutating func readEscape() {
    if index + 1 < end, bytes[index + 1].isPunctuation {
      index += 1
    } else if index + 1 < end, bytes[index + 1].isLineEnd {
      index += 1
    }
    take()
  }

  private mutating func readCode() {
    let length = bytes.runLength(of: ASCII.backtick, at: index, before: end)
    let content = index + length
    guard let close = codeEnd(length, from: content) else {
      output.append(contentsOf: bytes[index..<content])
      index = content
      return
    }
    output.append(contentsOf: bytes[content..<close])
    index = close + length
  }

  private mutating func codeEnd(_ length: Int, from start: Int) -> Int? {
    // The limit is cmark's own; a longer run is text.
    guard length <= 80 else { return nil }
    if lonelyRuns.isEmpty { lonelyRuns = Array(repeating: false, count: 81) }
    guard !lonelyRuns[length] else { return nil }
    var place = start
    while place < end {
      let run = bytes.runLength(of: ASCII.backtick, at: place, before: end)
      if run == length { return place }
      place += max(run, 1)
    }
    lonelyRuns[length] = true
    return nil
  }

  private mutating func readAngle() {
    if bytes.matches("<!--", at: index, before: end) {
      if !hasNoMoreCommentEnd, let close = bytes.firstOffset(of: "-->", in: index + 4..<end) {
        index = close + 3
        return
      }
      hasNoMoreCommentEnd = true
    }
    var close = index + 1
    while close < end, bytes[close] != ASCII.greater, bytes[close] != ASCII.less { close += 1 }
    guard close < end, bytes[close] == ASCII.greater else { return take() }
    switch AngleBrackets.meaning(of: index + 1..<close, in: bytes) {
    case .text: take()
    case .space:
      output.append(ASCII.space)
      index = close + 1
    case .nothing: index = close + 1
    case .inner:
      output.append(contentsOf: bytes[index + 1..<close])
      index = close + 1
    }
  }

  private mutating func open(isImage: Bool) {
    if isImage { take() }
    brackets.append(isImage ? -output.count : output.count)
    take()
  }

  private mutating func close() {
    guard let mark = brackets.popLast() else { return take() }
    guard let next = LinkTail.end(in: bytes, from: index + 1, before: end) else { return take() }
    output[abs(mark)] = 0
    if mark < 0 { output[-mark - 1] = 0 }
    index = next
  }

  private mutating func readEmphasis(_ byte: UInt8) {
    let length = bytes.runLength(of: byte, at: index, before: end)
    let before = index > start ? bytes[index - 1] : ASCII.space
    let after = index + length < end ? bytes[index + length] : ASCII.space
    // `**Accepted **` is no strong text to CommonMark, but the marks say nothing to anyone.
    let isAtEdge = index == start || index + length == end
    if byte == ASCII.asterisk, length > 1, isAtEdge || !before.isWhiteSpace || !after.isWhiteSpace {
      index += length
      return
    }
    let run = EmphasisRun(byte, length, at: output.count, before: before, after: after)
    output.append(contentsOf: bytes[index..<index + length])
    index += length
    emphasis.add(run, to: &output)
  }

  private func folded() -> String {
    var text: [UInt8] = []
    text.reserveCapacity(output.count)
    var isPending = false
    for byte in output where byte != 0 {
      if byte.isWhiteSpace {
        isPending = true
      } else {
        if isPending, !text.isEmpty { text.append(ASCII.space) }
        isPending = false
        text.append(byte)
      }
    }
    let inner = Quotes.inside(0..<text.count, of: text)
    return String(decoding: text[inner], as: UTF8.self)
  }
}
