/// A piece of a paragraph, heading or table cell.
public enum Inline: Sendable, Hashable {
  case text(String)
  /// A line end that is only a space to the reader.
  case softBreak
  case lineBreak
  /// A code span, as it stands between its marks.
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, [Inline])
  case image(destination: String, [Inline])
  /// Raw HTML such as a tag or a comment.
  case html(String)
}

extension [Inline] {
  /// The words as a reader sees them: white space folded, code spans as they stand.
  ///
  /// Tags and comments are left out, an image is its description.
  public var plainText: String {
    PlainWords(of: self).text
  }
}
