/// How a signature is made, by git's own names of `gpg.format`.
enum SignatureFormat: String, Sendable, Hashable {
  case ssh
  case openpgp
  case x509
}

/// What the check of one signature came to.
enum SignatureFinding: Sendable, Hashable {
  /// The signature holds, and the key is one that was given to check against.
  case good(SignatureKey)
  case failed(SignatureProblem, reason: String)
}

/// The key behind a signature that holds, and whose it is.
struct SignatureKey: Sendable, Hashable {
  var format: SignatureFormat
  /// `SHA256:…` of an SSH key, the primary key's hexadecimal fingerprint in capitals of an OpenPGP
  /// key, a certificate's of X.509.
  var fingerprint: String
  /// Whom the list of keys names as its owner: addresses (SSH, X.509) or a person's short name
  /// (OpenPGP).
  var owners: [String]
}

/// Why a signature does not count.
enum SignatureProblem: String, Sendable, Hashable {
  /// It is not one over these bytes, or uses a digest or key that is too weak.
  case badSignature = "bad-signature"
  /// The key is none of those that were given.
  case notAllowed = "not-allowed"
  /// The key was no longer valid at the moment of signing.
  case expired
  /// The key was not valid yet at the moment of signing.
  case notYetValid = "not-yet-valid"
  case revoked
  /// It cannot be read as a signature.
  case malformed
  /// A tool that is needed is missing, hangs or says what cannot be understood.
  case unknown
}
