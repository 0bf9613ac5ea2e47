/// Something that a spec says, as it is compared and followed through history.
public struct SpecItem: Sendable, Hashable {
  /// What it is; the raw values are those of the machine output.
  public enum Kind: String, Sendable, CaseIterable {
    case requirement
    case criterion
    case question
    /// Begins with a label in bold that is no ID, such as `Edge Case 1`.
    case labelled
    case userStory = "user-story"
    /// A heading with the words under it that are no item of their own.
    case section
    /// The title, or a header field but the status and the typed dates.
    case header
    /// The status in the header.
    case status
  }

  public var kind: Kind
  /// The ID, label, heading or field name; `nil` where it has only words.
  public var name: String?
  /// The titles of the headings around it, from level two down, without its own.
  public var headingPath: [String]
  /// Its words as a reader sees them, white space folded.
  public var words: String
  /// What of links, images, strike-outs and HTML the words do not tell; empty for most.
  public var markup: String
  /// Whether its box is ticked; `nil` where it has none.
  public var isChecked: Bool?
  /// The line that it begins in, from 1.
  public var line: Int

  public init(
    kind: Kind, name: String? = nil, headingPath: [String] = [], words: String,
    markup: String = "", isChecked: Bool? = nil, line: Int = 1
  ) {
    self.kind = kind
    self.name = name
    self.headingPath = headingPath
    self.words = words
    self.markup = markup
    self.isChecked = isChecked
    self.line = line
  }
}
