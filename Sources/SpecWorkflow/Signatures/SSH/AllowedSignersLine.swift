/// Reads one line of an allowed signers file.
///
/// Scalar by scalar: a quotation mark with an accent on it is one for OpenSSH, too.
struct AllowedSignersLine {
  private var rest: Substring.UnicodeScalarView
  private let text: String

  /// Takes a line without its end; a carriage return there belongs to the end.
  init(_ line: ArraySlice<UInt8>) throws(SSHFormatError) {
    let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw SSHFormatError("the line is not UTF-8")
    }
    guard !bytes.contains(where: { $0 < 0x20 && $0 != 9 || $0 == 0x7f }) else {
      throw SSHFormatError("the line holds a control character")
    }
    guard !bytes.starts(with: [0xef, 0xbb, 0xbf]) else {
      throw SSHFormatError("the line begins with a byte order mark")
    }
    let start = decoded.unicodeScalars.drop(while: Self.isBlank)
    let end = start.lastIndex { !Self.isBlank($0) }
    text = end.map { String(Substring(start[...$0])) } ?? ""
    rest = text[...].unicodeScalars
  }

  /// The entry; `nil` for an empty line or a comment.
  mutating func entry(_ number: Int) throws(SSHFormatError) -> AllowedSigners.Entry? {
    guard !text.isEmpty, rest.first != "#" else {
      return nil
    }
    let principals = try principals()
    var word = word()
    var options = SignerOptions()
    if !word.isEmpty, !SSHPublicKey.isType(word) {
      options = try SignerOptions(word)
      word = self.word()
    }
    guard !word.isEmpty else {
      throw SSHFormatError("the line has no key")
    }
    guard SSHPublicKey.isType(word) else {
      throw SSHFormatError("the key type \(word) is not known")
    }
    let key = try key(of: word)
    return AllowedSigners.Entry(
      line: number, text: text, principals: principals, key: key,
      isAuthority: options.isAuthority, namespaces: options.namespaces,
      validAfter: options.validAfter, validBefore: options.validBefore)
  }

  private mutating func principals() throws(SSHFormatError) -> SSHPatternList {
    let first: String
    if rest.first == "\"" {
      let inner = rest.dropFirst()
      guard let end = inner.firstIndex(of: "\"") else {
        throw SSHFormatError("the quotation mark in front of the principals has no partner")
      }
      first = String(Substring(inner[..<end]))
      rest = inner[inner.index(after: end)...]
      guard rest.first.map(Self.isBlank) ?? true else {
        throw SSHFormatError("there must be a space behind the principals")
      }
    } else {
      first = word()
    }
    guard !first.isEmpty else {
      throw SSHFormatError("the line names no principals")
    }
    guard !SSHPublicKey.isType(first) else {
      throw SSHFormatError("the line names no principals in front of the key")
    }
    guard !first.unicodeScalars.contains("\"") else {
      throw SSHFormatError("a quotation mark within the principals")
    }
    do throws(SSHFormatError) {
      return try SSHPatternList(first)
    } catch {
      throw SSHFormatError("the principals hold \(error.reason)")
    }
  }

  private mutating func key(of type: String) throws(SSHFormatError) -> SSHPublicKey {
    let base64 = word()
    guard !base64.isEmpty else {
      throw SSHFormatError("there is no key behind its type")
    }
    let key: SSHPublicKey
    do throws(SSHFormatError) {
      key = try SSHPublicKey(type: type, base64: Array(base64.utf8))
    } catch {
      throw SSHFormatError("the key cannot be read: \(error.reason)")
    }
    guard !key.isCertificate else {
      throw SSHFormatError(
        "a certificate cannot be listed; list its authority with cert-authority")
    }
    return key
  }

  /// The next word; space within quotation marks belongs to it.
  private mutating func word() -> String {
    rest = rest.drop(while: Self.isBlank)
    var isQuoted = false
    var isEscaped = false
    let end = rest.firstIndex { character in
      defer { isEscaped = character == "\\" && !isEscaped }
      if character == "\"", !isEscaped {
        isQuoted.toggle()
      }
      return Self.isBlank(character) && !isQuoted
    }
    let word = rest[..<(end ?? rest.endIndex)]
    rest = rest[word.endIndex...]
    return String(Substring(word))
  }

  private static func isBlank(_ character: Unicode.Scalar) -> Bool {
    character == " " || character == "\t"
  }
}
