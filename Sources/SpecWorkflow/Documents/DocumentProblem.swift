/// Something about a document's form that a person should mend, found while reading it.
public struct DocumentProblem: Error, Sendable, Hashable {
  /// What kind of problem it is; the raw value is its stable name.
  public enum Kind: String, Sendable, CaseIterable {
    /// The bytes are not UTF-8.
    case notUTF8 = "not-utf-8"
    /// A NUL byte stands in the document.
    case binary
    /// The document is larger than 1 MiB.
    case tooLarge = "too-large"
    /// The YAML front matter cannot be parsed or never ends.
    case malformedFrontMatter = "malformed-front-matter"
    /// Two header lines give one field different values.
    case contradictingHeader = "contradicting-header"
    /// A header value is still the template's placeholder.
    case placeholder
  }

  public var kind: Kind
  public var position: SourcePosition
  /// One sentence without a full stop, such as `not UTF-8 (byte 0xE9)`.
  public var message: String

  public init(_ kind: Kind, at position: SourcePosition, _ message: String) {
    self.kind = kind
    self.position = position
    self.message = message
  }

  /// Whether the document cannot be read at all because of this problem.
  public var isFatal: Bool {
    switch kind {
    case .notUTF8, .binary, .tooLarge, .malformedFrontMatter: true
    case .contradictingHeader, .placeholder: false
    }
  }
}
