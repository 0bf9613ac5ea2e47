extension StringProtocol {
  /// Whether a piece of HTML is one comment with nothing behind it, which says nothing to a reader.
  var isHTMLComment: Bool {
    let text = drop(while: \.isWhitespace)
    guard text.hasPrefix("<!--"), let end = text.range(ofText: "-->") else {
      return false
    }
    return text[end.upperBound...].allSatisfy(\.isWhitespace)
  }
}
