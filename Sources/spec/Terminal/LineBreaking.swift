/// Where a text is broken to fit a width.
enum LineBreaking {
  /// What must not begin a line in Chinese and Japanese text.
  private static let closing: Set<Character> = [
    "、", "。", "，", "．", "！", "？", "：", "；", "）", "］", "｝", "」", "』", "】", "〉", "》", "ー", "…",
    "っ", "ゃ", "ゅ", "ょ", "ッ", "ャ", "ュ", "ョ",
  ]

  /// What must not end a line in Chinese and Japanese text.
  private static let opening: Set<Character> = ["（", "［", "｛", "「", "『", "【", "〈", "《"]

  /// The ranges of the lines, without the white space at which they were broken.
  ///
  /// The first line has `first` columns, every further line `rest`; both are taken for 1 where they
  /// are less. A newline always breaks; an empty text is one empty line. O(*n*) for words that are
  /// shorter than a line.
  static func lines(of characters: [Character], first: Int, rest: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var contentEnd = 0
    var used = 0
    var opportunity: (end: Int, next: Int)?
    var index = 0

    func endLine(at end: Int, next: Int) {
      lines.append(start..<max(start, end))
      start = next
      index = next
      used = 0
      opportunity = nil
    }

    while index < characters.count {
      let character = characters[index]
      if character == "\n" || character == "\r\n" {
        endLine(at: contentEnd, next: index + 1)
        continue
      }
      let columns = DisplayWidth.columns(of: character)
      if isSpace(character) {
        // The indentation of a line is no place to break it.
        if contentEnd > start { opportunity = (contentEnd, index + 1) }
        used += columns
        index += 1
        continue
      }
      if index > start, canBreak(between: characters[index - 1], and: character) {
        opportunity = (index, index)
      }
      if used + columns > max(1, lines.isEmpty ? first : rest), index > start {
        let end = opportunity?.end ?? contentEnd
        endLine(at: end, next: opportunity?.next ?? index)
        while index < characters.count, isSpace(characters[index]) { index += 1 }
        start = index
        contentEnd = index
        continue
      }
      used += columns
      index += 1
      contentEnd = index
    }
    endLine(at: contentEnd, next: characters.count)
    return lines
  }

  private static func canBreak(between before: Character, and after: Character) -> Bool {
    guard !isSpace(before), !closing.contains(after), !opening.contains(before) else {
      return false
    }
    return DisplayWidth.columns(of: before) == 2 && isIdeographic(before)
      || DisplayWidth.columns(of: after) == 2 && isIdeographic(after)
  }

  /// A wide character that stands for itself; Hangul is written with spaces between words.
  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return !(0x1100...0x11FF ~= scalar || 0xAC00...0xD7A3 ~= scalar)
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }
}
