internal import Git

extension ApprovalJudge {
  /// What the approvals of a spec of the tip come to.
  func verdict(of entry: Snapshot.Entry, _ id: SpecID) async throws(SpecError) -> SpecApproval {
    let text = try self.text(of: entry.file)
    var result = SpecApproval(
      id: id, title: entry.title, path: entry.path, status: entry.header[.status], verdict: .none,
      have: 0, need: 0, target: nil, round: 1, content: text.digest, changed: [],
      approvedBefore: nil, approvals: [], missing: [], reason: "", hasUnverifiedAuthors: false)
    let claimed = claimedTargets(text, entry.path)
    let targets = claimed.isEmpty ? nextTargets(text, entry.path) : claimed
    guard !targets.isEmpty else {
      return result
    }
    if history.isShallow {
      result.target = targets[0]
      result.verdict = .unknown
      result.reason = "the history is cut off, and with it rounds and approvals may be"
      return result
    }
    var judged: [SpecApproval] = []
    for target in targets {
      result.target = target
      judged.append(try await self.judged(result, text, entry, isClaimed: !claimed.isEmpty))
    }
    // A claim is worth what the weakest of those that it stands on is; a choice is the nearest.
    let chosen =
      claimed.isEmpty
      ? judged.max { $0.have < $1.have }
      : judged.min { $0.verdict.strength < $1.verdict.strength }
    return chosen ?? result
  }

  /// The states with approvals that a spec's own state is, and stands on; the latest first.
  private func claimedTargets(_ text: ApprovalText, _ path: String) -> [String] {
    guard let state = text.state else {
      return []
    }
    return order.states.reversed().filter { target in
      hasRule(target, path, text.tags) && order.stands(state, on: target)
    }
  }

  /// The states with approvals that a spec can come to next.
  private func nextTargets(_ text: ApprovalText, _ path: String) -> [String] {
    guard let state = text.state else {
      return []
    }
    return (order.transitions[state] ?? []).filter { target in
      hasRule(target, path, text.tags) && !order.isReached(target, in: state)
    }
  }

  private func hasRule(_ target: String, _ path: String, _ tags: Set<String>) -> Bool {
    policies.contains { $0.rule(for: target, path: path, tags: tags) != nil }
  }

  private func judged(
    _ start: SpecApproval, _ text: ApprovalText, _ entry: Snapshot.Entry, isClaimed: Bool
  ) async throws(SpecError) -> SpecApproval {
    var result = start
    let target = start.target ?? ""
    let open = try openCase(start.id, target)
    var given = try await self.given(open)
    settleWithdrawals(&given)
    let deciding = isClaimed ? decidingPolicies(open, given) : policies
    guard
      let rule = DecisionRule(deciding, for: target, path: entry.path, tags: text.tags)
        ?? DecisionRule(policies, for: target, path: entry.path, tags: text.tags)
    else {
      return result
    }
    result.need = rule.need
    result.round = open.rounds.round(at: tip)
    result.hasUnverifiedAuthors = try await settleOwnWork(&given, rule, open)
    let standing = given.filter(\.isCounted)
    settle(&given, text, rule, result.round, path: entry.path)
    result.approvals = given.map { approval($0) }
    let counted = people(given)
    result.have = counted.count
    result.missing = rule.from.filter { person in
      !counted.contains { identities.isSame($0, person) }
    }.sorted()
    if case .failure(let malformation) = text.content {
      result.reason = malformation.message
    }
    if open.course.holders(in: tip).count != 1 {
      result.reason = "several files have the ID"
      result.have = 0
    }
    describeChange(&result, standing, text)
    result.verdict = try conclusion(result, standing, text, rule, open, isClaimed: isClaimed)
    if result.verdict == .pending, !rule.own {
      var able: [String] = []
      for person in result.missing where try await ownWork(of: person, open, rule) == nil {
        able.append(person)
      }
      result.missing = able
      if result.have + able.count < result.need, result.reason.isEmpty {
        result.reason =
          "everybody else who may approve wrote it: \(able.count) left, "
          + "\(result.need - result.have) more needed"
      }
    }
    return result
  }

