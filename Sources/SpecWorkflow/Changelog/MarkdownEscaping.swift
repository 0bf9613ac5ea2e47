/// Words of a document as Markdown that shows them and nothing else.
enum MarkdownEscaping {
  /// The words on one line, with a backslash before what would be markup in the middle of a line.
  ///
  /// Control characters become U+FFFD.
  static func escaped(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    for (index, character) in characters.enumerated() {
      if character.isNewline || character == "\t" {
        result += " "
        continue
      }
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let previous = index > 0 ? characters[index - 1] : " "
      switch character {
      case "\\", "`", "*", "[", "]", "<", "~", "$": result += "\\"
      case "_" where !(isWord(previous) && isWord(next)): result += "\\"
      case "&" where next.isLetter || next == "#": result += "\\"
      // An address that stands for itself would become a link.
      case ":" where next == "/": result += "\\"
      case "." where result.lowercased().hasSuffix("www"): result += "\\"
      default: break
      }
      for scalar in character.unicodeScalars {
        let isControl = scalar.properties.generalCategory == .control
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// The same where a line begins, so that no list, heading or quote does.
  static func escapedAtStart(_ text: String) -> String {
    let text = escaped(text)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let mark = text.dropFirst(digits.count).first
    if digits.isEmpty, let mark, "#+->=:|".contains(mark) {
      return "\\" + text
    }
    if !digits.isEmpty, let mark, ".)".contains(mark) {
      return digits + "\\" + text.dropFirst(digits.count)
    }
    return text
  }

  /// A path as the destination of a link.
  static func destination(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      if byte.isASCIILetter || byte.isDigit || "-._/".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
