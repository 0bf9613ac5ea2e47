/// Splits the inside of a tag; what stands in quotation marks stays together.
enum TemplateWords {
  /// The parts between separators, white space around them cut off; an empty part is one as well.
  static func split(_ text: some StringProtocol, by separator: Character) -> [String] {
    var parts = [""]
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == separator {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map(trimmed)
  }

  static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
