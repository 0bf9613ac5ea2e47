/// A field as one line of Markdown shows it.
struct HeaderLine {
  var name: Range<Int>
  /// From behind the colon to the end of the line or the emphasis that holds the whole field.
  var value: Range<Int>
  var form: HeaderForm

  /// The longest name, in bytes; a longer one is prose.
  static let nameLimit = 40

  /// The field that the content of a line shows, or `nil`.
  ///
  /// The content is a line's text behind list marks and quote marks.
  static func field(in bytes: [UInt8], _ content: Range<Int>) -> HeaderLine? {
    guard let first = content.first else { return nil }
    if bytes[first] == ASCII.asterisk || bytes[first] == ASCII.underscore {
      return emphasised(in: bytes, content)
    }
    return plainName(in: bytes, content)
  }

  /// `Name: value` with a name of one to four words of letters, digits, `-`, `_` and `(s)`.
  static func plainName(in bytes: [UInt8], _ content: Range<Int>) -> HeaderLine? {
    guard let first = content.first, bytes[first].isLetter else { return nil }
    var words = 1
    var index = first
    let limit = min(content.upperBound, first + nameLimit + 8)
    while index < limit {
      let colon = colonLength(in: bytes, index, content.upperBound)
      if colon > 0 {
        let name = bytes.trimmed(first..<index)
        let after = index + colon
        // `http://` and `std::move` are no fields.
        if colon == 1, after < content.upperBound,
          bytes[after] == ASCII.slash || bytes[after] == ASCII.colon
        {
          return nil
        }
        guard name.count <= nameLimit, words <= 4 else { return nil }
        return HeaderLine(name: name, value: after..<content.upperBound, form: .plain)
      }
      let byte = bytes[index]
      if byte.isBlank {
        let isBetween = index + 1 < limit && !bytes[index + 1].isBlank
        if isBetween, colonLength(in: bytes, index + 1, content.upperBound) == 0 { words += 1 }
      } else if bytes.matches("(s)", at: index, before: limit) {
        index += 2
      } else if !byte.isLetter, !byte.isDigit, byte != ASCII.hyphen, byte != ASCII.underscore {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// The bytes of a colon, ASCII or full-width, at the offset; 0 where there is none.
  static func colonLength(in bytes: [UInt8], _ offset: Int, _ end: Int) -> Int {
    guard offset < end else { return 0 }
    if bytes[offset] == ASCII.colon { return 1 }
    guard bytes[offset] == 0xEF, offset + 2 < end else { return 0 }
    return bytes[offset + 1] == 0xBC && bytes[offset + 2] == 0x9A ? 3 : 0
  }

  /// The range without a colon at its end, or `nil` where none stands there.
  static func withoutColon(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    for length in [1, 3] where range.count >= length {
      let start = range.upperBound - length
      if colonLength(in: bytes, start, range.upperBound) == length {
        return bytes.trimmed(range.lowerBound..<start)
      }
    }
    return nil
  }

  /// `**Name**: value`, `**Name:** value` or `**Name: value**`.
  private static func emphasised(in bytes: [UInt8], _ content: Range<Int>) -> HeaderLine? {
    let start = content.lowerBound
    let mark = bytes[start]
    let length = bytes.runLength(of: mark, at: start, before: content.upperBound)
    let inner = start + length
    guard length <= 3, inner < content.upperBound, !bytes[inner].isWhiteSpace else { return nil }
    var close = inner
    // Marks within the name, as in a link, cost bytes that the reader does not see.
    let limit = min(content.upperBound, inner + 4 * nameLimit)
    while close < limit {
      let run = bytes.runLength(of: mark, at: close, before: content.upperBound)
      if run == length { break }
      close += max(run, 1)
    }
    if close < limit {
      let name = bytes.trimmed(inner..<close)
      let after = close + length
      if let name = withoutColon(name, in: bytes), !name.isEmpty {
        return HeaderLine(name: name, value: after..<content.upperBound, form: .boldWithColon)
      }
      var colon = after
      while colon < content.upperBound, bytes[colon].isBlank { colon += 1 }
      let width = colonLength(in: bytes, colon, content.upperBound)
      if width > 0, !name.isEmpty {
        return HeaderLine(name: name, value: colon + width..<content.upperBound, form: .bold)
      }
    }
    return whollyEmphasised(in: bytes, content, length)
  }

  private static func whollyEmphasised(
    in bytes: [UInt8], _ content: Range<Int>, _ length: Int
  ) -> HeaderLine? {
    let end = bytes.trimmed(content).upperBound
    guard HeaderValue.isWrapped(content.lowerBound..<end, length, in: bytes) else { return nil }
    return plainName(in: bytes, content.lowerBound + length..<end - length)
  }
}
