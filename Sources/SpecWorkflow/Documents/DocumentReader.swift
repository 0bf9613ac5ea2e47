/// Reads a whole document: the header, the blocks and the items in them.
public struct DocumentReader: Sendable {
  public let header: HeaderReader

  public init(header: HeaderReader = HeaderReader()) {
    self.header = header
  }

  /// Reads the document; never fails.
  ///
  /// A document that cannot be read has problems and neither sections, items nor blocks.
  public func read(_ bytes: [UInt8]) -> Document {
    let header = header.read(bytes)
    guard !header.isUnreadable else {
      return Document(header: header, problems: header.problems)
    }
    do throws(DocumentProblem) {
      let tree = try MarkdownReader.tree(of: bytes)
      let blocks = tree?.blocks() ?? []
      var finder = ItemFinder(bytes, lines: tree?.lines ?? SourceLines(bytes), header: header)
      finder.read(blocks)
      return Document(
        header: header, sections: finder.sections, items: finder.items, blocks: blocks,
        problems: header.problems)
    } catch {
      return Document(header: header, problems: header.problems + [error])
    }
  }
}
