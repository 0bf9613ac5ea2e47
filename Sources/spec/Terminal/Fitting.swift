/// Where the text stands in the columns it is given.
enum Alignment: Sendable, Hashable {
  case left
  case right
}

extension DisplayWidth {
  /// The text in at most `limit` columns, with the ellipsis at its end where something is cut off.
  ///
  /// No grapheme is split, so the result can be a column shorter than `limit`. Where not even the
  /// ellipsis fits, as much of it as does.
  static func truncated(
    _ text: String, to limit: Int, ellipsis: String = Glyphs.unicode.ellipsis
  ) -> String {
    if columns(of: text) <= limit { return text }
    let room = limit - columns(of: ellipsis)
    if room < 0 { return prefix(of: ellipsis, columns: limit).text }
    return prefix(of: text, columns: room).text + ellipsis
  }

  /// The text with spaces up to `width` columns; a text that is wider stays as it is.
  static func padded(_ text: String, to width: Int, alignment: Alignment = .left) -> String {
    let spaces = String(repeating: " ", count: max(0, width - columns(of: text)))
    return alignment == .left ? text + spaces : spaces + text
  }

  /// The text broken into lines of at most `width` columns.
  ///
  /// Every line begins with `indent` spaces, the first with `firstIndent` where that is given.
  /// Newlines in the text are kept as breaks. Lines break at spaces and between wide characters;
  /// a word that is longer than a line is broken between graphemes.
  static func wrapped(
    _ text: String, to width: Int, indent: Int = 0, firstIndent: Int? = nil
  ) -> [String] {
    let characters = Array(text)
    return LineBreaking.lines(
      of: characters, first: width - (firstIndent ?? indent), rest: width - indent
    ).enumerated().map { number, range in
      let spaces = range.isEmpty ? 0 : number == 0 ? firstIndent ?? indent : indent
      return String(repeating: " ", count: spaces) + String(characters[range])
    }
  }
}
