internal import CCmark
internal import Synchronization

/// cmark-gfm with tables, task lists, strikethrough and autolinks.
enum MarkdownParser {
  /// Held while a parser finishes.
  ///
  /// Inline parsing, with which it does, writes to tables that the library shares between parsers
  /// (`SPECIAL_CHARS` of its `inlines.c`), so that two at once can lose each other's extensions.
  /// Reading lines writes to nothing but the parser.
  private static let turn = Mutex(())

  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Parses the bytes from the offset on; whoever gets the tree frees it.
  static func parse(_ bytes: [UInt8], from start: Int) -> OpaquePointer? {
    guard isRegistered, let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
    bytes.withUnsafeBytes { buffer in
      let text = UnsafeRawBufferPointer(rebasing: buffer[start...])
      guard let base = text.baseAddress else { return }
      cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), text.count)
    }
    // A pointer cannot pass through the lock's closure as such in Swift 6; as a number it can.
    let number = Int(bitPattern: parser)
    return OpaquePointer(
      bitPattern: turn.withLock { _ in
        Int(bitPattern: cmark_parser_finish(OpaquePointer(bitPattern: number)))
      })
  }
}
