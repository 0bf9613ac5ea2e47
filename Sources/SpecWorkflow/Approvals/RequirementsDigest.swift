extension ContentDigest {
  /// The digest of a document's title, tags, requirements and acceptance criteria, in their order.
  ///
  /// Each item is written as its kind, ID, heading path and words, and the blocks that it stands in
  /// as their parts, each behind its length in bytes and a colon, so that no two lists are written
  /// alike. White space in words is folded, code stands as it is, and whether a box is ticked or
  /// which emphasis words have does not count; what is struck out, where a link leads and every tag
  /// of HTML does, wherever it stands.
  static func requirements(of document: Document) -> ContentDigest {
    var parts = DigestParts()
    parts.add(document.header.title?.text ?? "")
    // Tags decide which rule holds, so they cannot go without the approvals noticing.
    parts.add(document.header.tags.sorted().joined(separator: " "))
    let items = document.items.filter { $0.kind == .requirement || $0.kind == .criterion }
    for item in items {
      parts.add(item.kind.rawValue)
      parts.add(item.id ?? "")
      parts.add("\(item.headingPath.count)")
      for title in item.headingPath {
        parts.add(title)
      }
      parts.add(item.text)
    }
    let lines = Set(items.flatMap(\.sourceRange.lines))
    for block in document.blocks {
      parts.add(block, in: lines)
    }
    return ContentDigest(label: "spec-requirements-v1", parts.bytes)
  }
}

/// What a digest is of: texts that cannot be taken for each other.
private struct DigestParts {
  private(set) var bytes: [UInt8] = []
  private var words = ""

  mutating func add(_ text: String) {
    bytes += Array("\(text.utf8.count):\(text)".utf8)
  }

  /// Adds a block that stands in some lines whole, of another one the HTML.
  mutating func add(_ block: Block, in lines: Set<Int>) {
    let isWhole = block.range.lines.contains(where: lines.contains)
    switch block.kind {
    case .heading(_, let inlines), .paragraph(let inlines):
      add(inlines, isWhole: isWhole)
    case .list(let list):
      for item in list.items {
        for block in item.blocks { add(block, in: lines) }
      }
    case .blockQuote(let blocks):
      for block in blocks { add(block, in: lines) }
    case .code(let info, let text):
      if isWhole {
        add("code \(info)")
        add(text)
      }
    case .html(let text):
      addHTML(text)
    case .thematicBreak: break
    case .table(let table):
      for row in [table.header] + table.rows {
        for cell in row.cells {
          add(cell, isWhole: row.range.lines.contains(where: lines.contains))
        }
      }
    }
  }

  private mutating func add(_ inlines: [Inline], isWhole: Bool) {
    for inline in inlines { add(inline, isWhole: isWhole) }
    flush()
  }

  private mutating func add(_ inline: Inline, isWhole: Bool) {
    switch inline {
    case .text(let text): addWords(text, isWhole)
    case .softBreak, .lineBreak: addWords(" ", isWhole)
    case .code(let code): mark("code \(code)", [], isWhole)
    case .emphasis(let children), .strong(let children):
      for child in children { add(child, isWhole: isWhole) }
    case .strikethrough(let children): mark("struck", children, isWhole)
    case .link(let destination, let children): mark("link \(destination)", children, isWhole)
    case .image(let destination, let children): mark("image \(destination)", children, isWhole)
    case .html(let text):
      flush()
      addHTML(text)
    }
  }

  private mutating func mark(_ name: String, _ children: [Inline], _ isWhole: Bool) {
    flush()
    if isWhole { add(name) }
    for child in children { add(child, isWhole: isWhole) }
    flush()
    if isWhole { add("end") }
  }

  /// Collects words, white space folded.
  private mutating func addWords(_ text: String, _ isWhole: Bool) {
    guard isWhole else {
      return
    }
    for character in text {
      if !character.isWhitespace {
        words.append(character)
      } else if !words.isEmpty, words.last != " " {
        words.append(" ")
      }
    }
  }

  private mutating func flush() {
    if !words.isEmpty { add("words \(words)") }
    words = ""
  }

  /// HTML may hide or strike out what stands behind it; a comment alone says nothing.
  private mutating func addHTML(_ text: String) {
    if !text.isHTMLComment {
      add("html \(text)")
    }
  }
}
