internal import Git

extension Workspace {
  /// Writes a change of the keys: signs it, holds it against the policy, moves the branch, brings
  /// index and files along.
  ///
  /// - Throws: `SpecError`; nothing but unreachable objects was written then.
  public func carryOut(
    _ agreed: KeyPlan, _ request: KeyRequest
  ) async throws(SpecError) -> KeyOutcome {
    var plan = agreed
    for attempt in 0..<Self.mostAttempts {
      let writer = writer(request)
      var edits: [(file: FileEdit, blob: ObjectID?)] = []
      for edit in plan.edits {
        var blob: ObjectID?
        if let new = edit.new {
          blob = try await writer.blob(new)
        }
        edits.append((edit, blob))
      }
      let commit = try await make(plan, edits, writer, request)
      try await checkAuthority(of: commit, request)
      let affected = try await affected(from: plan.parent, to: commit, request)
      let publication = Publication(
        reference: plan.reference, branch: nil, parent: plan.parent, commit: commit,
        subject: String(plan.message.prefix { $0 != "\n" }), edits: edits)
      switch try await publish(publication, writer) {
      case .done(let remark):
        return KeyOutcome(
          plan: plan, commit: commit, affected: affected,
          wayBack: wayBack(
            plan.reference, from: commit, to: plan.parent, plan.edits.map(\.path)),
          remark: remark)
      case .lost:
        await Self.pause(attempt)
        plan = try await self.plan(request)
        guard plan.fingerprint == agreed.fingerprint, plan.person == agreed.person else {
          throw .refused(
            Refusal(
              "the keys were changed meanwhile, and nothing was signed", hint: "spec key list"))
        }
      }
    }
    throw .refused(Self.tooFast(plan.reference))
  }

  private func make(
    _ plan: KeyPlan, _ edits: [(file: FileEdit, blob: ObjectID?)], _ writer: CommitWriter,
    _ request: KeyRequest
  ) async throws(SpecError) -> ObjectID {
    let tree = try await writer.tree(plan.tree, changing: edits)
    let payload = Array(
      """
      tree \(tree.hex)
      parent \(plan.parent.hex)
      author \(plan.author)
      committer \(plan.committer)

      \(plan.message)
      """.utf8)
    let armor = try await signer(request, plan.committer).sign(payload)
    return try await writer.commit(SignedCommit.inserting(armor, into: payload))
  }

  /// A change of the policy that would not be in force is not published.
  private func checkAuthority(
    of commit: ObjectID, _ request: KeyRequest
  ) async throws(SpecError) {
    guard let court = try await court(at: commit, request.judging) else {
      throw .refused(DecisionPlanner.noPolicy)
    }
    guard court.judge.chain.inForce(at: court.judge.tip) == [court.judge.tip] else {
      let reason = court.judge.chain.reports.last { $0.commit == commit }?.message
      let keepers = court.judge.policies.first?.rules.keepers.sorted() ?? []
      throw .refused(
        Refusal(
          "the change of the policy would not count", cause: reason,
          hint: "who may change it: " + keepers.joined(separator: ", "), kind: .signing))
    }
  }

  /// The specs whose approvals come to something else in another commit.
  private func affected(
    from parent: ObjectID, to commit: ObjectID, _ request: KeyRequest
  ) async throws(SpecError) -> [SpecID] {
    let before = try await approvals(at: parent, request.judging)
    let after = try await approvals(at: commit, request.judging)
    return after?.specs.filter { spec in
      let old = before?.spec(at: spec.path)
      return old?.verdict != spec.verdict || old?.have != spec.have
    }.map(\.id) ?? []
  }
}
