internal import Crypto
internal import FoundationEssentials

/// A public key of OpenSSH, plain or with a certificate; equal where the blobs are.
struct SSHPublicKey: Sendable {
  /// The name in front of the blob, such as `ssh-ed25519`.
  let type: String
  let blob: [UInt8]
  let material: SSHKeyMaterial
  /// `nil` for a plain key.
  let certificate: SSHCertificate?
  /// The blob of the key alone, which a certificate wraps.
  let plainBlob: [UInt8]

  private static let certificateSuffix = "-cert-v01@openssh.com"

  /// Reads the blob of RFC 4253, section 6.6, or of PROTOCOL.certkeys, to its end.
  ///
  /// Stricter than OpenSSH where it allows several spellings of one key: names without NUL, numbers
  /// without needless zeros.
  init(blob: some Collection<UInt8>) throws(SSHFormatError) {
    var reader = SSHWireReader(blob)
    let type = try reader.name()
    let isCertificate = type.hasSuffix(Self.certificateSuffix)
    let plainType = isCertificate ? Self.plainType(type) : type
    if isCertificate {
      // The nonce, which makes what the authority signs unpredictable.
      _ = try reader.string()
    }
    let start = reader.rest
    guard let material = try SSHKeyMaterial.read(plainType, from: &reader) else {
      throw SSHFormatError("the key type \(type) is not known")
    }
    let numbers = start.prefix(start.count - reader.rest.count)
    certificate = isCertificate ? try SSHCertificate(from: &reader) : nil
    try reader.end(of: "the key")
    self.type = type
    self.material = material
    self.blob = Array(blob)
    plainBlob = isCertificate ? SSHWireReader.encode(plainType.utf8) + numbers : self.blob
  }

  /// Reads `type base64`, the two words of a line.
  init(type: String, base64: some Collection<UInt8>) throws(SSHFormatError) {
    guard let bytes = StrictBase64.decode(base64) else {
      throw SSHFormatError("the key is not base64")
    }
    try self.init(blob: bytes)
    guard self.type == type else {
      throw SSHFormatError("the key is of type \(self.type), not \(type)")
    }
  }

  /// Whether OpenSSH has a type of this name.
  static func isType(_ name: String) -> Bool {
    types[name.hasSuffix(certificateSuffix) ? plainType(name) : name] != nil
  }

  var isCertificate: Bool {
    certificate != nil
  }

  var isSecurityKey: Bool {
    material == .securityKey
  }

  /// `SHA256:` and the digest of the key, as `ssh-keygen -l` prints it.
  ///
  /// A certificate has that of the key it is for, as there.
  var fingerprint: String {
    "SHA256:" + StrictBase64.encode(SHA256.hash(data: plainBlob).map(\.self), isPadded: false)
  }

  /// `type base64`, as OpenSSH's files have it.
  var line: String {
    "\(type) \(StrictBase64.encode(blob))"
  }

  /// What `ssh-keygen` calls the type, such as `ED25519` or `RSA-CERT`.
  var shortType: String {
    guard isCertificate else {
      return Self.types[type] ?? type
    }
    return (Self.types[Self.plainType(type)] ?? type) + "-CERT"
  }

  private static let types = [
    "ssh-ed25519": "ED25519",
    "ssh-rsa": "RSA",
    "ssh-dss": "DSA",
    "ecdsa-sha2-nistp256": "ECDSA",
    "ecdsa-sha2-nistp384": "ECDSA",
    "ecdsa-sha2-nistp521": "ECDSA",
    "sk-ssh-ed25519@openssh.com": "ED25519-SK",
    "sk-ecdsa-sha2-nistp256@openssh.com": "ECDSA-SK",
  ]

  /// `sk-` types have their domain in both names, once.
  private static func plainType(_ type: String) -> String {
    let name = String(type.dropLast(certificateSuffix.count))
    return name.hasPrefix("sk-") ? name + "@openssh.com" : name
  }
}

extension SSHPublicKey: Hashable {
  static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool {
    left.blob == right.blob
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(blob)
  }
}
