/// Collects the words of blocks and inlines, with white space folded outside of code.
struct PlainWords {
  private var bytes: [UInt8] = []
  private var isPending = false

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What of links, images, strike-outs and HTML the words do not tell, each with its place in them.
  private(set) var markup = ""

  init() {}

  init(of inlines: [Inline]) {
    add(inlines)
  }

  mutating func add(_ inlines: [Inline]) {
    for inline in inlines { add(inline) }
  }

  private mutating func add(_ inline: Inline) {
    switch inline {
    case .text(let string): addFolded(string)
    case .softBreak, .lineBreak: isPending = true
    case .code(let string): addVerbatim(string[...])
    case .emphasis(let children), .strong(let children): add(children)
    case .strikethrough(let children): mark("~~", children)
    case .link(let destination, let children): mark("(\(destination))", children)
    case .image(let destination, let children): mark("!(\(destination))", children)
    case .html(let string):
      if string.hasPrefix("<br") { isPending = true }
      if !string.isHTMLComment { mark(string, []) }
    }
  }

  private mutating func mark(_ kind: String, _ children: [Inline]) {
    let start = bytes.count
    add(children)
    markup += "\(start)-\(bytes.count)\(kind) "
  }

  /// Starts a new word.
  mutating func separate() {
    isPending = true
  }

  mutating func addFolded(_ string: String) {
    var string = string
    string.withUTF8 { text in
      var index = 0
      while index < text.count {
        let start = index
        while index < text.count, !text[index].isWhiteSpace { index += 1 }
        if index > start {
          if isPending { separateWords() }
          bytes += UnsafeBufferPointer(rebasing: text[start..<index])
        } else {
          isPending = true
          index += 1
        }
      }
    }
  }

  mutating func addVerbatim(_ string: Substring) {
    if isPending { separateWords() }
    bytes += string.utf8
  }

  private mutating func separateWords() {
    if !bytes.isEmpty { bytes.append(ASCII.space) }
    isPending = false
  }
}
