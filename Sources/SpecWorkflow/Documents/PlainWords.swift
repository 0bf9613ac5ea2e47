/// Collects the words of blocks and inlines, with white space folded outside of code.
struct PlainWords {
  private(set) var text = ""
  private var isPending = false

  mutating func add(_ inlines: [Inline]) {
    for inline in inlines { add(inline) }
  }

  private mutating func add(_ inline: Inline) {
    switch inline {
    case .text(let string): addFolded(string)
    case .softBreak, .lineBreak: isPending = true
    case .code(let string): addVerbatim(string)
    case .emphasis(let children), .strong(let children), .strikethrough(let children),
      .link(_, let children), .image(_, let children):
      add(children)
    case .html(let string):
      if string.hasPrefix("<br") { isPending = true }
    }
  }

  /// Starts a new word.
  mutating func separate() {
    isPending = true
  }

  mutating func addFolded(_ string: String) {
    var run: [UInt8] = []
    for byte in string.utf8 {
      if byte.isWhiteSpace {
        if !run.isEmpty { append(run) }
        run = []
        isPending = true
      } else {
        run.append(byte)
      }
    }
    if !run.isEmpty { append(run) }
  }

  mutating func addVerbatim(_ string: String) {
    append(Array(string.utf8))
  }

  private mutating func append(_ bytes: [UInt8]) {
    if isPending, !text.isEmpty { text += " " }
    isPending = false
    text += String(decoding: bytes, as: UTF8.self)
  }
}
