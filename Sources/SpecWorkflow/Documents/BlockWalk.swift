/// Makes values of cmark's tree.
struct BlockWalk {
  /// The deepest nesting that is kept; below it, blocks stand side by side.
  ///
  /// No person nests like that, and a walk that recurses, here or in a renderer, stays safe.
  static let depthLimit = 64

  let bytes: [UInt8]
  let lines: SourceLines
  /// How many lines stand before those that cmark was fed.
  let lineOffset: Int

  func blocks(of node: MarkdownNode, depth: Int = 0) -> [Block] {
    guard depth < Self.depthLimit else {
      return node.leaves().compactMap { isLeaf($0) ? block($0, depth) : nil }
    }
    return node.children.compactMap { block($0, depth) }
  }

  private func isLeaf(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .heading, .paragraph, .code, .html, .thematicBreak: true
    default: false
    }
  }

  func block(_ node: MarkdownNode, _ depth: Int) -> Block? {
    let range = range(of: node)
    switch node.kind {
    case .heading:
      return Block(.heading(level: node.headingLevel, InlineWalk.inlines(of: node)), range)
    case .paragraph: return Block(.paragraph(InlineWalk.inlines(of: node)), range)
    case .list: return Block(.list(list(node, range, depth)), range)
    case .blockQuote: return Block(.blockQuote(blocks(of: node, depth: depth + 1)), range)
    case .code: return Block(.code(info: node.fenceInfo, text: node.literal), range)
    case .html: return Block(.html(node.literal), range)
    case .thematicBreak: return Block(.thematicBreak, range)
    case .table: return Block(.table(table(node)), range)
    default: return nil
    }
  }

  private func range(of node: MarkdownNode) -> SourceRange {
    let place = node.place
    return lines.range(
      line: place.line + lineOffset, column: place.column,
      endLine: place.endLine + lineOffset, endColumn: place.endColumn)
  }

  private func list(_ node: MarkdownNode, _ range: SourceRange, _ depth: Int) -> Block.List {
    let marker: Block.List.Marker
    if node.isOrdered {
      marker = .ordered(start: node.listStart, delimiter: node.listDelimiter)
    } else {
      // cmark knows the bullet and has no way to ask for it.
      let offset = lines[range.start.line].start + range.start.column - 1
      let byte = offset < bytes.count ? bytes[offset] : ASCII.hyphen
      let isBullet = byte == ASCII.asterisk || byte == ASCII.plus
      marker = .bullet(isBullet ? Character(Unicode.Scalar(byte)) : "-")
    }
    let items = node.children.map { child in
      item(child, blocks(of: child, depth: depth + 1))
    }
    return Block.List(marker: marker, isTight: node.isTight, items: items)
  }

  /// The item, with a box that cmark overlooks, as it does behind quote marks.
  private func item(_ node: MarkdownNode, _ blocks: [Block]) -> Block.List.Item {
    let range = range(of: node)
    if let isChecked = node.isChecked {
      return Block.List.Item(isChecked: isChecked, blocks: blocks, range: range)
    }
    if let first = blocks.first, case .paragraph(let inlines) = first.kind,
      case .text(let text)? = inlines.first
    {
      for (mark, isChecked) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)]
      where text.hasPrefix(mark) {
        let rest = [.text(String(text.dropFirst(mark.count)))] + inlines.dropFirst()
        let paragraph = Block(.paragraph(rest), first.range)
        return Block.List.Item(
          isChecked: isChecked, blocks: [paragraph] + blocks.dropFirst(), range: range)
      }
    }
    return Block.List.Item(blocks: blocks, range: range)
  }

  private func table(_ node: MarkdownNode) -> Block.Table {
    let alignments = node.alignments
    var rows = node.children.map { row in
      var cells = row.children.map { InlineWalk.inlines(of: $0) }
      while cells.count < alignments.count { cells.append([]) }
      return Block.Table.Row(cells: cells, range: range(of: row))
    }
    let header =
      rows.isEmpty ? Block.Table.Row(cells: [], range: range(of: node)) : rows.removeFirst()
    return Block.Table(alignments: alignments, header: header, rows: rows)
  }
}
