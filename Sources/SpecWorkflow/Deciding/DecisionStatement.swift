internal import Git

/// Fills in an approval or a withdrawal, or says why it is not to be given.
struct DecisionStatement {
  let court: Court
  let request: DecisionRequest
  let before: SpecApproval

  private var judge: ApprovalJudge { court.judge }

  func fill(_ plan: inout DecisionPlan) async throws(SpecError) {
    guard let person = plan.person else {
      throw .defect("nobody decides")
    }
    let text = ApprovalText(plan.content, judge.reader, judge.configuration.vocabulary)
    if case .failure(let problem) = text.content {
      throw .refused(
        Refusal(
          "\(plan.path):\(problem.position.line): \(problem.message)",
          cause: "nothing may hide in what an approval does not cover",
          hint: "mend the line and commit it"))
    }
    guard let content = text.digest, let requirements = text.requirements else {
      throw .defect("\(plan.path) has no content")
    }
    if before.verdict == .unknown {
      throw .refused(
        Refusal(
          "what \(plan.id) is worth cannot be told", cause: before.reason,
          hint: Refusal.wholeHistory, kind: .unknown))
    }
    let projects = Set(judge.policies.map(\.project))
    guard projects.count == 1, let project = projects.first else {
      throw .refused(
        Refusal("two policies are in force, of different projects", hint: "spec verify"))
    }
    let decision: ApprovalStatement.Decision
    if case .approve(let state) = request.kind {
      decision = .approve
      try await approve(&plan, person, text, as: state)
    } else {
      decision = .withdraw
      try withdraw(&plan, person)
    }
    let isApproval = decision == .approve
    let target = isApproval ? plan.to : before.target ?? ""
    let statement = ApprovalStatement(
      project: project, id: plan.id, path: plan.path, decision: decision,
      from: isApproval ? plan.from : plan.to, to: target,
      round: try judge.openCase(plan.id, target).rounds.round(at: judge.tip), content: content,
      requirements: requirements, person: person.identity)
    plan.statement = statement
    let body = try MessageText.body(request.message)
    plan.message = statement.message(
      title: String(MessageText.title(plan.title).dropFirst(2)), body: body.first)
  }

  // MARK: Approving

  private func approve(
    _ plan: inout DecisionPlan, _ person: Principal, _ text: ApprovalText, as state: String?
  ) async throws(SpecError) {
    plan.to = try target(plan, state, text)
    let open = try judge.openCase(plan.id, plan.to)
    guard
      let rule = DecisionRule(judge.policies, for: plan.to, path: plan.path, tags: text.tags)
    else {
      throw .refused(
        Refusal("\(plan.to) needs no approvals", hint: "spec mark \(plan.id) '\(plan.to)'"))
    }
    guard rule.from.contains(person.id) else {
      throw .refused(
        Refusal(
          "\(person.name) may not approve \(plan.id) for \(plan.to)",
          cause: "who may: " + rule.from.sorted().joined(separator: ", "),
          hint: "spec verify \(plan.id)"))
    }
    let judged = try await judge.counting(open, rule, text, path: plan.path)
    guard !judged.contains(where: { judge.identities.isSame($0, person.id) }) else {
      throw .refused(
        Refusal(
          "\(person.name) has approved these words already", hint: "spec verify \(plan.id)"))
    }
    if let reason = try await judge.ownWork(of: person.id, open, rule) {
      throw .refused(
        Refusal(
          "\(person.name) may not approve work of his own", cause: reason,
          hint: "somebody else runs: spec approve \(plan.id)"))
    }
    plan.setsStatus = plan.from != plan.to && judged.count + 1 >= rule.need
    // What he has not approved himself he has not seen.
    let own = before.approvals.last {
      judge.identities.isSame($0.person, person.id) && $0.decision == .approve
        && [.counts, .otherContent, .otherRound].contains($0.verdict)
    }
    if let own {
      plan.approvedContent = try content(in: own.commit)
      plan.difference = plan.approvedContent.map {
        SpecDifference(from: $0, to: plan.content, reader: judge.reader)
      }
    }
  }

  private func target(
    _ plan: DecisionPlan, _ typed: String?, _ text: ApprovalText
  ) throws(SpecError) -> String {
    let order = judge.order
    if [.stale, .unproven, .legacy].contains(before.verdict), let claimed = before.target {
      // A status that lost its approvals, or never had them, is given them where it stands.
      if plan.from == claimed, typed.map({ $0.lowercased() == claimed.lowercased() }) ?? true {
        return claimed
      }
      if before.verdict != .legacy || typed == nil {
        throw .refused(Self.broken(plan, before, order))
      }
    }
    if let typed {
      guard let state = order.states.first(where: { $0.lowercased() == typed.lowercased() }) else {
        throw .unknownWord(
          typed, kind: .status, nearest: Suggestion.nearest(to: typed, among: order.states),
          known: order.states)
      }
      guard order.allows(plan.from, state), !order.isReached(state, in: plan.from) else {
        throw .refused(DecisionPlanner.forbidden(plan, "become \(state)", order))
      }
      return state
    }
    switch before.verdict {
    case .pending:
      return before.target ?? ""
    case .approved:
      throw .refused(
        Refusal(
          "\(plan.id) is \(plan.from), with \(before.have) of \(before.need) approvals",
          hint: "spec verify \(plan.id)"))
    case .none, .unknown, .stale, .unproven, .legacy:
      throw .refused(DecisionPlanner.forbidden(plan, "be approved", order))
    }
  }

  /// Nothing is approved on top of a claim that does not hold.
  private static func broken(
    _ plan: DecisionPlan, _ before: SpecApproval, _ order: StatusOrder
  ) -> Refusal {
    let back = order.transitions[plan.from]?.first {
      !order.isReached(before.target ?? "", in: $0)
    }
    return Refusal(
      "\(plan.id) is \(plan.from), which is \(before.verdict.rawValue)",
      cause: "\(before.target ?? "it") has \(before.have) of \(before.need) approvals",
      hint: plan.from == before.target
        ? "spec approve \(plan.id)"
        : "spec mark \(plan.id) '\(back ?? order.states.first ?? "Draft")'")
  }

  private func content(in approval: ObjectID) throws(SpecError) -> [UInt8]? {
    try court.workspace.content(of: judge.statement(in: approval)?.path ?? "", in: approval)
  }

  // MARK: Withdrawing

  private func withdraw(_ plan: inout DecisionPlan, _ person: Principal) throws(SpecError) {
    let own = before.approvals.filter {
      judge.identities.isSame($0.person, person.id) && $0.decision == .approve
        && $0.round == before.round
        && [.counts, .otherContent].contains($0.verdict)
    }
    guard let target = before.target, !own.isEmpty else {
      throw .refused(
        Refusal(
          "\(person.name) has given no approval of \(plan.id) that counts",
          hint: "spec verify \(plan.id)"))
    }
    plan.setsStatus = judge.order.isReached(target, in: plan.from)
    plan.to = plan.from
    guard plan.setsStatus else {
      return
    }
    let order = judge.order
    let back = order.states.last { state in
      order.allows(state, target) && order.allows(plan.from, state)
        && !order.isReached(target, in: state)
    }
    guard let back else {
      throw .refused(DecisionPlanner.forbidden(plan, "go back to where it was approved", order))
    }
    plan.to = back
  }
}
