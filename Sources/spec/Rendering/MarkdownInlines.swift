import SpecWorkflow

/// Words with their marks as styled text; a newline in it is a line break.
struct MarkdownInlines {
  /// Whether the reader sees roles; otherwise marks stand for them.
  let isColoured: Bool

  /// The text of a paragraph or table cell.
  ///
  /// The lines of a header or a list of requirements, each beginning with a label, stay lines.
  func text(_ inlines: [Inline]) -> StyledText {
    text(inlines, isStart: true)
  }

  /// The text of a heading, an ID at its beginning marked.
  func heading(_ inlines: [Inline]) -> StyledText {
    var content = inlines[...]
    var start = StyledText()
    if case .text(let words)? = content.first, let split = MarkdownLabel.splitPunctuatedID(words) {
      start = StyledText(split.id, .id)
      content = [.text(String(split.rest))] + content.dropFirst()
    }
    return (start + text(Array(content), isStart: start.isEmpty)).styled(.heading)
  }

  /// The text of a row's first cell, an ID marked.
  func cell(_ inlines: [Inline]) -> StyledText {
    if inlines.count == 1, case .text(let words) = inlines[0],
      let split = MarkdownLabel.splitID(words), split.rest.isEmpty
    {
      return StyledText(words, .id)
    }
    return text(inlines)
  }

  /// White space as single spaces.
  static func folded(_ text: some StringProtocol) -> String {
    var result = ""
    var wasSpace = false
    for character in text {
      let isSpace = character == " " || character == "\t" || character.isNewline
      if !(isSpace && wasSpace) { result.append(isSpace ? " " : character) }
      wasSpace = isSpace
    }
    return result
  }

  private func text(_ inlines: [Inline], isStart: Bool) -> StyledText {
    let keepsLines = MarkdownLabel.begins(inlines.first)
    var line = MarkdownFlow(isStart: isStart)
    for (index, inline) in inlines.enumerated() {
      switch inline {
      case .text(let words): line.append(StyledText(Self.folded(words)))
      case .softBreak:
        let next = index + 1 < inlines.count ? inlines[index + 1] : nil
        if keepsLines, MarkdownLabel.begins(next) { line.end() } else { line.breakSoftly() }
      case .lineBreak: line.end()
      case .html(let tag):
        if MarkdownHTML.isLineBreak(tag) {
          line.end()
        } else if !tag.hasPrefix("<!--") {
          line.append(StyledText(Self.folded(tag), .muted))
        }
      default:
        let isValue = index == 1 && MarkdownLabel.isField(inlines[0])
        line.append(marked(inline, isStart: line.isAtStart || isValue))
      }
    }
    return line.text
  }

  private func marked(_ inline: Inline, isStart: Bool) -> StyledText {
    switch inline {
    case .code(let words): code(words)
    case .emphasis(let content):
      marked(text(content, isStart: false), by: isColoured ? "" : "*", .emphasis)
    case .strong(let content): strong(content, isStart: isStart)
    case .strikethrough(let content): marked(text(content, isStart: false), by: "~~", .muted)
    case .link(let destination, let content): link(destination, content)
    case .image(let destination, let content): image(destination, content)
    case .text, .softBreak, .lineBreak, .html: ""
    }
  }

  /// At the start of a line, or as a field's value, the place alone makes the words stand out.
  private func strong(_ content: [Inline], isStart: Bool) -> StyledText {
    guard isStart else {
      return marked(text(content, isStart: false), by: isColoured ? "" : "**", .strong)
    }
    if content.count == 1, case .text(let words) = content[0],
      let split = MarkdownLabel.splitID(words)
    {
      return StyledText(split.id, .id) + StyledText(split.rest, .strong)
    }
    return text(content, isStart: false).styled(.strong)
  }

  private func marked(_ text: StyledText, by mark: StyledText, _ role: Role) -> StyledText {
    text.isEmpty ? text : (mark + text + mark).styled(role)
  }

  /// A code span keeps its marks, for they say where it begins and ends.
  private func code(_ words: String) -> StyledText {
    let mark = words.contains("`") ? "``" : "`"
    let padding = words.hasPrefix("`") || words.hasSuffix("`") ? " " : ""
    let inner = String(words.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    return StyledText(mark + padding + inner + padding + mark, .code)
  }

  private func link(_ destination: String, _ content: [Inline]) -> StyledText {
    let words = text(content, isStart: false).styled(.link)
    if words.isEmpty { return StyledText(destination, .link) }
    guard MarkdownLink.isWorthShowing(destination, behind: content.plainText) else { return words }
    return words + StyledText(" (\(destination))", .muted)
  }

  private func image(_ destination: String, _ content: [Inline]) -> StyledText {
    let words = content.plainText
    return StyledText(literal: "[image: ", .muted) + StyledText(words.isEmpty ? destination : words)
      + StyledText(literal: "]", .muted)
  }
}
