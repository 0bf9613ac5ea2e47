/// Quotation marks around a whole value.
enum Quotes {
  private static let pairs: [(open: [UInt8], close: [UInt8])] = [
    ([0x22], [0x22]), ([0x27], [0x27]),
    ([0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D]), ([0xE2, 0x80, 0x98], [0xE2, 0x80, 0x99]),
  ]

  /// The range without the one pair of quotation marks that surrounds it, if a pair does.
  static func inside(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    guard let first = range.first else { return range }
    let start = bytes[first]
    guard start == ASCII.quote || start == ASCII.apostrophe || start == 0xE2 else { return range }
    for (open, close) in pairs {
      let inner =
        range.lowerBound
        + open.count..<max(
          range.lowerBound + open.count, range.upperBound - close.count)
      guard range.count >= open.count + close.count,
        bytes[range].starts(with: open), bytes[inner.upperBound..<range.upperBound] == close[...],
        !bytes[inner].contains(close[0]) || close.count > 1
      else { continue }
      return inner
    }
    return range
  }
}
