/// The label that a paragraph, list item or heading begins with, and what is left behind it.
struct ItemLabel {
  /// The label as written, without its colon.
  var name: String
  /// Whether the label is an ID such as `FR-1`.
  var isID: Bool
  /// Whether a colon, dash or full stop stands behind the label.
  var isPunctuated: Bool
  var rest: [Inline]

  /// The label in bold at the beginning of the inlines, or `nil`.
  static func bold(_ inlines: [Inline]) -> ItemLabel? {
    var inlines = inlines[...]
    while case .html? = inlines.first { inlines = inlines.dropFirst() }
    guard case .strong(let inner)? = inlines.first else { return nil }
    let words = inner.plainText
    let behind = Array(inlines.dropFirst())
    // `**FR-1: Title** words` keeps the title as words.
    if let (id, rest) = splitID(words) {
      if rest.isEmpty { return idLabel(id, behind) }
      guard let title = withoutPunctuation(rest) else { return nil }
      let head: [Inline] = title.isEmpty ? [] : [.strong([.text(title)]), .text(" ")]
      return ItemLabel(name: id, isID: true, isPunctuated: true, rest: head + behind)
    }
    if let last = words.last, last == ":" || last == "：" {
      let name = HeaderNames.folded(String(words.dropLast()))
      guard !name.isEmpty else { return nil }
      return ItemLabel(name: name, isID: false, isPunctuated: true, rest: behind)
    }
    guard case .text(let text)? = behind.first, !words.isEmpty else { return nil }
    let trimmed = text.drop(while: { $0 == " " })
    guard trimmed.first == ":" || trimmed.first == "：" else { return nil }
    return ItemLabel(
      name: words, isID: false, isPunctuated: true,
      rest: [.text(String(trimmed.dropFirst()))] + behind.dropFirst())
  }

  /// The ID at the beginning of a heading, bold or not, or `nil`.
  static func heading(_ inlines: [Inline]) -> ItemLabel? {
    if let label = bold(inlines) {
      return label.isID && (label.isPunctuated || label.rest.isEmpty) ? label : nil
    }
    guard case .text(let text)? = inlines.first, let (id, rest) = splitID(text) else { return nil }
    let label = idLabel(id, [.text(rest)] + inlines.dropFirst())
    let isAlone = rest.isEmpty && inlines.count == 1
    return label.isPunctuated || isAlone ? label : nil
  }

  /// The ID that the inlines are, as in the first cell of a table, or `nil`.
  static func cell(_ inlines: [Inline]) -> String? {
    guard let (id, rest) = splitID(inlines.plainText) else { return nil }
    return withoutPunctuation(rest)?.isEmpty == true || rest.isEmpty ? id : nil
  }

  private static func idLabel(_ id: String, _ behind: [Inline]) -> ItemLabel {
    guard case .text(let text)? = behind.first, let rest = withoutPunctuation(text) else {
      return ItemLabel(name: id, isID: true, isPunctuated: false, rest: behind)
    }
    return ItemLabel(
      name: id, isID: true, isPunctuated: true, rest: [.text(rest)] + behind.dropFirst())
  }

  /// The text behind a colon, dash or full stop at its beginning, or `nil` where none stands there.
  private static func withoutPunctuation(_ text: String) -> String? {
    let trimmed = text.drop(while: { $0 == " " })
    guard let first = trimmed.first, ":：—–-.".contains(first) else { return nil }
    return String(trimmed.dropFirst().drop(while: { $0 == " " }))
  }

  /// Splits an ID from the beginning: capitals and digits, a hyphen, a number such as `1`, `1.2` or
  /// `1a`.
  private static func splitID(_ text: String) -> (id: String, rest: String)? {
    let bytes = Array(text.utf8)
    var index = 0
    while true {
      guard index < bytes.count, bytes[index].isUpper else { return nil }
      while index < bytes.count, bytes[index].isUpper || bytes[index].isDigit { index += 1 }
      guard index < bytes.count, bytes[index] == ASCII.hyphen else { return nil }
      index += 1
      if index < bytes.count, bytes[index].isDigit { break }
    }
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    while index + 1 < bytes.count, bytes[index] == ASCII.dot, bytes[index + 1].isDigit {
      index += 1
      while index < bytes.count, bytes[index].isDigit { index += 1 }
    }
    if index < bytes.count, bytes[index].isASCIILetter, !bytes[index].isUpper { index += 1 }
    // `FR-1st` and `A-1-B` are words.
    if index < bytes.count, bytes[index].isLetter || bytes[index].isDigit {
      guard HeaderLine.colonLength(in: bytes, index, bytes.count) > 0 || isDash(bytes, index)
      else { return nil }
    }
    return (
      String(decoding: bytes[..<index], as: UTF8.self),
      String(decoding: bytes[index...], as: UTF8.self)
    )
  }

  /// Whether an en or em dash stands at the offset.
  private static func isDash(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes.matches("—", at: index, before: bytes.count)
      || bytes.matches("–", at: index, before: bytes.count)
  }
}
