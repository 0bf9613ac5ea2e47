/// Whether a link's destination tells a reader more than its words.
enum MarkdownLink {
  /// Tells whether the destination differs from the words.
  ///
  /// An address without its scheme is the same; so is a place in this document that is named for
  /// its heading.
  static func isWorthShowing(_ destination: String, behind words: String) -> Bool {
    if destination.isEmpty || destination == words { return false }
    for scheme in ["mailto:", "http://", "https://"] where destination == scheme + words {
      return false
    }
    return destination != "#" + anchor(of: words)
  }

  /// The name that a heading gets in a web page: small letters, a hyphen for a space.
  private static func anchor(of words: String) -> String {
    var anchor = ""
    for character in words.lowercased() {
      if character == " " {
        anchor += "-"
      } else if character.isLetter || character.isNumber || "-_".contains(character) {
        anchor.append(character)
      }
    }
    return anchor
  }
}
