/// Reads the body of a document into blocks.
public enum MarkdownReader {
  /// Far more than a document shows; cmark-gfm 0.29 needs a time that grows with their square
  /// (CVE-2023-22486).
  private static let imageLimit = 5_000

  /// The blocks of the document, its front matter left out.
  ///
  /// Lines count from the top of the document, columns in bytes. Nesting beyond 64 blocks or 32
  /// inlines is flattened.
  /// - Throws: a problem of the kind `tooLarge` where the document is larger than 1 MiB or has more
  ///   than 5,000 images.
  public static func read(_ bytes: [UInt8]) throws(DocumentProblem) -> [Block] {
    if let problem = DocumentBytes.sizeProblem(in: bytes) { throw problem }
    guard imageCount(in: bytes) <= imageLimit else {
      throw DocumentProblem(
        .tooLarge, at: SourcePosition(line: 1), "more than the \(imageLimit) images that are read")
    }
    let first = FrontMatter.locate(in: bytes)?.body ?? bytes.line(at: bytes.textStart, number: 1)
    let walk = BlockWalk(
      bytes: bytes, lines: SourceLines(bytes), lineOffset: first.number - 1)
    let blocks = MarkdownParser.withTree(of: bytes, from: min(first.start, bytes.count)) { tree in
      walk.blocks(of: MarkdownNode(pointer: tree))
    }
    return blocks ?? []
  }

  private static func imageCount(in bytes: [UInt8]) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == ASCII.openBracket, previous == ASCII.bang { count += 1 }
      previous = byte
    }
    return count
  }
}
