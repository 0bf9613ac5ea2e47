internal import Git

/// An approval on its way through the questions that are asked of it.
struct JudgedApproval {
  var candidate: ApprovalCandidate
  var authority: Authority?
  var verdict: ApprovalVerdict
  var reason: String

  var statement: ApprovalStatement? {
    candidate.statement
  }

  /// Whether it is an approval that counts; a withdrawal that holds has the same verdict.
  var isCounted: Bool {
    verdict == .counts && candidate.decision == .approve
  }
}

extension ApprovalJudge {
  /// Every approval and withdrawal of a case: whose it is and whether it fits its own commit.
  ///
  /// What counts so far is what a person with the right to it gave, for whatever words and round.
  func given(_ open: Case) async throws(SpecError) -> [JudgedApproval] {
    var given: [JudgedApproval] = []
    for candidate in candidates(of: open.id) where candidate.target == open.target {
      given.append(try await judge(candidate, open))
    }
    return given
  }

  private func judge(
    _ candidate: ApprovalCandidate, _ open: Case
  ) async throws(SpecError) -> JudgedApproval {
    var judged = JudgedApproval(
      candidate: candidate, authority: nil, verdict: .counts, reason: "")
    func refuse(_ refusal: JudgeRefusal) -> JudgedApproval {
      judged.verdict = refusal.verdict
      judged.reason = refusal.reason
      return judged
    }
    if let failure = candidate.failure {
      return refuse(JudgeRefusal(failure.verdict, failure.reason))
    }
    guard let statement = candidate.statement, let object = candidate.object else {
      return refuse(JudgeRefusal(.malformed, "it cannot be read"))
    }
    let given = parents(of: candidate.commit).first.map { chain.policies(at: $0) } ?? []
    let tags = try self.tags(statement, candidate, open)
    let authority = await authority(
      statement, candidate, object, given, path: statement.path, tags: tags)
    switch authority {
    case .failure(let refusal): return refuse(refusal)
    case .success(let found): judged.authority = found
    }
    if let misfit = try misfit(statement, candidate, object, given, in: open) {
      return refuse(JudgeRefusal(.malformed, misfit))
    }
    if statement.decision == .approve, let authority = judged.authority,
      let refusal = await removal(
        of: authority, candidate, object, given, open.target, path: statement.path, tags: tags)
    {
      return refuse(refusal)
    }
    return judged
  }

  /// The tags of the text that a statement stands on.
  func tags(
    _ statement: ApprovalStatement, _ candidate: ApprovalCandidate, _ open: Case
  ) throws(SpecError) -> Set<String> {
    guard let parent = parents(of: candidate.commit).first,
      let holder = open.course.holders(in: parent).first(where: {
        history.paths.paths[$0.path] == statement.path
      })
    else {
      return []
    }
    return try text(holder.file).tags
  }

  /// Takes the force from approvals that their givers took back without having seen a later one.
  func settleWithdrawals(_ approvals: inout [JudgedApproval]) {
    let withdrawals = approvals.filter {
      $0.verdict == .counts && $0.candidate.decision == .withdraw
    }
    for index in approvals.indices where approvals[index].isCounted {
      let approval = approvals[index]
      let taken = withdrawals.first { withdrawal in
        isSame(withdrawal.authority, approval.authority)
          && withdrawal.statement?.round == approval.statement?.round
          && !descent.isDescendant(approval.candidate.commit, of: withdrawal.candidate.commit)
      }
      if let taken {
        approvals[index].verdict = .withdrawn
        approvals[index].reason =
          "taken back in \(history.graph.ids[taken.candidate.commit].short)"
      }
    }
  }
}
