/// Reads the body of a document into blocks.
public enum MarkdownReader {
  /// Far more than a document shows; cmark-gfm 0.29 needs a time that grows with their square
  /// (CVE-2023-22486).
  private static let imageLimit = 5_000

  /// Far more than a person reads; cmark-gfm fills every row of a table up to its width, so that a
  /// few short rows under a wide heading take gigabytes.
  private static let cellLimit = 500_000

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
    guard cellCount(in: bytes) <= cellLimit else {
      throw DocumentProblem(
        .tooLarge, at: SourcePosition(line: 1),
        "tables of more than the \(cellLimit) cells that are read")
    }
    let first = FrontMatter.locate(in: bytes)?.body ?? bytes.line(at: bytes.textStart, number: 1)
    let walk = BlockWalk(
      bytes: bytes, lines: SourceLines(bytes), lineOffset: first.number - 1)
    let blocks = MarkdownParser.withTree(of: bytes, from: min(first.start, bytes.count)) { tree in
      walk.blocks(of: MarkdownNode(pointer: tree))
    }
    return blocks ?? []
  }

  /// The most cells that the tables of the document can have: the width of what looks like a
  /// delimiter row, for every line up to the next empty one.
  private static func cellCount(in bytes: [UInt8]) -> Int {
    var (cells, width) = (0, 0)
    for line in bytes.split(separator: ASCII.newline, omittingEmptySubsequences: false) {
      let isDelimiter =
        line.contains(ASCII.hyphen)
        && line.allSatisfy { "|:-> \t\r".utf8.contains($0) }
      if isDelimiter {
        width = max(width, line.count { $0 == ASCII.pipe } + 1)
      } else if line.allSatisfy(\.isWhiteSpace) {
        width = 0
      }
      cells += width
    }
    return cells
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
