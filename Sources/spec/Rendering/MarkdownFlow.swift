/// Text that is put together from pieces, with white space that a reader would see folded.
struct MarkdownFlow {
  private(set) var text = StyledText()
  private let isStart: Bool
  private var last: Character?
  private var isBroken = false

  /// An empty text; `isStart` tells whether nothing stands before it.
  init(isStart: Bool) {
    self.isStart = isStart
  }

  /// Whether nothing stands before the next piece on its line.
  var isAtStart: Bool {
    last == nil ? isStart : last == "\n" && !isBroken
  }

  mutating func append(_ piece: StyledText) {
    guard let next = piece.spans.first?.text.first else { return }
    if isBroken, last != nil, last != "\n", last != " ", next != " ",
      !(Self.isIdeographic(last) && Self.isIdeographic(next))
    {
      text += " "
      last = " "
    }
    isBroken = false
    if next == " ", last == " " || last == "\n" || (last == nil && isStart) {
      var rest = piece
      rest.removeFirstCharacter()
      text += rest
      last = rest.spans.last?.text.last ?? last
    } else {
      text += piece
      last = piece.spans.last?.text.last
    }
  }

  /// A line end of the source, which is a space unless the words are written without any.
  mutating func breakSoftly() {
    isBroken = true
  }

  /// A line end for the reader.
  mutating func end() {
    text += "\n"
    last = "\n"
    isBroken = false
  }

  /// Whether the character belongs to Chinese or Japanese writing.
  private static func isIdeographic(_ character: Character?) -> Bool {
    switch character?.unicodeScalars.first?.value {
    case .some(0x2E80...0xA4CF), .some(0xF900...0xFAFF), .some(0xFE30...0xFE4F),
      .some(0xFF00...0xFFEF), .some(0x20000...0x3FFFF):
      true
    default: false
    }
  }
}

extension StyledText {
  /// Removes the character at the beginning.
  fileprivate mutating func removeFirstCharacter() {
    var rest = StyledText()
    for (index, span) in spans.enumerated() {
      rest.append(safe: index == 0 ? String(span.text.dropFirst()) : span.text, span.role)
    }
    self = rest
  }
}
