/// The name of a new spec, as a person types it.
public struct SpecTitle: Sendable, Hashable {
  /// One line without blanks at either end.
  public let text: String

  /// The most characters that a title has.
  public static let limit = 200

  /// - Throws: `SpecError.invalidTitle` for a text that is empty, longer than the limit, or not one
  ///   line of characters that a reader sees.
  public init(_ typed: String) throws(SpecError) {
    let words = typed.split(omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }
    let text = words.joined(separator: " ")
    guard !text.isEmpty else {
      throw .invalidTitle(reason: "the title is empty")
    }
    guard !text.contains(where: \.isNewline) else {
      throw .invalidTitle(reason: "the title has more than one line")
    }
    guard text.unicodeScalars.allSatisfy(Self.isVisible) else {
      throw .invalidTitle(reason: "the title holds control characters")
    }
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory != .format }) else {
      throw .invalidTitle(reason: "nothing of the title can be seen")
    }
    guard text.count <= Self.limit, text.utf8.count <= 8 * Self.limit else {
      throw .invalidTitle(
        reason: "the title has \(text.count) characters, more than \(Self.limit)")
    }
    self.text = text
  }

  /// Controls and what turns the direction of a text around are not for names; joiners are, because
  /// scripts and emoji need them.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    case .format:
      !(0x202A...0x202E).contains(scalar.value)
        && !(0x2066...0x2069).contains(scalar.value)
    default: true
    }
  }
}
