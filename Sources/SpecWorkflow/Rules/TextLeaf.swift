/// A part of a document that holds words itself: a paragraph, code, a row of a table.
struct TextLeaf {
  var words: String
  /// The words without those in code, links and images.
  var prose: String
  var range: SourceRange
  var isCode: Bool

  /// The leaves of blocks in their order, without headings and HTML.
  static func all(in blocks: [Block]) -> [TextLeaf] {
    blocks.flatMap { block -> [TextLeaf] in
      switch block.kind {
      case .paragraph(let inlines): [TextLeaf([inlines], block.range)]
      case .code(_, let text):
        [TextLeaf(words: HeaderNames.folded(text), prose: "", range: block.range, isCode: true)]
      case .blockQuote(let blocks): all(in: blocks)
      case .list(let list): list.items.flatMap { all(in: $0.blocks) }
      case .table(let table): ([table.header] + table.rows).map { TextLeaf($0.cells, $0.range) }
      case .heading, .html, .thematicBreak: []
      }
    }
  }
}

extension TextLeaf {
  private init(_ parts: [[Inline]], _ range: SourceRange) {
    self.init(
      words: parts.map { PlainWords(of: $0).text }.joined(separator: " | "),
      prose: parts.map { PlainWords(of: $0.prose).text }.joined(separator: " | "), range: range,
      isCode: false)
  }
}

extension [Inline] {
  /// What is neither code nor a link nor an image, with a space for each.
  fileprivate var prose: [Inline] {
    map { inline in
      switch inline {
      case .code, .link, .image: .text(" ")
      case .emphasis(let children): .emphasis(children.prose)
      case .strong(let children): .strong(children.prose)
      case .strikethrough(let children): .strikethrough(children.prose)
      case .text, .softBreak, .lineBreak, .html: inline
      }
    }
  }
}
