import SpecWorkflow

/// What a line begins with, for the eye alone: what an item is, ``DocumentItem`` says.
enum MarkdownLabel {
  /// Splits an ID such as `FR-1`, `A-B-12` or `NFR-1.2a` from the beginning, or answers `nil`.
  static func splitID(_ text: String) -> (id: Substring, rest: Substring)? {
    var id = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    while id.last == "." || id.last == "-" { id = id.dropLast() }
    var parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, let number = parts.popLast(), number.first?.isNumber == true else {
      return nil
    }
    let digits = number.last?.isLowercase == true ? number.dropLast() : number
    guard digits.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
    for part in parts {
      guard part.first?.isUppercase == true,
        part.allSatisfy({ $0.isUppercase || $0.isNumber })
      else { return nil }
    }
    let rest = text[id.endIndex...]
    return rest.first?.isLetter == true ? nil : (id, rest)
  }

  /// Splits an ID that nothing but punctuation stands behind, as in `### FR-1: Title`.
  static func splitPunctuatedID(_ text: String) -> (id: Substring, rest: Substring)? {
    guard let split = splitID(text) else { return nil }
    let next = split.rest.first { $0 != " " }
    return next.map { ":：—–-.".contains($0) } ?? true ? split : nil
  }

  /// Whether a line of a paragraph that begins so is a field or an item of its own.
  ///
  /// Bold words, or some words and a colon: `Status: Draft`.
  static func begins(_ inline: Inline?) -> Bool {
    switch inline {
    case .strong: true
    case .text(let text): !fieldName(of: text).isEmpty
    default: false
    }
  }

  /// Whether the words are a field's name and its colon alone: `Status: `.
  static func isField(_ inline: Inline) -> Bool {
    guard case .text(let text) = inline else { return false }
    let name = fieldName(of: text)
    return !name.isEmpty && text[name.endIndex...] == ": "
  }

  /// The few capitalized words before the first colon, or nothing.
  private static func fieldName(of text: String) -> Substring {
    let name = text.prefix { $0.isLetter || $0 == " " || $0 == "-" }
    guard name.first?.isUppercase == true, name.count <= 24,
      text[name.endIndex...].hasPrefix(": ")
    else { return "" }
    return name
  }
}
