extension Rule {
  static let ownWork = Rule(
    code: "A003", name: "own-work",
    summary: "an approval does not count, since its signer wrote part of the change",
    why: """
      Where the policy says `own: false`, nobody may approve his own words. His approval is there and
      looks like the others.
      """,
    bad: """
      $ git commit -am 'Larger files'     # by Ada
      $ spec approve SPEC-007             # by Ada
      """,
    good: """
      $ git commit -am 'Larger files'     # by Ada
      $ spec approve SPEC-007             # by Ben
      """,
    mend: "have somebody approve who did not write it: spec verify names who may",
    weights: .open(draft: nil, review: .warning, approved: .error),
    find: .approvals { $0.lost(.ownWork) { "\($0)'s approval does not count: own work" } })

  static let unsignedApproval = Rule(
    code: "A004", name: "unsigned-approval",
    summary: "an approval has no signature, or a bad one",
    why: """
      A rebase, a squash or `commit --amend` takes the signature off, and anybody can write the words
      of an approval by hand. Only the signature says who gave it.
      """,
    bad: """
      $ spec approve SPEC-007 && git rebase main
      """,
    good: """
      $ spec approve SPEC-007 && git merge main
      """,
    mend: "have it given again: spec approve",
    weights: .open(draft: nil, review: .warning, approved: .error),
    find: .approvals {
      $0.lost(.unsigned) { "the approval of \($0) is not signed" }
        + $0.lost(.badSignature) { "the signature of \($0)'s approval is not good" }
    })
}

extension CheckedApproval {
  /// The approvals that are lost for one reason, where they are still missed.
  fileprivate func lost(_ reason: ApprovalVerdict, _ message: (String) -> String) -> [Spot] {
    guard let verdict = ownVerdict, verdict.have < verdict.need else {
      return []
    }
    var told: Set<String> = []
    return verdict.approvals.filter { $0.decision == .approve && $0.verdict == reason }.compactMap {
      let who = $0.person ?? $0.claimedPerson
      return told.insert(who).inserted ? Spot(place, "\(message(who)) (\($0.commit.short))") : nil
    }
  }
}
