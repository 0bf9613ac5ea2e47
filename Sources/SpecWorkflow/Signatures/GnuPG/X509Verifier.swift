/// Checks X.509 signatures of signers whom given authorities vouch for, with `gpgsm`.
///
/// `gpgsm` is what git signs with, so what it made it also reads, and its status lines say what
/// `openssl cms` keeps to itself: the signature's date and digest, the certificate's fingerprint.
/// The owners are the addresses among the certificate's alternative names, as an authority attests
/// them; those of its subject are not read. Revocation lists are not asked for.
struct X509Verifier {
  private let authorities: [(name: String, pem: [UInt8])]
  private let revoked: Set<String>
  private let environment: [String: String]
  private let timeLimit: Duration

  /// The fingerprints are certificates' SHA-1 or SHA-256 ones in any spelling; the time limit is
  /// for each run of a tool.
  init(
    authorities: [(name: String, pem: [UInt8])], revokedFingerprints: Set<String>,
    environment: [String: String], timeLimit: Duration = .tool
  ) {
    self.authorities = authorities
    revoked = Set(revokedFingerprints.map(Fingerprint.normalized))
    self.environment = environment
    self.timeLimit = timeLimit
  }

  /// Checks a detached signature over bytes, as of a moment in seconds since 1970.
  func check(_ armor: [UInt8], over payload: [UInt8], at time: Int64) async -> SignatureFinding {
    if let problem = SignatureArmor.x509.problem(in: armor) {
      return .failed(.malformed, reason: problem)
    }
    guard !authorities.isEmpty else {
      return .failed(.notAllowed, reason: "no authority for X.509 is allowed")
    }
    guard time > 0 else {
      return .failed(.notYetValid, reason: "there was no certificate at that date")
    }
    do {
      let home = try X509Home(environment: environment, timeLimit: timeLimit)
      let finding: Result<SignatureFinding, SpecError>
      do {
        finding = .success(try await check(armor, payload, time, in: home))
      } catch {
        finding = .failure(error)
      }
      await home.close()
      return try finding.get()
    } catch {
      return .failed(.unknown, reason: error.reason)
    }
  }

  private func check(
    _ armor: [UInt8], _ payload: [UInt8], _ time: Int64, in home: X509Home
  ) async throws(SpecError) -> SignatureFinding {
    try await home.trust(authorities)
    let outcome = try await home.verify(armor, over: payload, at: time)
    let signature: ValidSignature
    switch X509Verdict(time: time).read(outcome) {
    case .refused(let finding): return finding
    case .holds(let found): signature = found
    }
    guard let certificate = try await home.certificate(signature.fingerprint) else {
      throw .tool(name: "gpgsm", reason: "it does not list the certificate that it has checked")
    }
    let names = certificate.primary.otherFingerprints + [signature.fingerprint]
    guard revoked.isDisjoint(with: names) else {
      return .failed(.revoked, reason: "the certificate \(signature.fingerprint) is revoked")
    }
    guard !certificate.primary.isWeak else {
      return .failed(.badSignature, reason: "the key has too few bits to be safe")
    }
    let owners = certificate.userIDs.compactMap(Self.address)
    guard !owners.isEmpty else {
      return .failed(.notAllowed, reason: "the certificate names no e-mail address")
    }
    return .good(
      SignatureKey(format: .x509, fingerprint: signature.fingerprint, owners: owners))
  }

  /// The address of a user ID that is one alternative name, `<ada@tidewater.example>`.
  ///
  /// A subject is never written like this, so that nothing in a common name passes for an address.
  private static func address(_ userID: String) -> String? {
    guard userID.hasPrefix("<"), userID.hasSuffix(">") else {
      return nil
    }
    let address = userID.dropFirst().dropLast()
    let isPlain = address.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
    }
    return isPlain && address.split(separator: "@", omittingEmptySubsequences: false).count == 2
      && !address.hasPrefix("@") && !address.hasSuffix("@") ? String(address) : nil
  }
}
