internal import CCmark

/// A document as cmark has parsed it, of which blocks can be read in parts.
///
/// Not Sendable: it owns a tree of the library.
final class MarkdownTree {
  let lines: SourceLines
  private let root: OpaquePointer
  private let walk: BlockWalk
  private var next: OpaquePointer?

  /// The tree of what stands behind the front matter; `nil` where the library has no memory left.
  init?(_ bytes: [UInt8]) {
    let first = FrontMatter.locate(in: bytes)?.body ?? bytes.line(at: bytes.textStart, number: 1)
    guard let root = MarkdownParser.parse(bytes, from: min(first.start, bytes.count)) else {
      return nil
    }
    self.root = root
    lines = SourceLines(bytes)
    walk = BlockWalk(bytes: bytes, lines: lines, lineOffset: first.number - 1)
    next = cmark_node_first_child(root)
  }

  deinit {
    cmark_node_free(root)
  }

  /// The blocks of the document.
  func blocks() -> [Block] {
    walk.blocks(of: MarkdownNode(pointer: root))
  }

  /// The blocks that begin in some lines, which must be later ones than those asked for before.
  func blocks(in range: Range<Int>) -> [Block] {
    var found: [Block] = []
    while let node = next.map(MarkdownNode.init(pointer:)) {
      let line = node.place.line + walk.lineOffset
      guard line < range.upperBound else { break }
      if line >= range.lowerBound, let block = walk.block(node, 0) { found.append(block) }
      next = cmark_node_next(node.pointer)
    }
    return found
  }
}

@available(*, unavailable)
extension MarkdownTree: Sendable {}
