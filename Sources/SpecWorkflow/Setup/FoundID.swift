/// An ID that a document has at one place, before anything is known of its folder.
struct FoundID: Sendable, Hashable {
  /// In capitals; `nil` for a bare number.
  var prefix: String?
  var number: Int
  /// How many digits it is written with.
  var digits: Int
  /// Whether capitals and a number say it, and not only a name such as `01-intro`.
  var isStrong: Bool

  /// Whether zeros fill the number up.
  var isPadded: Bool {
    digits > String(number).count
  }

  /// The ID at the beginning of a title, `SPEC-007: Offline sync`.
  init?(title: String) {
    guard let id = SpecIDParser(prefix: nil).match(title: title)?.name.id else {
      return nil
    }
    self.init(prefix: id.prefix, number: id.number, digits: id.digits, isStrong: true)
  }

  /// The ID that a header value is, `SE-0500` or `42`.
  init?(value: String) {
    guard let id = SpecIDParser(prefix: nil).match(value: value)?.name.id else {
      return nil
    }
    let isBare = value.utf8.first?.isDigit == true
    self.init(
      prefix: isBare ? nil : id.prefix, number: id.number, digits: id.digits, isStrong: !isBare)
  }

  /// The ID that a file's name begins with: `SPEC-007-offline-sync`, `eip-1`, `0042-title`.
  ///
  /// A name that begins with a date is none.
  init?(path: String) {
    let name = SpecFinder.fileName(path)
    let letters = name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let prefix = letters.first?.isLetter == true ? String(letters) : nil
    var rest = name[...]
    if let prefix {
      rest = rest.dropFirst(prefix.count)
      guard let mark = rest.first, "-_".contains(mark) else {
        return nil
      }
      rest = rest.dropFirst()
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    guard let number = Int(digits), number > 0, digits.count <= 9,
      rest.isEmpty || "-_. ".contains(rest[rest.startIndex]),
      !(digits.count == 4 && Self.isMonth(rest.dropFirst().prefix(2)))
    else {
      return nil
    }
    self.init(
      prefix: prefix?.uppercased(), number: number, digits: digits.count,
      isStrong: prefix.map { $0 == $0.uppercased() } ?? false)
  }

  private init(prefix: String?, number: Int, digits: Int, isStrong: Bool) {
    self.prefix = prefix
    self.number = number
    self.digits = digits
    self.isStrong = isStrong
  }

  private static func isMonth(_ text: Substring) -> Bool {
    text.count == 2 && Int(text).map { (1...12).contains($0) } == true
  }
}
