/// What a line's content is by itself, before the lines around it are asked.
enum MarkdownLine {
  enum Kind {
    case text
    /// A line of `=` (level 1) or `-` (level 2), a heading if it stands under a paragraph.
    case underline(Int)
    case thematicBreak
    case heading(Int, Range<Int>)
  }

  /// What the content is; it has no white space at either end.
  static func kind(of content: Range<Int>, in bytes: [UInt8]) -> Kind {
    guard let first = content.first else { return .text }
    switch bytes[first] {
    case ASCII.hash: return heading(content, in: bytes)
    case ASCII.equals:
      let length = bytes.runLength(of: ASCII.equals, at: first, before: content.upperBound)
      return length == content.count ? .underline(1) : .text
    case ASCII.hyphen:
      let length = bytes.runLength(of: ASCII.hyphen, at: first, before: content.upperBound)
      if length == content.count { return .underline(2) }
      return isBreak(content, in: bytes) ? .thematicBreak : .text
    case ASCII.asterisk, ASCII.underscore:
      return isBreak(content, in: bytes) ? .thematicBreak : .text
    default: return .text
    }
  }

  private static func isBreak(_ content: Range<Int>, in bytes: [UInt8]) -> Bool {
    let mark = bytes[content.lowerBound]
    var count = 0
    for index in content {
      if bytes[index] == mark {
        count += 1
      } else if !bytes[index].isBlank {
        return false
      }
    }
    return count >= 3
  }

  private static func heading(_ content: Range<Int>, in bytes: [UInt8]) -> Kind {
    let level = bytes.runLength(of: ASCII.hash, at: content.lowerBound, before: content.upperBound)
    let start = content.lowerBound + level
    guard level <= 6, start == content.upperBound || bytes[start].isBlank else { return .text }
    var end = content.upperBound
    while end > start, bytes[end - 1] == ASCII.hash { end -= 1 }
    // Closing marks are such only behind white space.
    if end > start, !bytes[end - 1].isBlank { end = content.upperBound }
    return .heading(level, start..<end)
  }

  /// Where the content opens a comment that it does not close, or `nil`; code spans hide a mark.
  static func openComment(in bytes: [UInt8], _ content: Range<Int>) -> Int? {
    var index = content.lowerBound
    while index < content.upperBound {
      if bytes[index] == ASCII.backtick {
        index = behindCode(at: index, in: bytes, before: content.upperBound)
      } else if bytes[index] == ASCII.less,
        bytes.matches("<!--", at: index, before: content.upperBound)
      {
        guard let close = bytes.firstOffset(of: "-->", in: index + 4..<content.upperBound) else {
          return index
        }
        index = close + 3
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Behind the code span that begins at the offset, or behind its marks where it has no end.
  private static func behindCode(at start: Int, in bytes: [UInt8], before end: Int) -> Int {
    let length = bytes.runLength(of: ASCII.backtick, at: start, before: end)
    // A span longer than this on one line hides nothing that matters; the limit keeps it linear.
    let limit = min(end, start + 1_024)
    var index = start + length
    while index < limit {
      let run = bytes.runLength(of: ASCII.backtick, at: index, before: end)
      if run == length { return index + run }
      index += max(run, 1)
    }
    return start + length
  }
}
