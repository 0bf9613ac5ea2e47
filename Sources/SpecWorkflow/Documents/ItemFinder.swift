/// Finds the sections and items of a document in its blocks.
struct ItemFinder {
  private let bytes: [UInt8]
  private let lines: SourceLines
  /// The lines that hold header fields, where a label is the name of a field.
  private let headerLines: Set<Int>
  private(set) var sections: [Document.Section] = []
  private(set) var items: [DocumentItem] = []
  /// The headings that the end of what was read stands under.
  private(set) var path: HeadingPath

  /// `lines`: those of the bytes; `path`: the headings that the beginning stands under.
  init(_ bytes: [UInt8], lines: SourceLines, header: Header, within path: HeadingPath = .init()) {
    self.bytes = bytes
    self.lines = lines
    self.path = path
    headerLines = Set(header.fields.map(\.position.line))
  }

  mutating func read(_ blocks: [Block]) {
    for index in blocks.indices {
      let block = blocks[index]
      guard case .heading(let level, let inlines) = block.kind else {
        find(in: block)
        continue
      }
      let next = blocks[(index + 1)...].firstIndex(where: \.isHeading) ?? blocks.endIndex
      let end = next < blocks.endIndex ? blocks[next].range.start.line : lines.count + 1
      let title = inlines.plainText
      path.enter(title, level: level)
      sections.append(
        Document.Section(
          title: title, level: level, position: block.range.start, headingPath: path.titles,
          body: lines.bytes(from: block.range.end.line + 1, upTo: end)))
      if level > 1, let label = ItemLabel.heading(inlines) {
        add(label, under: block, body: blocks[index + 1..<next])
      }
    }
  }

  /// A requirement that a heading begins: its body is part of its text.
  private mutating func add(_ label: ItemLabel, under heading: Block, body: ArraySlice<Block>) {
    var words = PlainWords()
    words.add(label.rest)
    for block in body { ItemText.add(block, to: &words, boxesAreItems: path.boxKind != nil) }
    let end = body.last?.range.end ?? heading.range.end
    items.append(
      DocumentItem(
        kind: .requirement, id: label.name, label: label.name, text: words.text,
        markup: words.markup, headingPath: path.titles,
        sourceRange: SourceRange(start: heading.range.start, end: end)))
  }

  private mutating func find(in block: Block) {
    switch block.kind {
    case .paragraph(let inlines): find(in: inlines, of: block)
    case .list(let list): for item in list.items { find(in: item) }
    case .blockQuote(let blocks): for block in blocks { find(in: block) }
    case .table(let table): for row in table.rows { find(in: row) }
    case .heading, .code, .html, .thematicBreak: break
    }
  }

  /// The requirements of a paragraph, one a line, or the user story that it is.
  private mutating func find(in inlines: [Inline], of block: Block) {
    if ItemText.isUserStory(inlines) {
      let words = PlainWords(of: inlines)
      items.append(
        DocumentItem(
          kind: .userStory, text: words.text, markup: words.markup, headingPath: path.titles,
          sourceRange: block.range))
      return
    }
    for part in ItemText.requirements(in: inlines) {
      let start = block.range.start
      let first = start.line + part.firstLine
      let last = min(start.line + part.lastLine, block.range.end.line)
      let indent = bytes[lines[first].range].prefix(while: \.isBlank).count
      let from = part.firstLine == 0 ? start : SourcePosition(line: first, column: indent + 1)
      let to = SourcePosition(line: last, column: max(lines[last].range.count, 1))
      let words = PlainWords(of: part.label.rest)
      items.append(
        DocumentItem(
          kind: .requirement, id: part.label.name, label: part.label.name,
          text: words.text, markup: words.markup, headingPath: path.titles,
          sourceRange: SourceRange(
            start: from, end: last == block.range.end.line ? block.range.end : to)))
    }
  }

  private mutating func find(in row: Block.Table.Row) {
    guard row.cells.count > 1, let first = row.cells.first, let id = ItemLabel.cell(first) else {
      return
    }
    var words = PlainWords()
    for cell in row.cells.dropFirst() {
      words.add(cell)
      words.separate()
    }
    items.append(
      DocumentItem(
        kind: .requirement, id: id, label: id, text: words.text, markup: words.markup,
        headingPath: path.titles, sourceRange: row.range))
  }

  private mutating func find(in item: Block.List.Item) {
    let boxKind = path.boxKind
    let label = ItemText.label(of: item)
    let isField = headerLines.contains(item.range.start.line)
    var kind: DocumentItem.Kind?
    if item.isChecked != nil, let boxKind {
      kind = boxKind
    } else if label?.isID == true {
      kind = .requirement
    } else if label != nil, !isField {
      kind = .labelled
    }
    guard let kind else {
      for block in item.blocks { find(in: block) }
      return
    }
    let words = ItemText.words(of: item, label, boxesAreItems: boxKind != nil)
    items.append(
      DocumentItem(
        kind: kind, id: label?.isID == true ? label?.name : nil, label: label?.name,
        text: words.text, markup: words.markup,
        isChecked: item.isChecked, markOffset: markOffset(of: item), headingPath: path.titles,
        sourceRange: item.range))
    findNested(in: item.blocks)
  }

  /// The items within an item: those that its text leaves out.
  private mutating func findNested(in blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .list(let list):
        for item in list.items {
          if ItemText.isItem(item, boxesAreItems: path.boxKind != nil) {
            find(in: item)
          } else {
            findNested(in: item.blocks)
          }
        }
      case .blockQuote(let blocks): findNested(in: blocks)
      default: break
      }
    }
  }

  /// Where the mark of the item's box stands.
  private func markOffset(of item: Block.List.Item) -> Int? {
    guard item.isChecked != nil else { return nil }
    let line = lines[item.range.start.line]
    let start = min(line.start + item.range.start.column - 1, line.end)
    guard let open = bytes[start..<line.end].firstIndex(of: ASCII.openBracket),
      open + 2 < line.end, bytes[open + 2] == ASCII.closeBracket
    else { return nil }
    return open + 1
  }
}

extension Block {
  var isHeading: Bool {
    if case .heading = kind { true } else { false }
  }
}
