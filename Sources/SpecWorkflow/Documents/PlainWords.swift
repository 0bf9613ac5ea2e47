/// Collects the words of blocks and inlines, with white space folded outside of code.
struct PlainWords {
  private var bytes: [UInt8] = []
  private var isPending = false

  var text: String { String(decoding: bytes, as: UTF8.self) }

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
    for byte in string.utf8 {
      if byte.isWhiteSpace {
        isPending = true
      } else {
        if isPending { separateWords() }
        bytes.append(byte)
      }
    }
  }

  mutating func addVerbatim(_ string: String) {
    if isPending { separateWords() }
    bytes += string.utf8
  }

  private mutating func separateWords() {
    if !bytes.isEmpty { bytes.append(ASCII.space) }
    isPending = false
  }
}
