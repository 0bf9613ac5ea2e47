extension DecisionPlanner {
  /// Fills in a step that needs no statement: submit, and mark.
  func decideStep(_ plan: inout DecisionPlan) throws(SpecError) {
    let order = StatusOrder(court?.judge.configuration ?? workspace.configuration)
    var superseding: String?
    switch request.kind {
    case .mark(let typed, let supersededBy):
      plan.to = try known(typed, order)
      superseding = supersededBy
    default:
      guard plan.from == order.states.first, let next = order.transitions[plan.from]?.first else {
        throw .refused(
          Refusal(
            "\(plan.id) is \(plan.from) already",
            cause: "what is \(order.states.first ?? "a draft") is submitted",
            hint: plan.before?.verdict == .pending
              ? "spec approve \(plan.id)" : "spec verify \(plan.id)"))
      }
      plan.to = next
    }
    guard plan.from != plan.to else {
      throw .refused(Refusal("\(plan.id) is \(plan.to) already", hint: "spec show \(plan.id)"))
    }
    guard order.allows(plan.from, plan.to) else {
      throw .refused(Self.forbidden(plan, "become \(plan.to)", order))
    }
    try checkQuorum(plan)
    let verb = request.kind == .submit ? "Submit" : "Mark"
    let subject =
      request.kind == .submit
      ? "\(verb) \(plan.id)" : "\(verb) \(plan.id) as \(plan.to)"
    var trailers = [
      "Spec-Id: \(plan.id)", "Spec-Path: \(plan.path)", "Spec-Status: \(plan.from) -> \(plan.to)",
    ]
    if let superseding {
      guard let other = try findEntry(superseding).name.id, other != plan.id else {
        throw .refused(
          Refusal("'\(superseding)' cannot take the place of \(plan.id)", hint: "spec list"))
      }
      trailers.append("Spec-Superseded-By: \(other)")
    }
    plan.message =
      ([subject + MessageText.title(plan.title)] + (try MessageText.body(request.message))
      + [trailers.joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
  }

  /// Tells what a spec that is handed in again says otherwise than what was approved last.
  func describeChange(_ plan: inout DecisionPlan) async throws(SpecError) {
    guard request.kind == .submit, let judge = court?.judge else {
      return
    }
    let quorum = try await judge.decisions(of: plan.id).quorums.last
    guard let last = quorum?.approvals.last, let statement = last.statement,
      let approved = try reading.content(
        of: statement.path, in: judge.history.graph.ids[last.candidate.commit])
    else {
      return
    }
    plan.difference = SpecDifference(from: approved, to: plan.content, reader: judge.reader)
  }

  private func known(_ typed: String, _ order: StatusOrder) throws(SpecError) -> String {
    if let state = order.states.first(where: { $0.lowercased() == typed.lowercased() }) {
      return state
    }
    throw .unknownWord(
      typed, kind: .status, nearest: Suggestion.nearest(to: typed, among: order.states),
      known: order.states)
  }

  static func forbidden(_ plan: DecisionPlan, _ verb: String, _ order: StatusOrder) -> Refusal {
    let allowed = order.transitions[plan.from] ?? []
    return Refusal(
      "\(plan.id) is \(plan.from) and cannot \(verb)",
      cause: allowed.isEmpty
        ? "no step leads on from \(plan.from)" : "allowed next: " + allowed.joined(separator: ", "),
      hint: allowed.first.map { "spec mark \(plan.id) '\($0)'" })
  }

  /// A state that needs approvals is set only where they are.
  private func checkQuorum(_ plan: DecisionPlan) throws(SpecError) {
    guard let court, let before = plan.before else {
      return
    }
    let isBroken = [.stale, .unproven, .unknown].contains(before.verdict)
    if isBroken, let claimed = before.target, court.judge.order.isReached(claimed, in: plan.to) {
      throw .refused(
        Refusal(
          "\(plan.id) as \(plan.to) would be \(before.verdict.rawValue)",
          cause: before.reason.isEmpty
            ? "\(claimed) has \(before.have) of \(before.need) approvals" : before.reason,
          hint: "spec verify \(plan.id)"))
    }
    let tags = ApprovalText(
      plan.content, court.judge.reader, court.judge.configuration.vocabulary
    ).tags
    let needs = court.judge.policies.contains {
      $0.rule(for: plan.to, path: plan.path, tags: tags) != nil
    }
    guard needs, before.target != plan.to || before.have < before.need else {
      return
    }
    let (have, need) = before.target == plan.to ? (before.have, before.need) : (0, before.need)
    throw .refused(
      Refusal(
        "\(plan.to) needs approvals: \(plan.id) has \(have) of \(max(need, 1))",
        hint: "spec approve \(plan.id)"))
  }
}

/// The parts of a message that people's words go into.
enum MessageText {
  /// `: Offline sync`, on one line, without what a terminal would obey; empty for no title.
  static func title(_ title: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in title.unicodeScalars.prefix(200) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: continue
      default: line.append(scalar)
      }
    }
    let text = String(line).split(separator: " ").joined(separator: " ")
    return text.isEmpty ? "" : ": \(text)"
  }

  /// What the user adds, as a paragraph of its own.
  ///
  /// - Throws: `SpecError.refused` for what could be taken for a part of a statement.
  static func body(_ text: String?) throws(SpecError) -> [String] {
    guard let text, !text.allSatisfy(\.isWhitespace) else {
      return []
    }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar.properties.generalCategory != .control
    }
    guard isPlain else {
      throw .refused(Refusal("the message has control characters", hint: "-m 'one line of text'"))
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let line = lines.first(where: { ApprovalStatement.looksLikeTrailer($0) }) {
      throw .refused(
        Refusal("the message has a line that looks like a trailer: \(line)", hint: "word it anew"))
    }
    if lines.contains(where: { $0 == "---" || $0.hasPrefix("--- ") }) {
      throw .refused(
        Refusal("git takes a line '---' for the end of the message", hint: "word it anew"))
    }
    let words = lines.map { line in
      String(line.reversed().drop(while: \.isWhitespace).reversed())
    }
    let first = words.firstIndex { !$0.isEmpty } ?? 0
    let last = words.lastIndex { !$0.isEmpty } ?? 0
    return [words[first...last].joined(separator: "\n")]
  }
}
