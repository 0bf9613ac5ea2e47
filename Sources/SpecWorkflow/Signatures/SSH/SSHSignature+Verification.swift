internal import Crypto
internal import CryptoExtras
internal import FoundationEssentials

extension SSHSignature {
  /// Why the signature does not hold over the content: one clause; `nil` where it holds.
  ///
  /// It agrees with `ssh-keygen -Y check-novalidate`, but for what is refused here on purpose: RSA
  /// below 2048 bits, DSA, an RSA exponent that is even or above 33 bits, and an Ed25519 signature
  /// whose second half is not reduced (RFC 8032, section 5.1.7; OpenSSH 9.2 takes it, so that anyone
  /// can make a second signature of one). A security key's signature has to be checked by
  /// `ssh-keygen`.
  func flaw(over payload: [UInt8]) -> String? {
    let message = signedBytes(over: payload)
    switch (key.material, value) {
    case (.dsa, _):
      return "DSA is too weak"
    case (.securityKey, _):
      return "a security key's signature is not checked here"
    case (.ed25519(let point), .bytes(let bytes)) where algorithm == "ssh-ed25519":
      return holds { try Self.ed25519(point, bytes, message) }
    case (.ecdsa(let curve, let point), .numbers(let r, let s))
    where algorithm == "ecdsa-sha2-\(curve.rawValue)":
      return holds { try Self.ecdsa(curve, point, r, s, message) }
    case (.rsa(let modulus, let exponent), .bytes(let bytes)) where algorithm.hasPrefix("rsa-"):
      let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
      guard bits >= 2048 else {
        return "RSA of \(bits) bits is too weak"
      }
      return holds {
        try Self.rsa(modulus, exponent, bytes, message, isLong: algorithm == "rsa-sha2-512")
      }
    default:
      return "\(algorithm) is no algorithm for a key of type \(key.type)"
    }
  }

  /// What the key signed: the digest of the content in an envelope of its own.
  private func signedBytes(over payload: [UInt8]) -> [UInt8] {
    let sum: [UInt8] =
      switch digest {
      case .sha256: Array(SHA256.hash(data: payload))
      case .sha512: Array(SHA512.hash(data: payload))
      }
    return Self.magic
      + [Array(namespace.utf8), [], Array(digest.rawValue.utf8), sum].flatMap(SSHWireReader.encode)
  }

  private func holds(_ check: () throws -> Bool) -> String? {
    let wrong = "the signature is not one over this content"
    do {
      return try check() ? nil : wrong
    } catch {
      // The library takes neither such a key nor such a signature.
      return wrong
    }
  }

  private static func ed25519(
    _ point: [UInt8], _ bytes: [UInt8], _ message: [UInt8]
  ) throws -> Bool {
    try Curve25519.Signing.PublicKey(rawRepresentation: point)
      .isValidSignature(bytes, for: message)
  }

  /// RFC 5656, section 3.1.2; each curve has the digest of its size.
  private static func ecdsa(
    _ curve: SSHKeyMaterial.Curve, _ point: [UInt8], _ r: [UInt8], _ s: [UInt8],
    _ message: [UInt8]
  ) throws -> Bool {
    guard r.count <= curve.size, s.count <= curve.size else {
      return false
    }
    let raw = padded(r, to: curve.size) + padded(s, to: curve.size)
    switch curve {
    case .p256:
      return try P256.Signing.PublicKey(x963Representation: point)
        .isValidSignature(P256.Signing.ECDSASignature(rawRepresentation: raw), for: message)
    case .p384:
      return try P384.Signing.PublicKey(x963Representation: point)
        .isValidSignature(P384.Signing.ECDSASignature(rawRepresentation: raw), for: message)
    case .p521:
      return try P521.Signing.PublicKey(x963Representation: point)
        .isValidSignature(P521.Signing.ECDSASignature(rawRepresentation: raw), for: message)
    }
  }

  /// RFC 8332, section 3; a signature that is shorter than the modulus is padded, as OpenSSH does.
  private static func rsa(
    _ modulus: [UInt8], _ exponent: [UInt8], _ bytes: [UInt8], _ message: [UInt8], isLong: Bool
  ) throws -> Bool {
    guard bytes.count <= modulus.count else {
      return false
    }
    let key = try _RSA.Signing.PublicKey(n: modulus, e: exponent)
    let signature = _RSA.Signing.RSASignature(
      rawRepresentation: padded(bytes, to: modulus.count))
    return isLong
      ? key.isValidSignature(
        signature, for: SHA512.hash(data: message), padding: .insecurePKCS1v1_5)
      : key.isValidSignature(
        signature, for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
  }

  private static func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: count - bytes.count) + bytes
  }
}
