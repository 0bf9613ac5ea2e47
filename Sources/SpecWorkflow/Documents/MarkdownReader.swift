/// Reads the body of a document into blocks.
public enum MarkdownReader {
  /// The blocks of the document, its front matter left out.
  ///
  /// Lines count from the top of the document, columns in bytes. Nesting beyond 64 blocks or 32
  /// inlines is flattened.
  /// - Throws: a problem of the kind `tooLarge` where the document is larger than 1 MiB or has more
  ///   than 5,000 images.
  public static func read(_ bytes: [UInt8]) throws(DocumentProblem) -> [Block] {
    try tree(of: bytes)?.blocks() ?? []
  }

  /// The same, before any block is read.
  static func tree(of bytes: [UInt8]) throws(DocumentProblem) -> MarkdownTree? {
    if let problem = DocumentBytes.sizeProblem(in: bytes) ?? MarkdownSize(bytes[...]).problem {
      throw problem
    }
    return MarkdownTree(bytes)
  }
}
