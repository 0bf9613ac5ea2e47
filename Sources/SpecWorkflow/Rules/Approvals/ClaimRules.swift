extension Rule {
  static let unapprovedStatus = Rule(
    code: "A001", name: "unapproved-status",
    summary: "a status that needs approvals is claimed without them",
    why: """
      Anybody can type Approved. What the policy asks for is a number of signed approvals for these
      very words, and `spec approve` sets the status with the last of them.
      """,
    bad: """
      $ sed -i 's/In Review/Approved/' specs/SPEC-007-offline-sync.md && git commit -am 'Approve it'
      """,
    good: """
      $ spec submit SPEC-007
      $ spec approve SPEC-007
      """,
    mend: "set the status back, then spec approve",
    weights: .always(.error),
    find: .approvals { approval in
      switch approval.edit {
      case .claim(let from, let to)?:
        return [
          Spot(
            approval.place,
            "\(to) is claimed without approvals" + (from.map { ", where it was \($0)" } ?? ""))
        ]
      case .words?, .open?: return []
      case nil: break
      }
      guard let verdict = approval.ownVerdict, verdict.verdict == .unproven else { return [] }
      let count =
        verdict.need > 0 ? "\(verdict.have) of \(verdict.need) approvals" : "no approval"
      let reason = verdict.reason.isEmpty ? "" : ": \(verdict.reason)"
      return [Spot(approval.place, "\(verdict.status ?? "the status") has \(count)\(reason)")]
    })

  static let staleApproval = Rule(
    code: "A002", name: "stale-approval",
    summary: "the words that were approved have changed since",
    why: """
      An approval is for the words that were read. What is built on a status that stands on other
      words was approved by nobody.
      """,
    bad: """
      $ spec approve SPEC-007
      $ sed -i 's/25 MB/40 MB/' specs/SPEC-007-offline-sync.md && git commit -am 'Larger files'
      """,
    good: """
      $ spec diff SPEC-007         # what is new, word by word
      $ spec approve SPEC-007
      """,
    mend: "spec diff shows what changed; then spec approve again, or git revert",
    weights: .always(.error),
    find: .approvals { approval in
      guard let verdict = approval.ownVerdict, verdict.verdict == .stale else { return [] }
      let changed =
        verdict.changed.isEmpty ? "its words" : verdict.changed.joined(separator: ", ")
      return [Spot(approval.place, "changed since it was approved: \(changed)")]
    })

  static let editedAfterApproval = Rule(
    code: "A005", name: "edited-after-approval",
    summary: "approved words are edited, and the status stays",
    why: """
      Once committed this makes the approvals stale, or an old status unproven. Going back to review
      first tells everybody that the words are open again.
      """,
    bad: """
      $ sed -i 's/25 MB/40 MB/' specs/SPEC-007-offline-sync.md && git commit -am 'Larger files'
      """,
    good: """
      $ spec mark SPEC-007 'In Review'
      $ sed -i 's/25 MB/40 MB/' specs/SPEC-007-offline-sync.md && git commit -am 'Larger files'
      """,
    mend: "set the status back to review in the same commit, or take the edit back",
    weights: .always(.error),
    find: .approvals { approval in
      guard case .words(let status)? = approval.edit else { return [] }
      let people = approval.verdict?.have ?? 0
      let who = people > 0 ? " by \(people)" : ""
      return [Spot(approval.place, "words that were approved\(who) are edited, still \(status)")]
    })

  static let unknownApproval = Rule(
    code: "A006", name: "unknown-approval",
    summary: "it cannot be told whether the approvals hold",
    why: """
      Part of the history was not fetched, an object is missing, or a tool or list that the policy
      asks for is. What cannot be told is no yes.
      """,
    bad: """
      $ git clone --depth 1 https://git.example/specs && spec check
      """,
    good: """
      $ git fetch --unshallow && spec check
      """,
    mend: "git fetch --unshallow, or see spec doctor",
    weights: .always(.error),
    find: .approvals { approval in
      guard let verdict = approval.ownVerdict, verdict.verdict == .unknown else { return [] }
      return [Spot(approval.place, verdict.reason.isEmpty ? "cannot be told" : verdict.reason)]
    })
}
