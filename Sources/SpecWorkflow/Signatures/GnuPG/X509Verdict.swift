/// Turns what `gpgsm` says about one signature into a finding, or into the signature that holds.
///
/// `gpgsm` says GOODSIG of a signer whom nobody vouches for, and exit status 0 of one whose
/// certificate has expired: only both, and its word on trust, are a verdict.
struct X509Verdict {
  enum Reading {
    case holds(ValidSignature)
    case refused(SignatureFinding)
  }

  /// The moment that validity is judged at, in seconds since 1970.
  var time: Int64

  func read(_ outcome: ToolRun.Outcome) -> Reading {
    do {
      return try judge(GnuPGStatus(outcome.output), outcome)
    } catch {
      return .refused(
        .failed(.unknown, reason: "gpgsm: \(error.reason) (\(outcome.lastWords))"))
    }
  }

  private func judge(
    _ report: GnuPGStatus, _ outcome: ToolRun.Outcome
  ) throws(GnuPGStatus.Contradiction) -> Reading {
    let signatures = report.all("NEWSIG").count
    let hasVerdict = report.lines.contains { GnuPGStatus.verdicts.contains($0.keyword) }
    if signatures == 0, !hasVerdict, report.hasFailure {
      return refused(.malformed, "gpgsm cannot read the signature: \(outcome.lastWords)")
    }
    if signatures > 1 {
      return refused(.malformed, "\(signatures) signatures in one")
    }
    _ = try report.only("NEWSIG")
    if !hasVerdict, isSignerMissing(report) {
      return refused(.notAllowed, "the signer's certificate is neither given nor in the signature")
    }
    let verdict = try report.verdict().keyword
    switch verdict {
    case "BADSIG": return refused(.badSignature, "the signature is not one over this commit")
    case "ERRSIG": return refused(.badSignature, "gpgsm: \(outcome.lastWords)")
    case "REVKEYSIG": return refused(.revoked, "the certificate is revoked")
    default: break
    }
    let signature = try ValidSignature(report.only("VALIDSIG"))
    if let refusal = try trust(report, outcome) {
      return .refused(refusal)
    }
    if verdict != "GOODSIG" {
      return refused(.expired, "the certificate had expired at the commit's date")
    }
    guard outcome.isSuccess, !report.hasFailure else {
      throw GnuPGStatus.Contradiction(reason: "it fails although the signature holds")
    }
    if let weakness = SignatureWeakness.of(signature, at: time) {
      return refused(.badSignature, weakness)
    }
    return .holds(signature)
  }

  /// What the chain of certificates lacks; `nil` where an authority vouches for the signer.
  ///
  /// TRUST_UNDEFINED and TRUST_NEVER have a code of libgpg-error as their first field.
  private func trust(
    _ report: GnuPGStatus, _ outcome: ToolRun.Outcome
  ) throws(GnuPGStatus.Contradiction) -> SignatureFinding? {
    let lines = report.lines.filter { $0.keyword.hasPrefix("TRUST_") }
    guard lines.count == 1 else {
      throw GnuPGStatus.Contradiction(reason: "\(lines.count) lines on trust, not one")
    }
    if ["TRUST_FULLY", "TRUST_ULTIMATE"].contains(lines[0].keyword) {
      return nil
    }
    switch lines[0].arguments.first ?? "" {
    case "94": return .failed(.revoked, reason: "a certificate of the chain is revoked")
    case "101": return .failed(.expired, reason: "a certificate had expired at the commit's date")
    case "102":
      return .failed(.notYetValid, reason: "a certificate is newer than the commit")
    // The chain or the issuer is a bad one, the root is not trusted, the key is for something
    // else, the issuer is missing.
    case "56", "98", "100", "125", "185":
      return .failed(
        .notAllowed, reason: "no allowed authority vouches for the signer: \(outcome.lastWords)")
    default:
      return .failed(.unknown, reason: "gpgsm: \(outcome.lastWords)")
    }
  }

  /// Whether no certificate was found for the signer: code 9 of libgpg-error, in the low 16 bits.
  private func isSignerMissing(_ report: GnuPGStatus) -> Bool {
    report.all("ERROR").contains { line in
      line.arguments.first == "verify.findkey"
        && line.arguments.dropFirst().first.flatMap { UInt32($0) }.map { $0 & 0xFFFF } == 9
    }
  }

  private func refused(_ problem: SignatureProblem, _ reason: String) -> Reading {
    .refused(.failed(problem, reason: reason))
  }
}
