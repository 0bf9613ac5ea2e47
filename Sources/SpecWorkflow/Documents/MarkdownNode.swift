internal import CCmark

/// A node of cmark's tree, valid as long as the tree is.
struct MarkdownNode {
  enum Kind {
    case heading
    case paragraph
    case list
    case item
    case blockQuote
    case code
    case html
    case thematicBreak
    case table
    case row
    case text
    case softBreak
    case lineBreak
    case codeSpan
    case htmlInline
    case emphasis
    case strong
    case strikethrough
    case link
    case image
    case other
  }

  let pointer: OpaquePointer

  var children: [MarkdownNode] {
    var result: [MarkdownNode] = []
    var next = cmark_node_first_child(pointer)
    while let child = next {
      result.append(MarkdownNode(pointer: child))
      next = cmark_node_next(child)
    }
    return result
  }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: extensionKind
    }
  }

  /// The types of extensions are variables in the library: only their names are stable.
  private var extensionKind: Kind {
    switch typeName {
    case "table": .table
    case "table_row", "table_header": .row
    case "strikethrough": .strikethrough
    case "tasklist": .item
    default: .other
    }
  }

  private var typeName: String { Self.string(cmark_node_get_type_string(pointer)) }

  var literal: String { Self.string(cmark_node_get_literal(pointer)) }

  var destination: String { Self.string(cmark_node_get_url(pointer)) }

  var fenceInfo: String { Self.string(cmark_node_get_fence_info(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

  var listDelimiter: Character {
    cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM ? ")" : "."
  }

  /// Whether the item's box is ticked, or `nil` where cmark sees none.
  var isChecked: Bool? {
    typeName == "tasklist" ? cmark_gfm_extensions_get_tasklist_item_checked(pointer) : nil
  }

  var alignments: [Block.Table.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let bytes = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { index in
      switch bytes[index] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  /// The position as cmark says it, in lines of what it was fed.
  ///
  /// A paragraph that cmark cuts off from the table below has none of its own; the table has it.
  var place: (line: Int, column: Int, endLine: Int, endColumn: Int) {
    var line = Int(cmark_node_get_start_line(pointer))
    var endLine = Int(cmark_node_get_end_line(pointer))
    if line == 0, let next = cmark_node_next(pointer) {
      line = Int(cmark_node_get_start_line(next))
      endLine = max(endLine, line)
    }
    return (
      line, Int(cmark_node_get_start_column(pointer)),
      endLine, Int(cmark_node_get_end_column(pointer))
    )
  }

  /// The nodes below this one that hold no blocks of their own, however deep.
  ///
  /// Needs no stack, so it serves where the tree is too deep to walk.
  func leaves() -> [MarkdownNode] {
    guard let iterator = cmark_iter_new(pointer) else { return [] }
    defer { cmark_iter_free(iterator) }
    var result: [MarkdownNode] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return result }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      result.append(MarkdownNode(pointer: node))
    }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer else { return "" }
    return String(cString: pointer)
  }
}
