extension ApprovalJudge {
  /// The short names of those whose approvals count for the text that the tip has.
  func counting(
    _ open: Case, _ rule: DecisionRule, _ text: ApprovalText, path: String
  ) async throws(SpecError) -> [String] {
    var given = try await self.given(open)
    settleWithdrawals(&given)
    _ = try await settleOwnWork(&given, rule, open)
    settle(&given, text, rule, open.rounds.round(at: tip), path: path)
    return people(given)
  }

  /// Why an approval that a person gave now would be one of his own work; `nil` where it would not.
  func ownWork(
    of person: String, _ open: Case, _ rule: DecisionRule
  ) async throws(SpecError) -> String? {
    var given = try await self.given(open)
    settleWithdrawals(&given)
    given.append(
      JudgedApproval(
        candidate: ApprovalCandidate(supposedAt: tip, round: open.rounds.round(at: tip)),
        authority: Authority(
          person: person, key: SignatureKey(format: .ssh, fingerprint: "", owners: [])),
        verdict: .counts, reason: ""))
    _ = try await settleOwnWork(&given, rule, open)
    return given.last.flatMap { $0.verdict == .ownWork ? $0.reason : nil }
  }
}
