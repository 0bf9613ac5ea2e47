/// The columns that text takes in a terminal.
///
/// Counted by grapheme, with the tables of Unicode 17.0 as Python's `wcwidth` 0.7.0 has them
/// (``DisplayWidthTable``): East Asian wide and fullwidth characters and emoji, whatever their
/// sequence, take two columns, combining marks none, and a control character what its visible form
/// takes (``Escaping``). Characters of ambiguous width take one.
enum DisplayWidth {
  /// The columns of a text, shown on one line.
  ///
  /// O(*n*); a text of printable ASCII is not looked at twice.
  static func columns(of text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of one grapheme.
  static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 {
      // Some spacing vowels of Myanmar and others are graphemes of their own.
      return first.properties.generalCategory == .spacingMark ? 1 : columns(of: first)
    }
    if isEmojiSequence(scalars) { return 2 }
    if Escaping.form(of: first) != nil {
      return scalars.reduce(0) { $0 + columns(of: $1) }
    }

    // A consonant cluster or a base with spacing marks: however many scalars follow, terminals
    // give the cluster one more cell at most, two where a wide scalar is among them.
    var base = 0
    var more = 0
    for scalar in scalars {
      let columns = columns(of: scalar)
      if base == 0 {
        base = columns
      } else if scalar.properties.generalCategory == .spacingMark {
        more = max(more, 1)
      } else {
        more = max(more, columns)
      }
    }
    return base + more
  }

  /// The columns of one scalar by itself.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if let form = Escaping.form(of: scalar) { return form.utf8.count }
    if scalar.value < 0x300 { return 1 }
    if DisplayWidthTable.contains(scalar.value, in: DisplayWidthTable.zero) { return 0 }
    return DisplayWidthTable.contains(scalar.value, in: DisplayWidthTable.wide) ? 2 : 1
  }

  /// The longest prefix of whole graphemes that takes at most `limit` columns.
  static func prefix(
    of text: some StringProtocol, columns limit: Int
  ) -> (text: String, columns: Int) {
    var taken = 0
    var end = text.startIndex
    while end < text.endIndex {
      let columns = columns(of: text[end])
      if taken + columns > limit { break }
      taken += columns
      end = text.index(after: end)
    }
    return (String(text[..<end]), taken)
  }

  /// Tells whether several scalars are drawn as one picture.
  private static func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard let first = scalars.first else { return false }
    if 0x1F1E6...0x1F1FF ~= first.value { return true }
    guard first.properties.isEmoji else { return false }
    if InvisibleScalars.isSubdivisionFlag(scalars) { return true }
    return scalars.dropFirst().contains {
      $0.value == 0xFE0F || $0.value == 0x200D || 0x1F3FB...0x1F3FF ~= $0.value
    }
  }
}
