/// A part of a document that holds words itself: a paragraph, code, a row of a table.
struct TextLeaf {
  var words: String
  var range: SourceRange
  /// Whether it is code, where brackets and dots mean something.
  var isCode: Bool

  /// The leaves of blocks in their order, without headings and HTML.
  static func all(in blocks: [Block]) -> [TextLeaf] {
    blocks.flatMap { block -> [TextLeaf] in
      switch block.kind {
      case .paragraph(let inlines):
        [TextLeaf(words: PlainWords(of: inlines).text, range: block.range, isCode: false)]
      case .code(_, let text):
        [TextLeaf(words: HeaderNames.folded(text), range: block.range, isCode: true)]
      case .blockQuote(let blocks): all(in: blocks)
      case .list(let list): list.items.flatMap { all(in: $0.blocks) }
      case .table(let table):
        ([table.header] + table.rows).map { row in
          TextLeaf(
            words: row.cells.map { PlainWords(of: $0).text }.joined(separator: " | "),
            range: row.range, isCode: false)
        }
      case .heading, .html, .thematicBreak: []
      }
    }
  }
}
