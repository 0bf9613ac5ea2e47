/// Turns the marks of libyaml into byte offsets.
///
/// A mark counts lines and characters from 1, and libyaml ends a line at LF, CR, CRLF, NEL, LS and
/// PS. Linear over all calls as long as the marks ascend.
struct YAMLMarks {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private var line = 1
  private var column = 1
  private var offset: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    offset = range.lowerBound
  }

  mutating func offset(line wantedLine: Int, column wantedColumn: Int) -> Int {
    if wantedLine < line || (wantedLine == line && wantedColumn < column) {
      (line, column, offset) = (1, 1, range.lowerBound)
    }
    while offset < range.upperBound, line < wantedLine || column < wantedColumn {
      let length = breakLength
      // The mark of an empty value can lie behind the last character of its line.
      if line == wantedLine, length > 0 { break }
      if length > 0 {
        offset += length
        (line, column) = (line + 1, 1)
      } else {
        offset += 1
        while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        column += 1
      }
    }
    return offset
  }

  /// The bytes of the line end at the offset, 0 where there is none.
  private var breakLength: Int {
    let end = range.upperBound
    switch bytes[offset] {
    case ASCII.newline: return 1
    case ASCII.carriageReturn:
      return offset + 1 < end && bytes[offset + 1] == ASCII.newline ? 2 : 1
    case 0xC2: return offset + 1 < end && bytes[offset + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard offset + 2 < end, bytes[offset + 1] == 0x80 else { return 0 }
      return bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}

/// A guard against front matter that grows without bound when its aliases are followed.
enum YAMLAliases {
  /// Whether anchors and aliases are so few that following them cannot take long.
  ///
  /// Yams hashes every key to find duplicates, which follows the aliases in it.
  static func areHarmless(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var anchors = 0
    var aliases = 0
    for index in range.dropLast() where !bytes[index + 1].isWhiteSpace {
      if bytes[index] == UInt8(ascii: "&") { anchors += 1 }
      if bytes[index] == ASCII.asterisk { aliases += 1 }
    }
    return anchors * aliases <= 32
  }
}
