/// What stands between `<` and `>` in a line of Markdown.
enum AngleBrackets {
  enum Meaning {
    /// Not markup: the bracket is a character.
    case text
    /// A tag that the reader does not see.
    case nothing
    /// A line break.
    case space
    /// An autolink, or a placeholder such as `<your name>`, whose words are what was meant.
    case inner
  }

  private static let tags: Set<String> = [
    "a", "abbr", "b", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "p", "s",
    "small", "span", "strong", "sub", "sup", "u",
  ]

  static func meaning(of range: Range<Int>, in bytes: [UInt8]) -> Meaning {
    guard let first = range.first else { return .text }
    if bytes[first] == ASCII.slash { return .nothing }
    guard bytes[first].isLetter || bytes[first].isDigit else { return .text }
    var nameEnd = first
    while nameEnd < range.upperBound, nameEnd - first < 12,
      bytes[nameEnd].isASCIILetter || bytes[nameEnd].isDigit
    {
      nameEnd += 1
    }
    let name = String(decoding: bytes[first..<nameEnd], as: UTF8.self).lowercased()
    let endsName =
      nameEnd == range.upperBound || bytes[nameEnd].isWhiteSpace || bytes[nameEnd] == ASCII.slash
    if endsName, name == "br" { return .space }
    return endsName && tags.contains(name) ? .nothing : .inner
  }
}
