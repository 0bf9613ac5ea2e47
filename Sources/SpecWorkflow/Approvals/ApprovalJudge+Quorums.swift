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
  /// The round that it was given in, and the rounds of its case.
  var round: Int
  var rounds: Rounds
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
  func decisions(of id: SpecID) async throws(SpecError) -> Decisions {
    var decisions = Decisions()
    for target in Set(candidates(of: id).map(\.target)).sorted() {
      let open = try openCase(id, target)
      var given = try await self.given(open)
      settleWithdrawals(&given)
      let rules = try rulesOfTheirTime(given, open)
      try await settleOwnWork(&given, rules, open)
      decisions.quorums += quorums(given, rules, open)
      decisions.given += given
    }
    decisions.given.sort { place($0) < place($1) }
    decisions.quorums.sort { $0.approvals.last.map(place) ?? 0 < $1.approvals.last.map(place) ?? 0 }
    return decisions
  }

  /// By the commit of each approval, what was asked for where and when it was given.
  private func rulesOfTheirTime(
    _ given: [JudgedApproval], _ open: Case
  ) throws(SpecError) -> [Int: DecisionRule] {
    var rules: [Int: DecisionRule] = [:]
    for judged in given {
      guard let statement = judged.statement else { continue }
      let commit = judged.candidate.commit
      rules[commit] = DecisionRule(
        parents(of: commit).flatMap { chain.policies(at: $0) }, for: open.target,
        path: statement.path, tags: try tags(statement, judged.candidate, open))
    }
    return rules
  }

  /// Takes the force from approvals of one's own work, each by the rule of its time.
  private func settleOwnWork(
    _ given: inout [JudgedApproval], _ rules: [Int: DecisionRule], _ open: Case
  ) async throws(SpecError) {
    let start = given
    var seen: Set<String> = []
    for rule in rules.values where seen.insert("\(rule.own) \(rule.authors)").inserted {
      var settled = start
      _ = try await settleOwnWork(&settled, rule, open)
      for index in given.indices {
        let own = rules[given[index].candidate.commit]
        if own?.own == rule.own, own?.authors == rule.authors { given[index] = settled[index] }
      }
    }
  }

  private func place(_ approval: JudgedApproval) -> Int32 {
    history.places[approval.candidate.commit]
  }

  private func quorums(
    _ given: [JudgedApproval], _ rules: [Int: DecisionRule], _ open: Case
  ) -> [Quorum] {
    struct Words: Hashable {
      var round: Int
      var covers: ApprovalRule.Coverage
      var digest: ContentDigest
    }
    var groups: [Words: [JudgedApproval]] = [:]
    for judged in given where judged.isCounted {
      guard let statement = judged.statement, let rule = rules[judged.candidate.commit] else {
        continue
      }
      let words = Words(
        round: statement.round, covers: rule.covers,
        digest: rule.covers == .document ? statement.content : statement.requirements)
      groups[words, default: []].append(judged)
    }
    return groups.compactMap { words, group in
      let need = group.compactMap { rules[$0.candidate.commit]?.need }.max() ?? 1
      let approvals = group.sorted { place($0) < place($1) }
      guard people(group).count >= need, let path = approvals.last?.statement?.path else {
        return nil
      }
      return Quorum(
        target: open.target, path: path, covers: words.covers, digest: words.digest,
        approvals: approvals, need: need, round: words.round, rounds: open.rounds)
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
