/// The words of an item, and what of its content is an item of its own.
enum ItemText {
  /// The label at the beginning of a list item.
  static func label(of item: Block.List.Item) -> ItemLabel? {
    guard case .paragraph(let inlines)? = item.blocks.first?.kind else { return nil }
    return ItemLabel.bold(inlines)
  }

  /// Whether the list item is a requirement, criterion or question by itself.
  static func isItem(_ item: Block.List.Item, boxesAreItems: Bool) -> Bool {
    if boxesAreItems, item.isChecked != nil { return true }
    return label(of: item)?.isID == true
  }

  /// The words of a list item behind its label.
  static func words(
    of item: Block.List.Item, _ label: ItemLabel?, boxesAreItems: Bool
  ) -> PlainWords {
    var words = PlainWords()
    var blocks = item.blocks[...]
    if let label {
      words.add(label.rest)
      words.separate()
      blocks = blocks.dropFirst()
    }
    for block in blocks { add(block, to: &words, boxesAreItems: boxesAreItems) }
    return words
  }

  /// Adds the block's words, leaving out items of their own.
  static func add(_ block: Block, to words: inout PlainWords, boxesAreItems: Bool) {
    words.separate()
    switch block.kind {
    case .paragraph(let inlines) where !requirements(in: inlines).isEmpty: break
    case .heading(_, let inlines), .paragraph(let inlines): words.add(inlines)
    case .code(_, let text):
      words.addVerbatim(text.withoutLineEnd)
    case .html(let text): if !text.isHTMLComment { words.addFolded(text) }
    case .thematicBreak: break
    case .blockQuote(let blocks):
      for block in blocks { add(block, to: &words, boxesAreItems: boxesAreItems) }
    case .list(let list):
      for item in list.items where !isItem(item, boxesAreItems: boxesAreItems) {
        for block in item.blocks { add(block, to: &words, boxesAreItems: boxesAreItems) }
      }
    case .table(let table):
      for row in [table.header] + table.rows where ItemLabel.cell(row.cells.first ?? []) == nil {
        for cell in row.cells {
          words.separate()
          words.add(cell)
        }
      }
    }
    words.separate()
  }

  /// Whether the paragraph begins with `**As a**`.
  static func isUserStory(_ inlines: [Inline]) -> Bool {
    guard case .strong(let inner)? = inlines.first else { return false }
    let words = inner.plainText.lowercased()
    return words == "as a" || words == "as an" || words.hasPrefix("as a ")
      || words.hasPrefix("as an ")
  }

  /// A requirement that begins a line of a paragraph.
  struct Part {
    var label: ItemLabel
    /// Lines from the paragraph's first, which is 0.
    var firstLine: Int
    var lastLine: Int
  }

  /// The requirements of a paragraph: each begins a line with its ID and ends before the next one.
  static func requirements(in inlines: [Inline]) -> [Part] {
    var parts: [(start: Int, line: Int)] = []
    var line = 0
    for (index, inline) in inlines.enumerated() {
      let isStart =
        index == 0 || inlines[index - 1] == .softBreak || inlines[index - 1] == .lineBreak
      if isStart, case .strong = inline,
        let label = ItemLabel.bold(Array(inlines[index...].prefix(2))), label.isID,
        label.isPunctuated
      {
        parts.append((index, line))
      }
      if inline == .softBreak || inline == .lineBreak { line += 1 }
    }
    return parts.indices.compactMap { number in
      let next = number + 1 < parts.count ? parts[number + 1] : nil
      let words = Array(inlines[parts[number].start..<(next?.start ?? inlines.count)])
      guard let label = ItemLabel.bold(words) else { return nil }
      return Part(
        label: label, firstLine: parts[number].line, lastLine: (next?.line ?? line + 1) - 1)
    }
  }
}

extension String {
  /// The text without the line feed at its end.
  fileprivate var withoutLineEnd: Substring {
    utf8.last == ASCII.newline ? self[..<utf8.index(before: endIndex)] : self[...]
  }
}
