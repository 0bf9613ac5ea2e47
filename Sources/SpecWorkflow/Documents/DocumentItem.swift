/// Something that a document says and that can be named, changed and approved by itself.
public struct DocumentItem: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Begins with an ID such as `FR-1`.
    case requirement
    /// A box under a heading "Acceptance Criteria".
    case criterion
    /// A box under a heading "Open Questions".
    case question
    /// A list item that begins with a label in bold and a colon, such as `Edge Case 1`.
    case labelled
    /// A paragraph that begins with `**As a**`.
    case userStory = "user-story"
  }

  public var kind: Kind
  /// The ID as written, such as `FR-1`.
  public var id: String?
  /// The words in bold before the colon, as written; an ID is one.
  public var label: String?
  /// The words as a reader sees them, without the label.
  ///
  /// White space is folded, code stands as it is. Nested lists belong to the text, but for items in
  /// them that are requirements, criteria or questions themselves.
  public var text: String
  /// What of links, images, strike-outs and HTML the text does not tell; empty for most.
  public var markup: String
  /// Whether the item's box is ticked, or `nil` where it has none.
  public var isChecked: Bool?
  /// The byte between the brackets of the item's box, or `nil` where it has none.
  public var markOffset: Int?
  /// The titles of the headings around the item, from level two down.
  public var headingPath: [String]
  public var position: SourcePosition
  public var sourceRange: SourceRange

  public init(
    kind: Kind, id: String? = nil, label: String? = nil, text: String, markup: String = "",
    isChecked: Bool? = nil, markOffset: Int? = nil, headingPath: [String] = [],
    sourceRange: SourceRange
  ) {
    self.kind = kind
    self.id = id
    self.label = label
    self.text = text
    self.markup = markup
    self.isChecked = isChecked
    self.markOffset = markOffset
    self.headingPath = headingPath
    position = sourceRange.start
    self.sourceRange = sourceRange
  }
}
