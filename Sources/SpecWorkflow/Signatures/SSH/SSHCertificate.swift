/// What an authority says of a key, by OpenSSH's PROTOCOL.certkeys.
struct SSHCertificate: Sendable, Hashable {
  var serial: UInt64
  /// Of a person, not of a host.
  var isOfUser: Bool
  var keyID: [UInt8]
  /// The names that the authority gives the key's owner.
  var principals: [String]
  /// Seconds since 1970; the first one is in.
  var validAfter: UInt64
  /// Seconds since 1970; the first one that is out.
  var validBefore: UInt64
  /// The blob of the authority's public key.
  var authority: [UInt8]

  /// Reads what stands behind the key's own numbers.
  ///
  /// The authority's signature is not checked here.
  init(from reader: inout SSHWireReader) throws(SSHFormatError) {
    serial = try reader.uint64()
    let kind = try reader.uint32()
    guard kind == 1 || kind == 2 else {
      throw SSHFormatError("a certificate of kind \(kind)")
    }
    isOfUser = kind == 1
    keyID = Array(try reader.string())
    principals = []
    var names = SSHWireReader(try reader.string())
    while !names.rest.isEmpty {
      guard let name = String(validating: try names.string(), as: UTF8.self) else {
        throw SSHFormatError("a principal that is not UTF-8")
      }
      principals.append(name)
    }
    validAfter = try reader.uint64()
    validBefore = try reader.uint64()
    // Critical options, extensions and a reserved field: they rule logins.
    for _ in 0..<3 {
      _ = try reader.string()
    }
    authority = Array(try reader.string())
    _ = try reader.string()
  }
}
