/// Judges SSH signatures of commits by a list of allowed signers.
///
/// Plain Ed25519, ECDSA and RSA keys are checked in this process, certificates, security keys and
/// key revocation lists through `ssh-keygen`.
struct SSHVerifier: Sendable {
  let signers: AllowedSigners
  /// Every address that the policy knows.
  let addresses: [String]
  let revocations: SSHRevocations
  let keygen: SSHKeygen
  let proofs: SignatureProofs

  /// Takes the content of a revocation list, `nil` for none, and the environment (`PATH`, `TMPDIR`)
  /// for `ssh-keygen`.
  init(
    signers: AllowedSigners, addresses: [String], revocations: [UInt8]?,
    environment: [String: String], timeLimit: Duration = .tool,
    proofs: SignatureProofs = SignatureProofs()
  ) {
    self.proofs = proofs
    self.signers = signers
    self.addresses = addresses
    self.revocations = SSHRevocations(revocations)
    keygen = SSHKeygen(environment: environment, timeLimit: timeLimit)
  }

  /// What git signs for.
  static let namespace = "git"

  /// Judges a signature over the content at a time, in seconds since 1970.
  ///
  /// In this order: whether it can be read, is one over the content, is by a key that is listed for
  /// an address, by one that was valid at the time, and by none that is revoked.
  func check(
    _ armor: [UInt8], over payload: [UInt8], at time: Int64
  ) async -> SignatureFinding {
    let signature: SSHSignature
    do {
      signature = try SSHSignature(armor: armor)
    } catch {
      return .failed(.malformed, reason: "the signature cannot be read: \(error.reason)")
    }
    guard signature.namespace == Self.namespace else {
      return .failed(
        .badSignature,
        reason: "the signature is for the namespace \(signature.namespace), not for git")
    }
    let key = signature.key
    if !key.isSecurityKey, let flaw = proofs.flaw(of: signature, armor, over: payload) {
      return .failed(.badSignature, reason: flaw)
    }
    let grants: [SSHGrants.Grant]
    switch SSHGrants(signers: signers, addresses: addresses).of(key, at: time) {
    case .none(let problem, let reason): return .failed(problem, reason: reason)
    case .some(let found): grants = found
    }
    let good = SignatureFinding.good(
      SignatureKey(
        format: .ssh, fingerprint: key.fingerprint,
        owners: addresses.filter { address in grants.contains { $0.addresses.contains(address) } }))
    switch revocations {
    case .unreadable(let reason):
      return .failed(.unknown, reason: reason)
    case .keys where revocations.names(key):
      return revoked(key)
    case .keys where !key.isCertificate && !key.isSecurityKey:
      return good
    case .keys, .list:
      do {
        return try await ask(armor, payload, signature, grants[0], time) ?? good
      } catch .tool(let name, let reason) {
        return .failed(.unknown, reason: "\(name): \(reason)")
      } catch .file(let path, let reason) {
        return .failed(.unknown, reason: "\(path): \(reason)")
      } catch {
        return .failed(.unknown, reason: "ssh-keygen cannot be asked")
      }
    }
  }

  /// What speaks against the signature by `ssh-keygen`; `nil` where nothing does.
  private func ask(
    _ armor: [UInt8], _ payload: [UInt8], _ signature: SSHSignature, _ grant: SSHGrants.Grant,
    _ time: Int64
  ) async throws(SpecError) -> SignatureFinding? {
    func verify(_ list: [UInt8]?) async throws(SpecError) -> SSHKeygen.Answer {
      try await keygen.verify(
        armor, over: payload, of: signature, by: grant.addresses[0], entry: grant.entry,
        revocations: list, at: time)
    }
    guard case .list(let list) = revocations else {
      guard case .no(let words) = try await verify(nil) else {
        return nil
      }
      return .failed(.badSignature, reason: words)
    }
    guard case .no(let words) = try await verify(list) else {
      return nil
    }
    // It does not say why; so the rest is asked without the list.
    if case .no(let words) = try await verify(nil) {
      return .failed(.badSignature, reason: words)
    }
    return try await keygen.isRevoked(signature.key, by: list)
      ? revoked(signature.key) : .failed(.unknown, reason: "ssh-keygen: \(words)")
  }

  private func revoked(_ key: SSHPublicKey) -> SignatureFinding {
    .failed(.revoked, reason: "the key \(key.fingerprint) is revoked")
  }
}
