/// The ASCII armor of one detached signature, as git stores it in a commit.
///
/// Formats: RFC 4880, section 6.2, and git's `gpg-interface.c` for the two first lines. Only what
/// git writes is let through: tools read more than one block, and text around it, each in a way of
/// its own.
enum SignatureArmor: String {
  case openPGP = "PGP SIGNATURE"
  case x509 = "SIGNED MESSAGE"

  private static let mostBytes = 65_536

  /// What is wrong with the armor; `nil` where it is exactly one block.
  ///
  /// One line feed may stand behind it.
  func problem(in armor: [UInt8]) -> String? {
    guard armor.count <= Self.mostBytes else {
      return "the signature is larger than \(Self.mostBytes >> 10) KiB"
    }
    guard !armor.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) else {
      return "the signature contains a carriage return or a NUL"
    }
    let text = armor.last == UInt8(ascii: "\n") ? armor.dropLast() : armor[...]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let first = lines.first, first.elementsEqual("-----BEGIN \(rawValue)-----".utf8) else {
      return "the signature does not begin with -----BEGIN \(rawValue)-----"
    }
    guard lines.count > 2, let last = lines.last,
      last.elementsEqual("-----END \(rawValue)-----".utf8)
    else {
      return "the signature does not end with -----END \(rawValue)-----"
    }
    guard !lines.dropFirst().dropLast().contains(where: { $0.first == UInt8(ascii: "-") }) else {
      return "the signature is more than one block"
    }
    return nil
  }
}
