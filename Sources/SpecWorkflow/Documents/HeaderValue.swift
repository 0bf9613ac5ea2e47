/// The bytes of a header line that hold the value itself.
enum HeaderValue {
  /// The range without white space, hard breaks, comments, emphasis, code marks and quotation marks
  /// around it; where nothing is left, the place where a value would stand.
  static func range(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var value = withoutHardBreak(bytes.trimmed(range), in: bytes)
    value = withoutComments(value, in: bytes)
    guard !value.isEmpty else {
      // The blank may be the line's last, which is not in the range.
      let isSpaced = range.lowerBound < bytes.count && bytes[range.lowerBound].isBlank
      let place = range.lowerBound + (isSpaced ? 1 : 0)
      return place..<place
    }
    while let inner = unwrapped(value, in: bytes) { value = inner }
    return Quotes.inside(value, of: bytes)
  }

  /// Whether one emphasis of the length holds the whole range.
  static func isWrapped(_ range: Range<Int>, _ length: Int, in bytes: [UInt8]) -> Bool {
    guard range.count > 2 * length else { return false }
    let mark = bytes[range.lowerBound]
    let inner = range.lowerBound + length..<range.upperBound - length
    guard !bytes[inner.lowerBound].isWhiteSpace, !bytes[inner.upperBound - 1].isWhiteSpace,
      bytes.runLength(of: mark, at: inner.upperBound, before: range.upperBound) == length,
      bytes[inner.upperBound - 1] != ASCII.backslash
    else { return false }
    var index = inner.lowerBound
    while index < inner.upperBound {
      let run = bytes.runLength(of: mark, at: index, before: inner.upperBound)
      if run >= length { return false }
      index += max(run, 1)
    }
    return true
  }

  private static func unwrapped(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    guard let first = range.first else { return nil }
    let mark = bytes[first]
    guard mark == ASCII.asterisk || mark == ASCII.underscore || mark == ASCII.backtick else {
      return nil
    }
    let length = bytes.runLength(of: mark, at: first, before: range.upperBound)
    guard length <= 3, isWrapped(range, length, in: bytes) else { return nil }
    return first + length..<range.upperBound - length
  }

  /// A backslash at the end of a line is a line break, not a part of what it says.
  private static func withoutHardBreak(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var count = 0
    while count < range.count, bytes[range.upperBound - 1 - count] == ASCII.backslash { count += 1 }
    return count % 2 == 0 ? range : bytes.trimmed(range.lowerBound..<range.upperBound - 1)
  }

  private static func withoutComments(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while bytes.matches("<!--", at: low, before: high),
      let close = bytes.firstOffset(of: "-->", in: low + 4..<high)
    {
      low = close + 3
      while low < high, bytes[low].isWhiteSpace { low += 1 }
    }
    while high - low >= 7, bytes.matches("-->", at: high - 3, before: high) {
      var open = high - 7
      while open >= low, !bytes.matches("<!--", at: open, before: high) { open -= 1 }
      guard open >= low else { break }
      high = open
      while high > low, bytes[high - 1].isWhiteSpace { high -= 1 }
    }
    return low..<high
  }
}
