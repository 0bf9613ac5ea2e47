/// What approvals come to for a spec; the raw values are those of the machine output.
public enum SpecVerdict: String, Sendable, CaseIterable {
  /// Nothing is claimed that needs approvals, and nothing can be approved now.
  case none
  /// The next state needs approvals, and so many are there.
  case pending
  /// The state that is claimed has them.
  case approved
  /// It had them, and the words that they cover have changed since.
  case stale
  /// It is claimed without them.
  case unproven
  /// It was claimed before the policy began, and nothing has changed since.
  case legacy
  /// The repository does not hold what it takes to tell, or a tool is missing.
  case unknown
}

/// What one approval comes to; the raw values are those of the machine output.
public enum ApprovalVerdict: String, Sendable, CaseIterable {
  case counts
  /// The spec went back since, or the approval is for a round that was never.
  case otherRound = "other-round"
  /// Other words than those that stand there now.
  case otherContent = "other-content"
  /// Taken back by whoever gave it.
  case withdrawn
  case unsigned
  case badSignature = "bad-signature"
  /// The signer is nobody who may approve this, or no longer was.
  case notAllowed = "not-allowed"
  /// By somebody who wrote the change, where the policy does not let him.
  case ownWork = "own-work"
  case expired
  case notYetValid = "not-yet-valid"
  case revoked
  /// It is not written as an approval is, or does not fit the commit that it stands in.
  case malformed
  case unknown

  init(_ problem: SignatureProblem) {
    self =
      switch problem {
      case .badSignature: .badSignature
      case .notAllowed: .notAllowed
      case .expired: .expired
      case .notYetValid: .notYetValid
      case .revoked: .revoked
      case .malformed: .malformed
      case .unknown: .unknown
      }
  }
}
