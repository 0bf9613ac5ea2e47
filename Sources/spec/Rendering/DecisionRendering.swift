import SpecWorkflow

/// What a decision is about, and what became of it.
struct DecisionRendering {
  let session: Session
  let isJSON: Bool

  /// What a person has to see before he decides.
  func show(_ plan: DecisionPlan) {
    let console = session.console
    console.write("\(plan.id, .id) \(plan.title, .strong)  \(plan.path, .path)")
    console.write()
    if plan.statement?.decision == .approve {
      showWords(plan)
      console.write()
    }
    for (label, text) in facts(plan) {
      let line = StyledText(label, .muted) + .spaces(10 - label.count) + text
      console.write(line.wrapped(to: console.output.width, indent: 10, firstIndent: 0))
    }
    console.write()
  }

  /// The whole document where he has never approved it, what has changed since afterwards.
  private func showWords(_ plan: DecisionPlan) {
    let console = session.console
    guard let approved = plan.approvedContent else {
      for line in String(decoding: plan.content, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      {
        console.write("  " + StyledText(line))
      }
      return
    }
    let changes = LineChanges.between(approved, plan.content)
    guard !changes.isEmpty else {
      console.write("Not a word has changed since you approved it")
      return
    }
    console.write("\("Changed since you approved it", .heading)")
    let items = ItemChangesRendering(width: console.output.width)
    for line in items.lines(plan.difference?.changes ?? []) {
      console.write(line)
    }
    // Whoever signs bytes sees them all: links and markup are no words.
    console.write()
    console.write("\("Line by line", .heading)")
    for line in changes {
      console.write("  " + line)
    }
  }

  private func facts(_ plan: DecisionPlan) -> [(String, StyledText)] {
    var facts: [(String, StyledText)] = []
    if let person = plan.person {
      facts.append(("Who", "\(person.name, .person) <\(person.addresses[0])>"))
    }
    if let signing = plan.signing {
      facts.append(("Key", StyledText(signing)))
    }
    facts.append(("Branch", StyledText(plan.shortReference)))
    if let before = plan.before, let statement = plan.statement {
      facts.append(("Approvals", approvals(before, statement, plan)))
    }
    facts.append(
      (
        "Status",
        plan.setsStatus
          ? "\(plan.from) → \(plan.to, StatusStyle.role(of: plan.to))" : StyledText(plan.from)
      ))
    return facts
  }

  /// What they come to with the decision, and who is missing then.
  private func approvals(
    _ before: SpecApproval, _ statement: ApprovalStatement, _ plan: DecisionPlan
  ) -> StyledText {
    let have = before.target == statement.to ? before.have : 0
    guard statement.decision == .approve else {
      guard plan.setsStatus else {
        return "\(max(0, have - 1)) of \(before.need) without it, round \(statement.round)"
      }
      let others = have > 1 ? "; \(have - 1) of others end with it" : ""
      return StyledText("round \(statement.round) ends\(others)")
    }
    let text: StyledText = "\(have + 1) of \(before.need) with this, round \(statement.round)"
    let others =
      before.target == statement.to
      ? before.missing.filter { $0 != plan.person?.id } : []
    return have + 1 < before.need && !others.isEmpty
      ? text + StyledText(", missing: " + others.joined(separator: ", "), .muted) : text
  }

  /// The commit that would be made.
  func renderDryRun(_ plan: DecisionPlan) {
    if isJSON {
      session.console.writeBytes(plan.json(commit: nil).bytes())
      return
    }
    let tree = plan.setsStatus ? "(with \(plan.path) as \(plan.to))" : "(the parent's)"
    for line in plan.commit(tree: tree).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
    {
      session.console.write(StyledText(line))
    }
    Notes(session).write(
      plan.signing.map { "would be signed with the \($0)" } ?? "would not be signed")
  }

  func render(_ outcome: DecisionOutcome) {
    let plan = outcome.plan
    if isJSON {
      session.console.writeBytes(plan.json(commit: outcome).bytes())
    } else {
      session.console.write(sentence(outcome) + "  \(outcome.commit.short, .muted)")
      if plan.statement == nil { writeChange(plan) }
      session.writeUndo(outcome.wayBack)
    }
    if let remark = outcome.remark {
      Notes(session).write(
        "\(plan.path) could not be brought along; the decision itself is made", hint: remark)
    }
  }

  /// What those who are asked to approve find changed.
  private func writeChange(_ plan: DecisionPlan) {
    guard let changes = plan.difference?.changes.filter({ $0.item.kind != .status }),
      !changes.isEmpty
    else {
      return
    }
    session.console.write("changed since it was approved:")
    session.console.write(
      ItemChangesRendering(width: session.console.output.width).lines(changes))
  }

  private func sentence(_ outcome: DecisionOutcome) -> StyledText {
    let plan = outcome.plan
    let change: StyledText =
      plan.setsStatus ? "\(plan.from) → \(plan.to, StatusStyle.role(of: plan.to))" : ""
    guard let statement = plan.statement else {
      return "\(plan.id, .id)  " + change
    }
    let count: StyledText
    if let after = outcome.after, after.need > 0 {
      count = "\(after.have) of \(after.need)"
    } else {
      count = ""
    }
    let verb = statement.decision == .approve ? "approved" : "approval withdrawn"
    return [StyledText("\(plan.id, .id) \(verb)"), count, change].filter { !$0.isEmpty }
      .joined(separator: "  ")
  }
}

extension DecisionPlan {
  /// The branch as people call it.
  var shortReference: String {
    reference.hasPrefix("refs/heads/") ? String(reference.dropFirst(11)) : reference
  }

  /// The schema `spec.decision/1`.
  func json(commit outcome: DecisionOutcome?) -> JSONValue {
    .object([
      "schema": "spec.decision/1",
      "id": .string(id.description),
      "path": .string(path),
      "branch": .string(shortReference),
      "parent": .string(parent.hex),
      "commit": JSONValue(outcome?.commit.hex),
      "from": .string(from),
      "to": .string(to),
      "setsStatus": .bool(setsStatus),
      "decision": JSONValue(statement?.decision.rawValue),
      "person": JSONValue(statement?.person),
      "message": .string(message),
      "changed": .array((difference?.names ?? []).map { .string($0) }),
      "approval": outcome?.after?.json ?? .null,
      "undo": JSONValue(outcome?.wayBack),
    ])
  }
}
