/// Text from a repository, made safe to show in a terminal.
///
/// A title, a name or a commit subject is somebody else's bytes: an escape code in it can recolour
/// the screen or answer on the reader's behalf, a bidirectional control can reorder the words that a
/// reviewer approves, and an invisible scalar can make two identifiers look alike. All of these are
/// shown instead of obeyed: control characters in caret form (`^[`), the rest as `<U+202E>`.
enum Escaping {
  /// The white space that stays as it is.
  struct Kept: OptionSet, Sendable {
    let rawValue: Int

    static let newline = Kept(rawValue: 1)
    static let tab = Kept(rawValue: 2)
  }

  /// The text as one line: a newline becomes `^J`, a tab `^I`.
  static func line(_ text: some StringProtocol) -> String {
    escaped(text, keeping: [])
  }

  /// The text as lines: newlines and tabs stay, CRLF becomes a newline, a lone CR `^M`.
  static func block(_ text: some StringProtocol) -> String {
    escaped(text, keeping: [.newline, .tab])
  }

  /// The text with everything a terminal would obey or hide made visible.
  ///
  /// Idempotent, for no form contains anything that would be escaped again. O(*n*).
  static func escaped(_ text: some StringProtocol, keeping kept: Kept) -> String {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return String(text) }
    var result = ""
    result.reserveCapacity(text.utf8.count + 8)
    for character in text {
      let scalars = character.unicodeScalars
      if InvisibleScalars.isSubdivisionFlag(scalars) {
        result.append(character)
      } else if character == "\r\n", kept.contains(.newline) {
        result.append("\n")
      } else {
        var previous: Unicode.Scalar?
        for scalar in scalars {
          append(scalar, after: previous, keeping: kept, to: &result)
          previous = scalar
        }
      }
    }
    return result
  }

  private static func append(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, keeping kept: Kept,
    to result: inout String
  ) {
    if scalar == "\n" && kept.contains(.newline) || scalar == "\t" && kept.contains(.tab) {
      result.unicodeScalars.append(scalar)
    } else if let form = form(of: scalar) {
      result.append(form)
    } else if InvisibleScalars.isOutOfPlace(scalar, after: previous) {
      result.append(codePoint(scalar))
    } else {
      result.unicodeScalars.append(scalar)
    }
  }

  /// The visible form of a scalar that no text needs, or `nil` for an ordinary one.
  static func form(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x20..<0x7F: nil
    case 0..<0x20, 0x7F: "^" + String(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
    case 0x80..<0xA0: codePoint(scalar)
    default: InvisibleScalars.areNeverNeeded(scalar.value) ? codePoint(scalar) : nil
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
