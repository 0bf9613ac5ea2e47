import SpecWorkflow

/// A document's blocks as lines that a person reads in a terminal.
///
/// Nothing but a code block is wider than the width, however deep it stands: where quotes and lists
/// leave no room they are no longer indented. Everything is escaped on the way. The recursion is as
/// deep as ``MarkdownReader`` nests, which is bounded.
struct MarkdownRendering {
  /// The columns of text that a person reads with ease.
  private static let measure = 100
  /// The columns below which text is not narrowed any further.
  private static let narrowest = 16

  private let width: Int
  private let glyphs: Glyphs
  private let inlines: MarkdownInlines

  /// A rendering for `width` columns; text is wrapped at 100 at the most.
  ///
  /// Without colour, emphasis that is not at the start of a line is shown by its marks.
  init(width: Int, glyphs: Glyphs, isColoured: Bool = false) {
    self.width = max(width, 1)
    self.glyphs = glyphs
    inlines = MarkdownInlines(isColoured: isColoured)
  }

  /// The lines, one empty line between blocks and none at either end.
  func lines(_ blocks: [Block]) -> [StyledText] {
    lines(blocks, in: width)
  }

  private func lines(_ blocks: [Block], in room: Int, isTight: Bool = false) -> [StyledText] {
    var result: [StyledText] = []
    var wasText = false
    for block in blocks {
      let lines = lines(block, in: room)
      if lines.isEmpty { continue }
      if !result.isEmpty, !(isTight && wasText && block.isTextOrList) { result.append("") }
      result += lines
      wasText = block.isTextOrList
    }
    return result
  }

  private func lines(_ block: Block, in room: Int) -> [StyledText] {
    switch block.kind {
    case .heading(let level, let content): heading(inlines.heading(content), level, room)
    case .paragraph(let content): paragraph(inlines.text(content), room)
    case .list(let list): lines(list, in: room)
    case .blockQuote(let blocks): quote(blocks, room)
    case .code(let info, let text): code(info, text, room)
    case .html(let text): html(text, room)
    case .thematicBreak: [rule(glyphs.rule, textWidth(room))]
    case .table(let table):
      MarkdownTable(table, inlines: inlines, room: room, glyphs: glyphs).lines
    }
  }

  /// A title is underlined as in a setext heading; deeper ones begin with a dash a level.
  private func heading(_ text: StyledText, _ level: Int, _ room: Int) -> [StyledText] {
    if text.isEmpty { return [] }
    if level > 2 {
      let dash = rule(glyphs.rule, level - 1) + " "
      return hang(text.wrapped(to: narrowed(room, by: dash.columns)), behind: dash, in: room)
    }
    let lines = text.wrapped(to: textWidth(room))
    let columns = lines.reduce(1) { max($0, $1.columns) }
    return lines + [rule(level == 1 ? glyphs.doubleRule : glyphs.rule, columns)]
  }

  private func paragraph(_ text: StyledText, _ room: Int) -> [StyledText] {
    text.isEmpty ? [] : text.wrapped(to: textWidth(room))
  }

  private func lines(_ list: Block.List, in room: Int) -> [StyledText] {
    var markers = list.items.indices.map { marker(of: list, at: $0) }
    let columns = markers.reduce(0) { max($0, $1.columns) }
    markers = markers.map { $0.padded(to: columns, alignment: .right) + " " }
    var result: [StyledText] = []
    for (marker, item) in zip(markers, list.items) {
      let body = lines(
        item.blocks, in: narrowed(room, by: columns + 1), isTight: list.isTight)
      if !list.isTight, !result.isEmpty { result.append("") }
      result += hang(body, behind: marker, in: room)
    }
    return result
  }

  /// The number as Markdown counts it; a box takes the place of a bullet.
  private func marker(of list: Block.List, at index: Int) -> StyledText {
    let box = list.items[index].isChecked.map {
      StyledText(glyphs.box(isChecked: $0), $0 ? .success : nil)
    }
    switch list.marker {
    case .bullet: return box ?? StyledText(glyphs.bullet)
    case .ordered(let start, let delimiter):
      let number: StyledText = "\(start + index)\(delimiter)"
      return box.map { number + " " + $0 } ?? number
    }
  }

  private func quote(_ blocks: [Block], _ room: Int) -> [StyledText] {
    let bar = StyledText(glyphs.bar, .muted)
    let inner = narrowed(room, by: 2)
    let lines = lines(blocks, in: inner)
    return inner == room ? lines : lines.map { $0.isEmpty ? bar : bar + " " + $0 }
  }

  private func code(_ info: String, _ text: String, _ room: Int) -> [StyledText] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var result = lines.map { line in
      line.isEmpty ? "" : "    " + StyledText(MarkdownCode.withoutTabs(line))
    }
    if let language = MarkdownCode.language(info) {
      let label = "  " + StyledText(language, .muted)
      result.insert(label.truncated(to: room, ellipsis: glyphs.ellipsis), at: 0)
    }
    return result
  }

  private func html(_ text: String, _ room: Int) -> [StyledText] {
    MarkdownHTML.withoutComments(text).split(separator: "\n").flatMap { line in
      let text = StyledText(MarkdownInlines.folded(line), .muted)
      return text.plain.allSatisfy { $0 == " " } ? [] : text.wrapped(to: textWidth(room))
    }
  }

  private func rule(_ glyph: String, _ columns: Int) -> StyledText {
    StyledText(String(repeating: glyph, count: columns), .muted)
  }

  /// The lines behind the mark and its width in spaces, or below it where there is no room.
  private func hang(
    _ lines: [StyledText], behind mark: StyledText, in room: Int
  ) -> [StyledText] {
    let bare = mark.trimmingSpaces
    guard let first = lines.first else { return [bare] }
    guard narrowed(room, by: mark.columns) < room else { return [bare] + lines }
    let spaces = StyledText.spaces(mark.columns)
    return [mark + first] + lines.dropFirst().map { $0.isEmpty ? $0 : spaces + $0 }
  }

  /// The room behind something of so many columns; the whole room where too little would be left.
  private func narrowed(_ room: Int, by columns: Int) -> Int {
    room - columns < Self.narrowest ? room : room - columns
  }

  /// The columns for running text, which ends at the same column however deep it stands.
  private func textWidth(_ room: Int) -> Int {
    min(room, max(Self.measure - (width - room), Self.narrowest))
  }
}

extension Block {
  fileprivate var isTextOrList: Bool {
    switch kind {
    case .paragraph, .list: true
    default: false
    }
  }
}

extension StyledText {
  /// The text without the space at its end.
  fileprivate var trimmingSpaces: StyledText {
    truncated(to: columns - (plain.hasSuffix(" ") ? 1 : 0), ellipsis: "")
  }
}
