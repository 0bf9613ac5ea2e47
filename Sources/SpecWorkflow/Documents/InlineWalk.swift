/// Makes values of the inlines of cmark's tree.
enum InlineWalk {
  /// The deepest nesting that is kept; below it, only words are.
  private static let depthLimit = 32

  static func inlines(of node: MarkdownNode, depth: Int = 0) -> [Inline] {
    var result: [Inline] = []
    let nodes = depth < depthLimit ? node.children : node.leaves()
    // cmark splits a text wherever a mark could have been.
    var text = ""
    for child in nodes {
      if child.kind == .text {
        text += child.literal
        continue
      }
      guard let inline = inline(child, depth) else { continue }
      if !text.isEmpty { result.append(.text(text)) }
      text = ""
      result.append(inline)
    }
    if !text.isEmpty { result.append(.text(text)) }
    return result
  }

  private static func inline(_ node: MarkdownNode, _ depth: Int) -> Inline? {
    switch node.kind {
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .codeSpan: return .code(node.literal)
    case .htmlInline: return .html(node.literal)
    default: break
    }
    guard depth < depthLimit else { return nil }
    switch node.kind {
    case .emphasis: return .emphasis(inlines(of: node, depth: depth + 1))
    case .strong: return .strong(inlines(of: node, depth: depth + 1))
    case .strikethrough: return .strikethrough(inlines(of: node, depth: depth + 1))
    case .link:
      return .link(destination: node.destination, inlines(of: node, depth: depth + 1))
    case .image:
      return .image(destination: node.destination, inlines(of: node, depth: depth + 1))
    default: return nil
    }
  }
}
