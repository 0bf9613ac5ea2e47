internal import Git

extension Workspace {
  /// Writes a decision: signs it, judges it, moves the branch, brings index and file along.
  ///
  /// The branch moves only from the commit that was judged. Where somebody else moved it since, the
  /// decision is planned anew on the new tip and signed again, as long as it is for the same words.
  ///
  /// - Throws: `SpecError`; nothing but unreachable objects was written then.
  public func carryOut(
    _ agreed: DecisionPlan, _ reference: String, _ request: DecisionRequest
  ) async throws(SpecError) -> DecisionOutcome {
    var plan = agreed
    for attempt in 0..<Self.mostAttempts {
      if try decisionPlace(request.branch).tip != plan.parent {
        plan = try await self.plan(reference, request)
        try checkSame(plan, agreed)
      }
      let made = try await make(plan, request)
      let after = try await judged(made.commit, plan, request)
      switch try await publish(plan, made, request) {
      case .done(let remark):
        return DecisionOutcome(
          plan: plan, commit: made.commit, after: after,
          wayBack: wayBack(
            plan.reference, from: made.commit, to: plan.parent,
            plan.stepped == nil ? [] : [plan.path]), remark: remark)
      case .lost:
        await Self.pause(attempt)
      }
    }
    throw .refused(Self.tooFast(plan.reference))
  }

  /// Nobody's signature goes under words that he has not seen.
  private func checkSame(
    _ plan: DecisionPlan, _ agreed: DecisionPlan
  ) throws(SpecError) {
    func binding(_ plan: DecisionPlan) -> [String?] {
      [
        plan.id.description, plan.statement?.to, plan.statement.map { "\($0.round)" },
        plan.statement?.content.hex,
      ]
    }
    guard binding(plan) == binding(agreed) else {
      throw .refused(
        Refusal(
          "\(agreed.id) was changed meanwhile, and nothing was signed",
          cause: "its words or its round are not those that were agreed to",
          hint: "spec show \(agreed.id)"))
    }
  }

  /// The objects of a decision.
  struct MadeDecision {
    var commit: ObjectID
    var blob: ObjectID?
  }

  private func make(
    _ plan: DecisionPlan, _ request: DecisionRequest
  ) async throws(SpecError) -> MadeDecision {
    let writer = writer(request)
    var tree = plan.tree
    var blob: ObjectID?
    if let stepped = plan.stepped {
      let written = try await writer.blob(stepped)
      tree = try await writer.tree(plan.tree, with: written, at: plan.path)
      blob = written
    }
    let payload = Array(plan.commit(tree: tree.hex).utf8)
    let signer = try await signer(
      request, committer: String(plan.committer.prefix { $0 != ">" }) + ">")
    var object = payload
    if let signer {
      let armor = try await signer.sign(payload)
      object = SignedCommit.inserting(armor, into: payload)
    }
    return MadeDecision(commit: try await writer.commit(object), blob: blob)
  }

  /// What the approvals come to with a decision; an approval that would not count is not published.
  private func judged(
    _ commit: ObjectID, _ plan: DecisionPlan, _ request: DecisionRequest
  ) async throws(SpecError) -> SpecApproval? {
    guard let court = try await court(at: commit, request.judging) else {
      return nil
    }
    let snapshot = try court.workspace.snapshot(of: commit)
    guard let entry = snapshot.entries.first(where: { $0.path.isSamePath(as: plan.path) }) else {
      throw .defect("\(plan.path) is not in the new commit")
    }
    let after = try await court.verdict(of: entry, plan.id)
    if let statement = plan.statement {
      let own = after.approvals.first { $0.commit == commit }
      guard let own, own.verdict == .counts else {
        let what = statement.decision == .approve ? "approval" : "withdrawal"
        throw .refused(
          Refusal(
            "the \(what) would not count: \(own?.verdict.rawValue ?? "it is not found")",
            cause: own?.reason, hint: "spec doctor",
            kind: own?.verdict == .unknown ? .unknown : .signing))
      }
    }
    if plan.setsStatus, plan.statement?.decision != .withdraw,
      ![.approved, .legacy, .none, .pending].contains(after.verdict)
    {
      throw .refused(
        Refusal(
          "\(plan.id) as \(plan.to) would be \(after.verdict.rawValue)",
          cause: after.reason.isEmpty ? nil : after.reason, hint: "spec verify \(plan.id)"))
    }
    return after
  }

  private func publish(
    _ plan: DecisionPlan, _ made: MadeDecision, _ request: DecisionRequest
  ) async throws(SpecError) -> Published {
    var edits: [(file: FileEdit, blob: ObjectID?)] = []
    if let stepped = plan.stepped, let blob = made.blob {
      let edit = FileEdit(path: plan.path, old: plan.content, new: stepped, mode: plan.mode)
      edits.append((edit, blob))
    }
    return try await publish(
      Publication(
        reference: plan.reference, branch: request.branch, parent: plan.parent,
        commit: made.commit, subject: String(plan.message.prefix { $0 != "\n" }), edits: edits),
      writer(request))
  }
}
