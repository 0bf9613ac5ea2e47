internal import Git

extension ApprovalJudge {
  /// Names what has changed since the last approval of other words in this round.
  func describeChange(
    _ result: inout SpecApproval, _ standing: [JudgedApproval], _ text: ApprovalText
  ) {
    let last = standing.last { judged in
      judged.statement?.round == result.round && judged.statement?.content != text.digest
    }
    guard let last, result.have < result.need else {
      return
    }
    result.approvedBefore = history.graph.ids[last.candidate.commit]
  }
}
