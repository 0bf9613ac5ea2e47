/// Text that knows what each of its parts is and leaves the looks to whoever renders it.
///
/// Whatever is given as a `String` counts as text from a repository and is escaped on the way in,
/// on one line unless ``block(_:_:)`` is asked for. Only a literal in the program's own source goes
/// in as it stands: `"\(spec.id, .id) is approved"` trusts the words and escapes the value.
struct StyledText: Sendable, Hashable {
  /// A run of text of one role.
  struct Span: Sendable, Hashable {
    var text: String
    var role: Role?
  }

  /// The runs, none empty, no two neighbours of the same role.
  private(set) var spans: [Span] = []

  /// No text.
  init() {}

  /// Text from anywhere, on one line: control characters, newlines and tabs are made visible.
  init(_ text: some StringProtocol, _ role: Role? = nil) {
    append(safe: Escaping.line(text), role)
  }

  /// The program's own words, as they stand.
  ///
  /// Taking a `StaticString`, this cannot be called with anything that was read.
  init(literal text: StaticString, _ role: Role? = nil) {
    append(safe: text.description, role)
  }

  /// Text from anywhere that may have several lines: newlines and tabs stay.
  static func block(_ text: some StringProtocol, _ role: Role? = nil) -> StyledText {
    var result = StyledText()
    result.append(safe: Escaping.block(text), role)
    return result
  }

  /// So many spaces.
  static func spaces(_ count: Int) -> StyledText {
    var result = StyledText()
    result.append(safe: String(repeating: " ", count: max(0, count)), nil)
    return result
  }

  /// The text without its roles, still escaped.
  var plain: String {
    spans.reduce(into: "") { $0 += $1.text }
  }

  var isEmpty: Bool {
    spans.isEmpty
  }

  /// The columns that the text takes on one line.
  var columns: Int {
    spans.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }
  }

  /// Adds text that has been escaped before; hence private to this folder's own code.
  mutating func append(safe text: String, _ role: Role?) {
    if text.isEmpty { return }
    if let last = spans.indices.last, spans[last].role == role {
      spans[last].text += text
    } else {
      spans.append(Span(text: text, role: role))
    }
  }

  static func += (left: inout StyledText, right: StyledText) {
    for span in right.spans { left.append(safe: span.text, span.role) }
  }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result += right
    return result
  }

  /// The text with `role` for every part that has none.
  func styled(_ role: Role) -> StyledText {
    var result = StyledText()
    for span in spans { result.append(safe: span.text, span.role ?? role) }
    return result
  }
}

extension Sequence where Element == StyledText {
  /// The texts one after the other with `separator` between them.
  func joined(separator: StyledText = StyledText()) -> StyledText {
    var result = StyledText()
    for (index, text) in enumerated() {
      if index > 0 { result += separator }
      result += text
    }
    return result
  }
}
