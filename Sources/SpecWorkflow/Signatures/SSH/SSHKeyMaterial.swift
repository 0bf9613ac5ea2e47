/// The numbers of a public key, as far as a signature can be checked with them here.
enum SSHKeyMaterial: Sendable, Hashable {
  case ed25519([UInt8])
  case ecdsa(Curve, point: [UInt8])
  case rsa(modulus: [UInt8], exponent: [UInt8])
  /// Its signatures are always refused: DSA has 1024 bits and SHA-1.
  case dsa
  /// A FIDO key, whose signatures only `ssh-keygen` checks.
  case securityKey

  enum Curve: String, Sendable, CaseIterable {
    case p256 = "nistp256"
    case p384 = "nistp384"
    case p521 = "nistp521"

    /// Bytes of a coordinate, and of each number of a signature.
    var size: Int {
      switch self {
      case .p256: 32
      case .p384: 48
      case .p521: 66
      }
    }
  }

  /// Reads what stands behind the type's name, or behind the nonce of a certificate (RFC 4253, 5656,
  /// 8709 and OpenSSH's PROTOCOL.u2f).
  ///
  /// `type` is that of a plain key; `nil` for a type that OpenSSH does not have.
  static func read(
    _ type: String, from reader: inout SSHWireReader
  ) throws(SSHFormatError) -> SSHKeyMaterial? {
    switch type {
    case "ssh-ed25519":
      return .ed25519(try point(from: &reader))
    case "ssh-rsa":
      let exponent = try reader.positiveInteger()
      return .rsa(modulus: try reader.positiveInteger(), exponent: exponent)
    case "ssh-dss":
      for _ in 0..<4 {
        _ = try reader.positiveInteger()
      }
      return .dsa
    case "sk-ssh-ed25519@openssh.com":
      _ = try point(from: &reader)
      _ = try reader.name()
      return .securityKey
    case "sk-ecdsa-sha2-nistp256@openssh.com":
      _ = try point(of: .p256, from: &reader)
      _ = try reader.name()
      return .securityKey
    default:
      guard let curve = Curve.allCases.first(where: { "ecdsa-sha2-\($0.rawValue)" == type }) else {
        return nil
      }
      return .ecdsa(curve, point: try point(of: curve, from: &reader))
    }
  }

  private static func point(from reader: inout SSHWireReader) throws(SSHFormatError) -> [UInt8] {
    let bytes = try reader.string()
    guard bytes.count == 32 else {
      throw SSHFormatError("an Ed25519 key of \(bytes.count) bytes")
    }
    return Array(bytes)
  }

  private static func point(
    of curve: Curve, from reader: inout SSHWireReader
  ) throws(SSHFormatError) -> [UInt8] {
    let name = try reader.name()
    guard name == curve.rawValue else {
      throw SSHFormatError("a key on the curve \(name)")
    }
    let bytes = try reader.string()
    // Uncompressed points only, as OpenSSH.
    guard bytes.first == 4, bytes.count == 1 + 2 * curve.size else {
      throw SSHFormatError("a point that is none of \(name)")
    }
    return Array(bytes)
  }
}
