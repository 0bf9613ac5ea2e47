/// Goes through the words of a text, one at a time.
///
/// Where two ASCII bytes follow each other the first is a character by itself; only elsewhere is asked
/// where the next character begins, which costs far more.
struct WordScanner {
  private let text: String
  private let bytes: String.UTF8View
  private var index: String.Index
  private let keepsLineEnds: Bool

  /// `keepsLineEnds`: whether a line end, with the white space around it, is a word.
  ///
  /// Only code has one, where it tells what is within what; all other words are folded.
  init(_ text: String, keepsLineEnds: Bool = false) {
    self.keepsLineEnds = keepsLineEnds
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    bytes = text.utf8
    index = text.startIndex
  }

  mutating func next() -> Substring? {
    while index < bytes.endIndex {
      let start = index
      switch take() {
      case .space:
        guard keepsLineEnds else { continue }
        takeSpace()
        if text[start..<index].contains(where: \.isNewline) { return text[start..<index] }
      case .other: return text[start..<index]
      case .joined:
        takeWord()
        return text[start..<index]
      }
    }
    return nil
  }

  private enum Kind {
    case space
    /// A letter or digit of a script that puts spaces between words.
    case joined
    case other
  }

  /// Goes on to the end of white space that has begun.
  private mutating func takeSpace() {
    while index < bytes.endIndex {
      let start = index
      guard take() == .space else {
        index = start
        return
      }
    }
  }

  /// Goes on to the end of a word that has begun.
  private mutating func takeWord() {
    while index < bytes.endIndex {
      let start = index
      let kind = take()
      if kind == .joined { continue }
      // A mark belongs to the word that goes on behind it.
      if kind == .other, index < bytes.endIndex, "-_.,'’/".contains(text[start]),
        take() == .joined
      {
        continue
      }
      index = start
      return
    }
  }

  /// Steps over a character and says what it is.
  private mutating func take() -> Kind {
    let byte = bytes[index]
    let next = bytes.index(after: index)
    if byte < 0x80, byte != ASCII.carriageReturn, next == bytes.endIndex || bytes[next] < 0x80 {
      index = next
      if byte.isASCIILetter || byte.isDigit { return .joined }
      return byte.isWhiteSpace ? .space : .other
    }
    let character = text[index]
    index = text.index(after: index)
    if character.isWhitespace { return .space }
    return character.isJoined ? .joined : .other
  }
}

extension Character {
  /// Whether it is part of a longer word: a letter or digit of a script that puts spaces between words.
  fileprivate var isJoined: Bool {
    guard isLetter || isNumber, let scalar = unicodeScalars.first else {
      return false
    }
    switch scalar.value {
    // Thai, Lao, Myanmar, Khmer; Han with its extensions; kana and bopomofo.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x31BF, 0x31F0...0xA4CF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      return false
    default:
      return true
    }
  }
}
