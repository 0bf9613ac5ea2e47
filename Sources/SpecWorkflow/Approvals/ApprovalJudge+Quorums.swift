internal import Git

/// People whose approvals together are what a state needs, all for the same words in the same round.
struct Quorum {
  var target: String
  /// The spec's path where it was given last.
  var path: String
  /// The digest that all of its approvals have in common, and of what.
  var covers: ApprovalRule.Coverage
  var digest: ContentDigest?
  /// Oldest first.
  var approvals: [JudgedApproval]
  var need: Int
}

/// What was decided of an ID, whatever it is worth today.
struct Decisions {
  var quorums: [Quorum] = []
  /// Every approval and withdrawal, oldest first.
  var given: [JudgedApproval] = []
}

extension ApprovalJudge {
  /// The approvals of an ID that ever came to what a state needed, under the rules of their time.
  ///
  /// What was taken back, revoked or given by somebody who might not counts for nothing, as it does
  /// in a verdict; other words and other rounds than those of the tip do count here.
  func decisions(
    of id: SpecID, path: String, tags: Set<String>
  ) async throws(SpecError) -> Decisions {
    var decisions = Decisions()
    for target in Set(candidates(of: id).map(\.target)).sorted() {
      let open = try openCase(id, target)
      var given = try await self.given(open)
      settleWithdrawals(&given)
      if let rule = DecisionRule(policies, for: target, path: path, tags: tags) {
        _ = try await settleOwnWork(&given, rule, open)
        decisions.quorums += quorums(given, rule, target, path, tags)
      }
      decisions.given += given
    }
    decisions.given.sort { place($0) < place($1) }
    decisions.quorums.sort { $0.approvals.last.map(place) ?? 0 < $1.approvals.last.map(place) ?? 0 }
    return decisions
  }

  private func place(_ approval: JudgedApproval) -> Int32 {
    history.places[approval.candidate.commit]
  }

  private func quorums(
    _ given: [JudgedApproval], _ rule: DecisionRule, _ target: String, _ path: String,
    _ tags: Set<String>
  ) -> [Quorum] {
    struct Words: Hashable {
      var round: Int?
      var digest: ContentDigest?
    }
    let groups = Dictionary(grouping: given.filter(\.isCounted)) { judged in
      Words(
        round: judged.statement?.round,
        digest: rule.covers == .document
          ? judged.statement?.content : judged.statement?.requirements)
    }
    return groups.compactMap { words, group in
      // What was asked for when each of them was given.
      let needs = group.compactMap { judged in
        DecisionRule(
          parents(of: judged.candidate.commit).flatMap { chain.policies(at: $0) },
          for: target, path: judged.statement?.path ?? path, tags: tags)?.need
      }
      let need = needs.max() ?? rule.need
      let approvals = group.sorted { place($0) < place($1) }
      guard people(group).count >= need, words.digest != nil,
        let path = approvals.last?.statement?.path
      else {
        return nil
      }
      return Quorum(
        target: target, path: path, covers: rule.covers, digest: words.digest,
        approvals: approvals, need: need)
    }
  }

  /// Whether a quorum is for the words of a text.
  func isFor(_ quorum: Quorum, _ text: ApprovalText) -> Bool {
    text.digest != nil
      && quorum.digest == (quorum.covers == .document ? text.digest : text.requirements)
  }

  /// The people of a quorum, where enough of their approvals are related to a commit as is asked.
  func people(
    of quorum: Quorum, where isMeant: (Int) -> Bool
  ) -> (people: [String], last: Int)? {
    let meant = quorum.approvals.filter { isMeant($0.candidate.commit) }
    let people = people(meant)
    guard people.count >= quorum.need, let last = meant.last else {
      return nil
    }
    return (people, last.candidate.commit)
  }

  /// The policy changes with which the approvals of a spec began.
  func beginnings(path: String, tags: Set<String>) -> [Int] {
    func asks(_ change: Int) -> Bool {
      order.states.contains { state in
        chain.policies[change]?.rule(for: state, path: path, tags: tags) != nil
      }
    }
    return chain.changes.filter { change in
      asks(change) && !(chain.predecessors[change] ?? []).contains(where: asks)
    }
  }

  /// Whether the policy asks for approvals of more than requirements and criteria.
  func coversProse(path: String, tags: Set<String>) -> Bool {
    order.states.contains { state in
      DecisionRule(policies, for: state, path: path, tags: tags)?.covers == .document
    }
  }

  /// Whether the policy asks for approvals of a state, or of one that it stands on.
  func needsApproval(_ state: String, path: String, tags: Set<String>) -> Bool {
    order.states.contains { target in
      order.stands(state, on: target)
        && policies.contains { $0.rule(for: target, path: path, tags: tags) != nil }
    }
  }
}
