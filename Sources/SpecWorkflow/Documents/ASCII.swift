/// The bytes that Markdown and YAML give a meaning.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let asterisk = UInt8(ascii: "*")
  static let underscore = UInt8(ascii: "_")
  static let hyphen = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let equals = UInt8(ascii: "=")
  static let hash = UInt8(ascii: "#")
  static let colon = UInt8(ascii: ":")
  static let pipe = UInt8(ascii: "|")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let bang = UInt8(ascii: "!")
  static let slash = UInt8(ascii: "/")
  static let dot = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let at = UInt8(ascii: "@")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
}

extension UInt8 {
  /// Space or tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// Space, tab, line feed, carriage return, vertical tab or form feed.
  var isWhiteSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isUpper: Bool { self >= 0x41 && self <= 0x5A }

  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// An ASCII letter or a byte of a character beyond ASCII.
  var isLetter: Bool { isASCIILetter || self >= 0x80 }

  var isPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40)
      || (self >= 0x5B && self <= 0x60) || (self >= 0x7B && self <= 0x7E)
  }
}

extension [UInt8] {
  /// Whether the bytes at the offset are those of the string; false past the end.
  func matches(_ string: StaticString, at offset: Int, before end: Int) -> Bool {
    let length = string.utf8CodeUnitCount
    guard offset >= 0, end <= count, offset + length <= end else { return false }
    for index in 0..<length where string.utf8Start[index] != self[offset + index] {
      return false
    }
    return true
  }

  /// The range without white space at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, self[low].isWhiteSpace { low += 1 }
    while low < high, self[high - 1].isWhiteSpace { high -= 1 }
    return low..<high
  }

  /// How often the byte stands at the offset, one after another.
  func runLength(of byte: UInt8, at offset: Int, before end: Int) -> Int {
    var index = offset
    while index < end, self[index] == byte { index += 1 }
    return index - offset
  }

  /// Where the string begins first in the range, or `nil`.
  func firstOffset(of string: StaticString, in range: Range<Int>) -> Int? {
    let first = string.utf8Start[0]
    for index in range
    where self[index] == first && matches(string, at: index, before: range.upperBound) {
      return index
    }
    return nil
  }

  /// Where the bytes begin first in the range, or `nil`; no bytes begin nowhere.
  func firstOffset(of bytes: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = bytes.first, range.count >= bytes.count else { return nil }
    return (range.lowerBound...range.upperBound - bytes.count).first { index in
      self[index] == first && self[index..<index + bytes.count].elementsEqual(bytes)
    }
  }
}
