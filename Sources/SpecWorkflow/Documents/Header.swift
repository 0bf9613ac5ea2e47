/// The metadata of a document: its title and the fields from the top to the first `##` heading.
///
/// What it holds is a claim of the document about itself; what history says is derived elsewhere.
public struct Header: Sendable, Hashable {
  /// The first level-one heading, if there is one (ATX `# …` or setext).
  ///
  /// A document whose first line is a heading `## …` has that as its title.
  public var title: Title?
  /// Every field in document order, front matter first; a key may stand more than once.
  public var fields: [HeaderField]
  public var problems: [DocumentProblem]

  public init(title: Title? = nil, fields: [HeaderField] = [], problems: [DocumentProblem] = []) {
    self.title = title
    self.fields = fields
    self.problems = problems
  }

  /// A document's title line.
  public struct Title: Sendable, Hashable {
    /// The text as a reader sees it, without heading marks, emphasis or links.
    public var text: String
    public var position: SourcePosition

    public init(text: String, position: SourcePosition) {
      self.text = text
      self.position = position
    }
  }

  /// The first field with the key, or `nil`.
  public func field(_ key: HeaderKey) -> HeaderField? {
    fields.first { $0.key == key }
  }

  /// The value of the first field with the key, as a reader sees it.
  public subscript(key: HeaderKey) -> String? {
    field(key)?.value
  }

  /// Whether the document cannot be read at all.
  public var isUnreadable: Bool {
    problems.contains(where: \.isFatal)
  }
}

/// What a header field says, whatever word the document uses for it.
public enum HeaderKey: Sendable, Hashable {
  case status
  case created
  case updated
  case author
  /// Any other field, by its name in lower case with single spaces.
  case other(String)
}

/// One header field: where it stands and what it says.
public struct HeaderField: Sendable, Hashable {
  /// The name as the document writes it, such as `Last Updated`.
  public var name: String
  public var key: HeaderKey
  /// The value as a reader sees it.
  ///
  /// No emphasis, code marks, links or surrounding quotes, white space folded to single spaces.
  /// Empty where the field has no value.
  public var value: String
  public var form: HeaderForm
  /// The bytes of the document that hold the value.
  ///
  /// Without emphasis around it and without white space at either end; empty, at the place where a
  /// value would stand, if there is none.
  public var valueRange: Range<Int>
  /// Where the field's name begins.
  public var position: SourcePosition

  public init(
    name: String, key: HeaderKey, value: String, form: HeaderForm, valueRange: Range<Int>,
    position: SourcePosition
  ) {
    self.name = name
    self.key = key
    self.value = value
    self.form = form
    self.valueRange = valueRange
    self.position = position
  }
}

/// How a header field is written.
public enum HeaderForm: String, Sendable, CaseIterable {
  /// `**Status**: Draft`.
  case bold
  /// `**Status:** Draft`.
  case boldWithColon = "bold-with-colon"
  /// `Status: Draft`.
  case plain
  /// `- **Status**: Draft`, `* Status: **Draft**`.
  case listItem = "list-item"
  /// `> **Status**: Draft`.
  case quote
  /// A row `| Status | Draft |` of a two-column table.
  case tableRow = "table-row"
  /// A scalar of the YAML front matter, `status: Draft`.
  case frontMatter = "front-matter"
}
