/// Why a header value cannot be set.
public enum HeaderEditError: Error, Sendable, Hashable {
  /// The document has no such field.
  case missing(HeaderKey)
  /// The field stands more than once, with different values, at these places.
  case ambiguous(HeaderKey, [SourcePosition])
  /// The document cannot be read.
  case unreadable(DocumentProblem)
  /// The value cannot stand in the field's line, or would read back as something else.
  case notRepresentable(String)
}
