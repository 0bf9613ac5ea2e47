internal import Git

/// Everything under `.spec/` in one commit that verdicts are drawn from.
struct Policy: Sendable {
  /// The tree that it was read from.
  var folder: ObjectID
  var configuration: Configuration
  var rules: ApprovalRules
  var signers: AllowedSigners
  var openPGPKeys: [OpenPGPVerifier.KeyFile]
  /// Certificates of X.509 authorities.
  var authorities: [(name: String, pem: [UInt8])]
  /// An OpenSSH revocation list, `.spec/revoked_keys`.
  var revocations: [UInt8]?
  /// Fingerprints of OpenPGP keys and X.509 certificates, `.spec/revoked_fingerprints`.
  var revokedFingerprints: Set<String>

  /// The name that approvals call the project by.
  var project: String {
    configuration.project ?? "-"
  }

  /// The rule of a state for a spec; `nil` where the state needs no approvals of it.
  func rule(for state: String, path: String, tags: Set<String>) -> ApprovalRule? {
    rules.rules[state]?.first { $0.fits(path: path, tags: tags) }
  }

  /// Where its files stand.
  enum File {
    static let folder = ".spec"
    static let signers = ".spec/allowed_signers"
    static let keys = ".spec/keys"
    static let revokedKeys = ".spec/revoked_keys"
    static let revokedFingerprints = ".spec/revoked_fingerprints"
  }
}
