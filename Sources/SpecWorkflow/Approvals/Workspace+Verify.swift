public import Git

extension Workspace {
  /// What the approvals of a commit's specs come to; `nil` where no policy is in force.
  ///
  /// `references` name the specs; none stands for all. Hashes of objects are checked while this runs.
  /// Throws `SpecError.configuration` where no policy is in force and the configuration is wrong.
  public func verify(
    _ references: [String] = [], at commit: ObjectID, _ options: JudgeOptions
  ) async throws(SpecError) -> ApprovalReport? {
    try git { () throws(GitError) in try Libgit2.setStrictHashVerification(true) }
    return try await approvals(of: references, at: commit, options)
  }

  /// The same for a listing, by objects as they are read everywhere else.
  public func approvals(
    of references: [String] = [], at commit: ObjectID, _ options: JudgeOptions
  ) async throws(SpecError) -> ApprovalReport? {
    guard let court = try await court(at: commit, options) else {
      if let configurationError {
        throw configurationError
      }
      return nil
    }
    let snapshot = try court.workspace.snapshot(of: commit)
    let history = court.judge.history
    var entries = snapshot.entries
    if !references.isEmpty {
      entries = []
      for reference in references {
        let entry = try court.workspace.entry(reference, in: snapshot) { () throws(SpecError) in
          history
        }
        if !entries.contains(where: { $0.path.isSamePath(as: entry.path) }) {
          entries.append(entry)
        }
      }
    }
    let specs = try await court.verdicts(of: entries)
    court.proofs.save()
    return ApprovalReport(
      commit: commit, root: court.root, isPinned: court.isPinned, policy: court.judge.chain.reports,
      specs: specs,
      problems: references.isEmpty ? snapshot.unreadable + snapshot.duplicates() : [],
      people: court.judge.policies.first?.rules.people ?? [])
  }
}

extension Court {
  /// The verdict of a spec, with what has changed since other words were approved.
  func verdict(of entry: Snapshot.Entry, _ id: SpecID) async throws(SpecError) -> SpecApproval {
    var verdict = try await judge.verdict(of: entry, id)
    if let approval = verdict.approvedBefore {
      let path = judge.statement(in: approval)?.path ?? entry.path
      let old = try workspace.content(of: path, in: approval) ?? []
      let new = try workspace.content(of: entry)
      verdict.changed = SpecDifference(from: old, to: new, reader: workspace.reader).names
      if verdict.changed.isEmpty, old != new {
        // Links, tags and what is struck out are no words.
        verdict.changed = ["markup"]
      }
    }
    return verdict
  }
}

extension ApprovalJudge {
  /// What the statement of an approval says.
  func statement(in approval: ObjectID) -> ApprovalStatement? {
    history.graph.index(of: approval).flatMap { index in
      let object: SignedCommit
      do throws(CommitObjects.Failure) {
        object = try objects.signed(history.graph.ids[index])
      } catch {
        return nil
      }
      do throws(ApprovalStatement.Problem) {
        return try ApprovalStatement(message: object.message)
      } catch {
        return nil
      }
    }
  }
}
