/// Sets values in a document's header and leaves every other byte as it is.
public enum HeaderEditor {
  /// The document with the field's value set.
  ///
  /// Emphasis, code marks and quotation marks around the value stay, and so do line ends, trailing
  /// blanks and comments. Where the field stands more than once with the same value, each is set.
  /// The result is read again before it is handed out: the field says the value, and no other field
  /// has changed.
  /// - Throws: `HeaderEditError` where the field is missing or contradicts itself, the document
  ///   cannot be read, or the value cannot be written in the form that the field has.
  public static func setting(
    _ key: HeaderKey, to value: String, in bytes: [UInt8], reader: HeaderReader
  ) throws(HeaderEditError) -> [UInt8] {
    let header = reader.read(bytes)
    if let problem = header.problems.first(where: \.isFatal) { throw .unreadable(problem) }
    let fields = header.fields.filter { $0.key == key }
    guard let first = fields.first else { throw .missing(key) }
    guard fields.allSatisfy({ $0.value == first.value }) else {
      throw .ambiguous(key, fields.map(\.position))
    }
    guard !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw .notRepresentable(value)
    }
    var result = bytes
    for field in fields.sorted(by: { $0.valueRange.lowerBound > $1.valueRange.lowerBound }) {
      let text = field.form == .frontMatter ? yaml(value, for: field, in: bytes) : Array(value.utf8)
      result.replaceSubrange(field.valueRange, with: spaced(text, at: field.valueRange, in: bytes))
    }
    let edited = reader.read(result)
    guard says(edited, value, key, like: header) else { throw .notRepresentable(value) }
    return result
  }

  /// Whether the edited header is the old one but for the value.
  private static func says(
    _ edited: Header, _ value: String, _ key: HeaderKey, like header: Header
  ) -> Bool {
    guard !edited.isUnreadable, edited.title?.text == header.title?.text,
      edited.fields.count == header.fields.count
    else { return false }
    return zip(edited.fields, header.fields).allSatisfy { new, old in
      new.key == old.key && new.name == old.name && new.form == old.form
        && new.value == (old.key == key ? value : old.value)
    }
  }

  /// The text with a space where it would touch its neighbours in a place that was empty.
  private static func spaced(_ text: [UInt8], at range: Range<Int>, in bytes: [UInt8]) -> [UInt8] {
    guard range.isEmpty, !text.isEmpty else { return text }
    var result = text
    if range.lowerBound > 0, isSolid(bytes[range.lowerBound - 1]) {
      result.insert(ASCII.space, at: 0)
    }
    if range.upperBound < bytes.count, isSolid(bytes[range.upperBound]) {
      result.append(ASCII.space)
    }
    return result
  }

  /// Whether a value must not touch the byte; quotation marks are there to be touched.
  private static func isSolid(_ byte: UInt8) -> Bool {
    !byte.isWhiteSpace && byte != ASCII.quote && byte != ASCII.apostrophe
  }

  /// The value as YAML, in the quotation marks that the field has or that it needs.
  private static func yaml(_ value: String, for field: HeaderField, in bytes: [UInt8]) -> [UInt8] {
    let range = field.valueRange
    let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0
    let after = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
    if before == ASCII.apostrophe, after == ASCII.apostrophe {
      return value.utf8.flatMap { $0 == ASCII.apostrophe ? [$0, $0] : [$0] }
    }
    let escaped = value.utf8.flatMap { byte in
      byte == ASCII.quote || byte == ASCII.backslash ? [ASCII.backslash, byte] : [byte]
    }
    if before == ASCII.quote, after == ASCII.quote { return escaped }
    return isPlain(value) ? Array(value.utf8) : [ASCII.quote] + escaped + [ASCII.quote]
  }

  /// Whether YAML reads the bare words as a string, whatever stands around them.
  private static func isPlain(_ value: String) -> Bool {
    let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    guard let first = value.utf8.first, first.isLetter || first.isDigit,
      !words.contains(value.lowercased())
    else { return false }
    return value.utf8.allSatisfy { byte in
      byte.isLetter || byte.isDigit || " -_./()+@;".utf8.contains(byte)
    }
  }
}