  /// The different people whose approvals count, one short name each.
  func people(_ approvals: [JudgedApproval]) -> [String] {
    var groups: [[Authority]] = []
    for authority in approvals.filter(\.isCounted).compactMap(\.authority) {
      let same = groups.filter { $0.contains { isSame($0, authority) } }
      groups.removeAll { $0.contains { isSame($0, authority) } }
      groups.append(same.joined() + [authority])
    }
    return groups.map { $0[0].person }
  }

  /// Whether two signatures are one person's.
  func isSame(_ one: Authority?, _ other: Authority?) -> Bool {
    guard let one, let other else {
      return false
    }
    return one.key.fingerprint == other.key.fingerprint
      || identities.isSame(one.person, other.person)
  }

  /// Tells which approvals are for these words and this round; a withdrawal holds in its own.
  func settle(
    _ given: inout [JudgedApproval], _ text: ApprovalText, _ rule: DecisionRule, _ round: Int,
    path: String
  ) {
    for index in given.indices where given[index].isCounted {
      guard let statement = given[index].statement else { continue }
      let isSame =
        rule.covers == .document
        ? statement.content == text.digest : statement.requirements == text.requirements
      if statement.round != round {
        given[index].verdict = .otherRound
        given[index].reason = "given in round \(statement.round), and this is round \(round)"
      } else if !isSame || text.digest == nil {
        given[index].verdict = .otherContent
        given[index].reason = "given for other words"
      } else if !isSameRule(
        statement.to, statement.path, path, text.tags, given[index].candidate.commit)
      {
        given[index].verdict = .otherContent
        given[index].reason = "given at \(statement.path), where other rules hold"
      }
    }
  }

  /// Whether a state asks for the same at two paths, now and where an approval was given.
  private func isSameRule(
    _ state: String, _ path: String, _ other: String, _ tags: Set<String>, _ approval: Int
  ) -> Bool {
    let given = parents(of: approval).flatMap { chain.policies(at: $0) }
    return path.isSamePath(as: other)
      || (given + policies).allSatisfy {
        $0.rule(for: state, path: path, tags: tags) == $0.rule(for: state, path: other, tags: tags)
      }
  }

  private func conclusion(
    _ result: SpecApproval, _ standing: [JudgedApproval], _ text: ApprovalText,
    _ rule: DecisionRule, _ open: Case, isClaimed: Bool
  ) throws(SpecError) -> SpecVerdict {
    let isMet = result.have >= result.need && text.digest != nil
    let unknown = result.approvals.filter {
      $0.verdict == .unknown && ($0.round ?? result.round) == result.round
    }
    let mayBeMore = !unknown.isEmpty
    guard isClaimed else {
      return !isMet && mayBeMore ? .unknown : .pending
    }
    if isMet {
      // A withdrawal that cannot be checked may be a true one.
      return unknown.contains { $0.decision == .withdraw } ? .unknown : .approved
    }
    if try isLegacy(text, open, result) {
      return .legacy
    }
    if mayBeMore {
      return .unknown
    }
    let earlier = Dictionary(grouping: standing.filter { $0.statement?.round == result.round }) {
      rule.covers == .document ? $0.statement?.content : $0.statement?.requirements
    }
    let wasMet = earlier.values.contains { group in
      people(group).count >= result.need
    }
    return wasMet ? .stale : .unproven
  }

  /// An approval as it is reported.
  private func approval(_ judged: JudgedApproval) -> Approval {
    let candidate = judged.candidate
    return Approval(
      commit: history.graph.ids[candidate.commit], decision: candidate.decision,
      person: judged.authority?.person, claimedPerson: candidate.claimedPerson,
      fingerprint: judged.authority?.key.fingerprint,
      format: candidate.object?.format.rawValue, date: candidate.date, target: candidate.target,
      round: candidate.statement?.round, content: candidate.statement?.content,
      verdict: judged.verdict, reason: judged.reason)
  }
}

extension SpecVerdict {
  /// How much a claim with it is worth beside others that one spec makes.
  fileprivate var strength: Int {
    switch self {
    case .unproven: 0
    case .stale: 1
    case .unknown: 2
    case .pending, .none: 3
    case .legacy: 4
    case .approved: 5
    }
  }
}
