/// Patterns that OpenSSH separates by commas: `*`, `?` and `!` for what is not meant (PATTERNS in
/// ssh_config(5)).
struct SSHPatternList: Sendable, Hashable {
  private let patterns: [Pattern]

  private struct Pattern: Hashable {
    var isNegated: Bool
    var bytes: [UInt8]
  }

  /// OpenSSH lets a list in which one pattern is longer match nothing.
  private static let longest = 1_022

  /// Throws where a pattern is empty or longer than OpenSSH can take.
  init(_ text: String) throws(SSHFormatError) {
    var patterns: [Pattern] = []
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let isNegated = part.first == UInt8(ascii: "!")
      let bytes = Array(isNegated ? part.dropFirst() : part)
      guard !bytes.isEmpty else {
        throw SSHFormatError("an empty pattern")
      }
      guard bytes.count <= Self.longest else {
        throw SSHFormatError("a pattern of more than \(Self.longest) bytes")
      }
      patterns.append(Pattern(isNegated: isNegated, bytes: bytes))
    }
    self.patterns = patterns
  }

  /// Whether a pattern matches and no negated one does; byte by byte, capitals matter.
  func matches(_ text: String) -> Bool {
    let text = Array(text.utf8)
    var isMatched = false
    for pattern in patterns where Self.matches(text, pattern.bytes) {
      if pattern.isNegated {
        return false
      }
      isMatched = true
    }
    return isMatched
  }

  /// Takes time by the product of both lengths at most, however many stars there are.
  private static func matches(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    var position = 0
    var place = 0
    var star: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == UInt8(ascii: "?") || pattern[place] == text[position]
      {
        place += 1
        position += 1
      } else if let last = star {
        star = (last.place, last.position + 1)
        place = last.place + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
