extension SSHSignature {
  /// No signature comes near it.
  private static let mostBytes = 64 << 10

  private static let begin = Array("-----BEGIN SSH SIGNATURE-----\n".utf8)
  private static let end = Array("\n-----END SSH SIGNATURE-----".utf8)

  /// The bytes within exactly one block, with nothing before it and one line end behind it at most.
  static func dearmor(_ armor: [UInt8]) throws(SSHFormatError) -> [UInt8] {
    guard armor.count <= mostBytes else {
      throw SSHFormatError("more than \(mostBytes >> 10) KiB")
    }
    guard armor.starts(with: begin) else {
      throw SSHFormatError("it does not begin as an SSH signature")
    }
    let newline = UInt8(ascii: "\n")
    let block = armor.last == newline ? armor.dropLast() : armor[...]
    guard block.count > begin.count + end.count, block.suffix(end.count).elementsEqual(end) else {
      throw SSHFormatError("it does not end as an SSH signature")
    }
    let lines = block.dropFirst(begin.count).dropLast(end.count)
      .split(separator: newline, omittingEmptySubsequences: false)
    guard !lines.contains(where: \.isEmpty) else {
      throw SSHFormatError("it holds an empty line")
    }
    guard let blob = StrictBase64.decode(Array(lines.joined())) else {
      throw SSHFormatError("it is not base64")
    }
    return blob
  }
}
