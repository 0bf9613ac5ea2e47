/// The scalars that a terminal draws as nothing, sorted by whether a text can need them.
enum InvisibleScalars {
  /// The tags of England, Scotland and Wales, the only flags that are spelt with tag scalars.
  private static let subdivisions: Set<String> = ["gbeng", "gbsct", "gbwls"]

  /// Tells whether a grapheme is one of these flags; any other run of tags is a hidden ASCII text.
  static func isSubdivisionFlag(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard scalars.count == 7, scalars.first == "\u{1F3F4}", scalars.last == "\u{E007F}" else {
      return false
    }
    var tags = ""
    for scalar in scalars.dropFirst().dropLast() {
      guard 0xE0061...0xE007A ~= scalar.value else { return false }
      tags.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xE0000)))
    }
    return subdivisions.contains(tags)
  }

  /// Tells whether a scalar is invisible, or reorders what is visible, and no script needs it.
  static func areNeverNeeded(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // direction
    case 0x2028, 0x2029: true  // line and paragraph separator
    case 0x034F, 0x180E, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: true  // joiners, fillers
    case 0x3164, 0xFFA0, 0xFFF0...0xFFFB, 0x1D173...0x1D17A: true
    case 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: true  // tags and their unassigned neighbours
    default: false
    }
  }

  /// Tells whether a joiner or a variation selector stands where it can only deceive.
  ///
  /// Emoji and many scripts need U+200C, U+200D and the selectors, but never after an ASCII letter,
  /// where they would make two identifiers look alike, and never two selectors in a row, which is
  /// how arbitrary bytes are hidden behind one picture.
  static func isOutOfPlace(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D:
      previous.map { $0.isASCII } ?? true
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      previous.map { isSelector($0.value) || $0.isASCII && !isKeycap($0) } ?? true
    default:
      false
    }
  }

  private static func isSelector(_ scalar: UInt32) -> Bool {
    0xFE00...0xFE0F ~= scalar || 0xE0100...0xE01EF ~= scalar
  }

  private static func isKeycap(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "#" || scalar == "*" || "0"..."9" ~= scalar
  }
}
