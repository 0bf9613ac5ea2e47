/// Text of a commit, whose `encoding` header names how it was written (UTF-8 when absent).
public enum TextDecoding {
  /// Decodes bytes as ISO 8859-1 where the encoding says so and as UTF-8 otherwise; what is not
  /// valid becomes U+FFFD.
  public static func string(
    _ bytes: some Collection<UInt8>, encoding: (some Collection<UInt8>)?
  ) -> String {
    guard let encoding, isLatin1(String(decoding: encoding, as: UTF8.self)) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
    return text
  }

  /// The text of a path, which git takes for bytes.
  ///
  /// Where it is not UTF-8 every byte beyond ASCII becomes `\xFF` and the like, and in every path a
  /// backslash before an `x` becomes `\x5C`, so that different paths stay different. Such a path
  /// cannot be found in the file system by its text.
  public static func path(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = String(validating: bytes, as: UTF8.self)
    if let text, !bytes.contains(backslash) {
      return text
    }
    var escaped: [UInt8] = []
    for (byte, next) in zip(bytes, bytes.dropFirst().map(Optional.some) + [nil]) {
      let isAmbiguous = byte == backslash && next == UInt8(ascii: "x")
      if isAmbiguous || (byte >= 0x80 && text == nil) {
        escaped += Array("\\x\(String(byte, radix: 16, uppercase: true))".utf8)
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static let backslash = UInt8(ascii: "\\")

  private static func isLatin1(_ name: String) -> Bool {
    ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1"].contains(name.lowercased())
  }
}
