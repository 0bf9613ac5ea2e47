/// Turns what `gpgv` says about one signature into a finding.
///
/// The exit status is no verdict (it is 0 for a revoked key); it only has to agree.
struct OpenPGPVerdict {
  var keyring: OpenPGPKeyring
  /// In capitals.
  var revoked: Set<String>
  /// The moment that validity is judged at, in seconds since 1970.
  var time: Int64

  func finding(_ outcome: ToolRun.Outcome) -> SignatureFinding {
    do {
      return try judge(GnuPGStatus(outcome.output), outcome)
    } catch {
      return .failed(.unknown, reason: "gpgv: \(error.reason) (\(outcome.lastWords))")
    }
  }

  private func judge(
    _ report: GnuPGStatus, _ outcome: ToolRun.Outcome
  ) throws(GnuPGStatus.Contradiction) -> SignatureFinding {
    let signatures = report.all("NEWSIG").count
    if signatures == 0, !report.all("NODATA").isEmpty || !report.all("UNEXPECTED").isEmpty {
      return .failed(.malformed, reason: "gpgv cannot read the signature: \(outcome.lastWords)")
    }
    if signatures > 1 {
      return .failed(.malformed, reason: "\(signatures) signatures in one")
    }
    _ = try report.only("NEWSIG")
    let verdict = try report.verdict()
    switch verdict.keyword {
    case "BADSIG":
      return .failed(.badSignature, reason: "the signature is not one over this commit")
    case "ERRSIG":
      return notChecked(verdict.arguments, outcome)
    default:
      let signature = try ValidSignature(report.only("VALIDSIG"))
      guard !report.hasFailure, outcome.isSuccess || verdict.keyword == "EXPSIG" else {
        throw GnuPGStatus.Contradiction(reason: "it fails although the signature holds")
      }
      return try judge(signature, verdict.keyword)
    }
  }

  /// ERRSIG has a code of libgpg-error as its sixth field; without a key there is no judgement.
  private func notChecked(_ arguments: [String], _ outcome: ToolRun.Outcome) -> SignatureFinding {
    let key = arguments.count > 6 && arguments[6] != "-" ? arguments[6] : arguments.first ?? "?"
    switch arguments.count > 5 ? arguments[5] : "" {
    case "9": return .failed(.notAllowed, reason: "the key \(key) is not an allowed one")
    case "39":
      return .failed(.notYetValid, reason: "the key \(key) is newer than the signature")
    case "4", "": return notKnown(arguments, key, outcome)
    default: return .failed(.badSignature, reason: "gpgv: \(outcome.lastWords)")
    }
  }

  /// An algorithm that `gpgv` does not know says nothing only where an allowed key is of it: anybody
  /// can write any number into a signature.
  private func notKnown(
    _ arguments: [String], _ key: String, _ outcome: ToolRun.Outcome
  ) -> SignatureFinding {
    let keys = keyring.entries.values.flatMap { [$0.primary] + $0.subkeys }
    let named = keys.filter { $0.fingerprint.hasSuffix(key.uppercased()) }
    guard !named.isEmpty else {
      return .failed(.notAllowed, reason: "the key \(key) is not an allowed one")
    }
    let algorithm = arguments.count > 1 ? Int(arguments[1]) : nil
    let digest = arguments.count > 2 ? Int(arguments[2]) : nil
    // RFC 4880 and RFC 9580 number the digests from 1 to 14.
    guard named.contains(where: { $0.algorithm == algorithm }), (1...14).contains(digest ?? 0)
    else {
      return .failed(
        .badSignature, reason: "the signature is of an algorithm that the key \(key) has not")
    }
    return .failed(.unknown, reason: "gpgv: \(outcome.lastWords)")
  }

  private func judge(
    _ signature: ValidSignature, _ verdict: String
  ) throws(GnuPGStatus.Contradiction) -> SignatureFinding {
    let fingerprint = signature.primaryFingerprint
    guard let entry = keyring.entries[fingerprint], let key = entry.key(signature.fingerprint)
    else {
      return .failed(.notAllowed, reason: "the key \(fingerprint) is not an allowed one")
    }
    let owners = Set(
      keyring.holders.filter { $0.fingerprint == fingerprint }.map(\.file.owner)
    ).sorted()
    guard owners.count == 1 else {
      return .failed(
        .notAllowed,
        reason: "the key \(fingerprint) stands under \(owners.joined(separator: " and "))")
    }
    guard verdict != "REVKEYSIG", revoked.isDisjoint(with: [fingerprint, key.fingerprint]) else {
      return .failed(.revoked, reason: "the key \(fingerprint) is revoked")
    }
    if let weakness = SignatureWeakness.of(signature, at: time) {
      return .failed(.badSignature, reason: weakness)
    }
    guard !key.isWeak else {
      return .failed(.badSignature, reason: "the key has too few bits to be safe")
    }
    return try validity(of: signature, [entry.primary, key], verdict)
      ?? .good(SignatureKey(format: .openpgp, fingerprint: fingerprint, owners: owners))
  }

  /// What is wrong with the dates; `nil` for nothing.
  private func validity(
    of signature: ValidSignature, _ keys: [KeyListing.Key], _ verdict: String
  ) throws(GnuPGStatus.Contradiction) -> SignatureFinding? {
    let ends = keys.compactMap(\.expires)
    switch verdict {
    case "EXPKEYSIG" where ends.isEmpty:
      throw GnuPGStatus.Contradiction(reason: "it says expired of a key without an end")
    case "EXPSIG" where signature.expiry == nil:
      throw GnuPGStatus.Contradiction(reason: "it says expired of a signature without an end")
    default: break
    }
    let first = min(time, signature.time ?? time)
    let last = max(time, signature.time ?? time)
    guard keys.allSatisfy({ ($0.created ?? .max) <= first }) else {
      return .failed(.notYetValid, reason: "the key is newer than the commit")
    }
    guard (ends + [signature.expiry ?? .max]).allSatisfy({ $0 > last }) else {
      return .failed(.expired, reason: "the key had expired at the commit's date")
    }
    return nil
  }
}
