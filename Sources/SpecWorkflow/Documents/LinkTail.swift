/// What makes a link of a bracketed text: `(destination "title")` or `[label]` behind it.
enum LinkTail {
  /// Behind the tail that starts at the offset, or `nil` where no link tail stands.
  static func end(in bytes: [UInt8], from start: Int, before end: Int) -> Int? {
    guard start < end else { return nil }
    switch bytes[start] {
    case ASCII.openParenthesis: return inline(bytes, start + 1, end)
    case ASCII.openBracket: return label(bytes, start + 1, end)
    default: return nil
    }
  }

  private static func label(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    // CommonMark allows 999 characters.
    for index in start..<min(end, start + 4_000) {
      if bytes[index] == ASCII.closeBracket { return index + 1 }
      if bytes[index] == ASCII.openBracket { return nil }
    }
    return nil
  }

  private static func inline(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var index = skipSpace(bytes, start, end)
    if index < end, bytes[index] == ASCII.less {
      guard let close = angled(bytes, index + 1, end) else { return nil }
      index = close
    } else {
      guard let close = bare(bytes, index, end) else { return nil }
      index = close
    }
    index = skipSpace(bytes, index, end)
    guard index < end else { return nil }
    if bytes[index] == ASCII.closeParenthesis { return index + 1 }
    guard let close = title(bytes, index, end) else { return nil }
    index = skipSpace(bytes, close, end)
    return index < end && bytes[index] == ASCII.closeParenthesis ? index + 1 : nil
  }

  private static func angled(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    for index in start..<end {
      if bytes[index] == ASCII.greater { return index + 1 }
      if bytes[index] == ASCII.less || bytes[index].isLineEnd { return nil }
    }
    return nil
  }

  private static func bare(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var depth = 0
    var index = start
    while index < end, !bytes[index].isWhiteSpace {
      if bytes[index] == ASCII.openParenthesis {
        depth += 1
        // cmark's own limit, which also keeps this linear.
        if depth > 32 { return nil }
      } else if bytes[index] == ASCII.closeParenthesis {
        if depth == 0 { break }
        depth -= 1
      } else if bytes[index] == ASCII.backslash, index + 1 < end, bytes[index + 1].isPunctuation {
        index += 1
      }
      index += 1
    }
    return depth == 0 ? index : nil
  }

  private static func title(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    let open = bytes[start]
    let close = open == ASCII.openParenthesis ? ASCII.closeParenthesis : open
    guard open == ASCII.quote || open == ASCII.apostrophe || open == ASCII.openParenthesis else {
      return nil
    }
    var index = start + 1
    while index < end, bytes[index] != close {
      if bytes[index] == ASCII.openParenthesis, open == ASCII.openParenthesis { return nil }
      index += bytes[index] == ASCII.backslash ? 2 : 1
    }
    return index < end ? index + 1 : nil
  }

  private static func skipSpace(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index].isWhiteSpace { index += 1 }
    return index
  }
}
