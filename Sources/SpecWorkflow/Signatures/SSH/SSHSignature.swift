/// A signature of `ssh-keygen -Y sign`, by OpenSSH's PROTOCOL.sshsig.
///
/// Stricter than OpenSSH, which ignores what stands behind the armor, white space within it, a
/// reserved field that is not empty and version 0: here one signature has one spelling.
struct SSHSignature: Sendable {
  let key: SSHPublicKey
  let namespace: String
  let digest: Digest
  /// The signature's own algorithm, such as `rsa-sha2-512`.
  let algorithm: String
  let value: Value

  /// What is signed is a digest of the content.
  enum Digest: String, Sendable {
    case sha256
    case sha512
  }

  /// The signature proper, by its algorithm.
  enum Value: Sendable {
    /// One string: Ed25519, RSA.
    case bytes([UInt8])
    /// ECDSA.
    case numbers(r: [UInt8], s: [UInt8])
    /// Of a FIDO key or an algorithm that is not known here; not looked into.
    case opaque
  }

  /// Reads the armored form.
  init(armor: [UInt8]) throws(SSHFormatError) {
    try self.init(blob: try Self.dearmor(armor))
  }

  /// Reads the bytes within the armor.
  init(blob: [UInt8]) throws(SSHFormatError) {
    var reader = SSHWireReader(blob)
    guard try reader.take(Self.magic.count).elementsEqual(Self.magic) else {
      throw SSHFormatError("it does not begin with SSHSIG")
    }
    let version = try reader.uint32()
    guard version == 1 else {
      throw SSHFormatError("version \(version) is not known")
    }
    key = try SSHPublicKey(blob: try reader.string())
    namespace = try reader.name()
    guard try reader.string().isEmpty else {
      throw SSHFormatError("the reserved field is not empty")
    }
    let name = try reader.name()
    guard let digest = Digest(rawValue: name) else {
      throw SSHFormatError("the digest \(name) is not known")
    }
    self.digest = digest
    var signature = SSHWireReader(try reader.string())
    try reader.end(of: "the signature")
    algorithm = try signature.name()
    value = try Self.value(algorithm, &signature)
  }

  static let magic = Array("SSHSIG".utf8)

  private static func value(
    _ algorithm: String, _ reader: inout SSHWireReader
  ) throws(SSHFormatError) -> Value {
    switch algorithm {
    case "ssh-ed25519", "rsa-sha2-256", "rsa-sha2-512":
      let bytes = try reader.string()
      try reader.end(of: "the signature")
      return .bytes(Array(bytes))
    case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521":
      var numbers = SSHWireReader(try reader.string())
      try reader.end(of: "the signature")
      let r = try numbers.positiveInteger()
      let s = try numbers.positiveInteger()
      try numbers.end(of: "the signature")
      return .numbers(r: r, s: s)
    default:
      return .opaque
    }
  }
}
