/// The little of HTML that matters to someone who reads a document in a terminal.
enum MarkdownHTML {
  private static let open = "<!--"
  private static let close = "-->"

  /// The text without its comments; one that is not closed reaches to the end.
  static func withoutComments(_ text: String) -> String {
    guard text.contains(open) else { return text }
    var result = ""
    var rest = text[...]
    while let start = offset(of: open, in: rest) {
      result += rest[..<start]
      // `<!-->` is whole.
      let body = rest[rest.index(start, offsetBy: 2)...]
      guard let end = offset(of: close, in: body) else { return result }
      rest = body[body.index(end, offsetBy: close.count)...]
    }
    return result + rest
  }

  /// Whether the tag is a line break.
  static func isLineBreak(_ tag: String) -> Bool {
    guard tag.lowercased().hasPrefix("<br") else { return false }
    return tag.dropFirst(3).allSatisfy { !$0.isLetter && !$0.isNumber }
  }

  private static func offset(of mark: String, in text: Substring) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(mark) { return index }
      index = text.index(after: index)
    }
    return nil
  }
}
