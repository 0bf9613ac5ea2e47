internal import Yams

/// The bytes of a front matter that hold a value, inside of its quotation marks.
enum YAMLValueRange {
  /// The range of the value whose mark is at `start`, of the key at `key`.
  static func find(
    _ node: Node, at start: Int, key: Int, in bytes: [UInt8], before end: Int
  ) -> Range<Int> {
    // An alias carries the mark of its anchor: what stands here is its name.
    guard start > key else { return restOfLine(afterKey: key, in: bytes, before: end) }
    if let scalar = node.scalar {
      return range(of: scalar, at: start, in: bytes, before: end)
    }
    guard let sequence = node.sequence else { return start..<start }
    return range(of: sequence, at: start, in: bytes, before: end)
  }

  private static func range(
    of scalar: Node.Scalar, at mark: Int, in bytes: [UInt8], before end: Int
  ) -> Range<Int> {
    let start = skippingProperties(mark, in: bytes, before: end)
    switch scalar.style {
    case .doubleQuoted, .singleQuoted:
      let close = closingQuote(from: start, in: bytes, before: end)
      return min(start + 1, close)..<close
    case .literal, .folded, .any, .plain:
      if scalar.string.isEmpty { return emptyPlace(start, in: bytes, before: end) }
      return start..<endOfWords(scalar.string, from: start, in: bytes, before: end)
    }
  }

  /// Behind one space after the colon, or where the value would stand otherwise.
  private static func emptyPlace(_ start: Int, in bytes: [UInt8], before end: Int) -> Range<Int> {
    let place = start < end && bytes[start].isBlank ? start + 1 : start
    return place..<place
  }

  private static func range(
    of sequence: Node.Sequence, at start: Int, in bytes: [UInt8], before end: Int
  ) -> Range<Int> {
    var place = start
    for element in sequence {
      guard let scalar = element.scalar else { continue }
      // Marks of the elements are not needed: their words follow one another.
      while place < end, bytes[place].isWhiteSpace || "[],-".utf8.contains(bytes[place]) {
        place += 1
      }
      let inner = range(of: scalar, at: place, in: bytes, before: end)
      let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
      place = min(inner.upperBound + (isQuoted ? 1 : 0), end)
    }
    guard start < end, bytes[start] == ASCII.openBracket else { return start..<place }
    while place < end, bytes[place] != ASCII.closeBracket { place += 1 }
    return start..<min(place + 1, end)
  }

  /// Behind tags and anchors such as `!!str` and `&name`.
  private static func skippingProperties(
    _ start: Int, in bytes: [UInt8], before end: Int
  ) -> Int {
    var index = start
    while index < end, bytes[index] == ASCII.bang || bytes[index] == UInt8(ascii: "&") {
      while index < end, !bytes[index].isWhiteSpace { index += 1 }
      while index < end, bytes[index].isBlank { index += 1 }
    }
    return index
  }

  private static func closingQuote(from start: Int, in bytes: [UInt8], before end: Int) -> Int {
    guard start < end else { return end }
    let quote = bytes[start]
    var index = start + 1
    while index < end {
      if quote == ASCII.quote, bytes[index] == ASCII.backslash {
        index += 2
      } else if bytes[index] == quote {
        guard quote == ASCII.apostrophe, index + 1 < end, bytes[index + 1] == quote else {
          return index
        }
        index += 2
      } else {
        index += 1
      }
    }
    return end
  }

  /// Behind the last word: the words of a scalar stand in the source in their order, with nothing
  /// but white space and the indicator of a block scalar between them.
  private static func endOfWords(
    _ text: String, from start: Int, in bytes: [UInt8], before end: Int
  ) -> Int {
    var index = start
    if index < end, bytes[index] == ASCII.pipe || bytes[index] == ASCII.greater {
      while index < end, !bytes[index].isLineEnd { index += 1 }
    }
    for byte in text.utf8 where !byte.isWhiteSpace {
      while index < end, bytes[index] != byte { index += 1 }
      index = min(index + 1, end)
    }
    return index
  }

  private static func restOfLine(
    afterKey key: Int, in bytes: [UInt8], before end: Int
  ) -> Range<Int> {
    let line = bytes.line(at: key, number: 1)
    let limit = min(line.end, end)
    let colon = bytes[key..<limit].firstIndex(of: ASCII.colon) ?? limit
    return bytes.trimmed(min(colon + 1, limit)..<limit)
  }
}
