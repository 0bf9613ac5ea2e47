internal import Git

/// What approvals come to for the texts that are checked.
///
/// Judged is the commit that they are, or stand on; what a text has beyond it is compared with it.
struct CheckedApprovals {
  private let court: Court
  private let policies: [Policy]

  /// `nil` where no policy is in force.
  init?(
    _ workspace: Workspace, _ texts: CheckedTexts, _ options: JudgeOptions
  ) async throws(SpecError) {
    guard let commit = texts.commit, let court = try await workspace.court(at: commit, options)
    else {
      return nil
    }
    self.court = court
    policies = court.judge.policies
  }

  func approval(
    of text: CheckedText, _ document: CheckedDocument
  ) async throws(SpecError) -> CheckedApproval? {
    guard let id = text.name.id else {
      return nil
    }
    var verdict: SpecApproval?
    if let base = text.base, let old = base.name.id {
      verdict = try await court.verdict(of: base, old)
    }
    var approval = CheckedApproval(spec: document, verdict: verdict, edit: nil)
    if !text.isCommitted {
      approval.edit = try edit(text, id, verdict)
    }
    return approval
  }

  private func edit(
    _ text: CheckedText, _ id: SpecID, _ verdict: SpecApproval?
  ) throws(SpecError) -> CheckedApproval.Edit? {
    let (reader, vocabulary) = (
      court.workspace.reader, court.judge.configuration.vocabulary
    )
    let new = ApprovalText(text.bytes, reader, vocabulary)
    let needsApproval = new.state.map { state in
      court.judge.needsApproval(state, path: text.path, tags: new.tags)
    }
    guard let base = text.base else {
      return needsApproval == true ? new.state.map { .claim(from: nil, to: $0) } : nil
    }
    let old = ApprovalText(try court.workspace.content(of: base), reader, vocabulary)
    let isSameSpec = base.name.id == id && base.path.isSamePath(as: text.path)
    let isSame = isSameSpec && isCovered(new, as: old, path: text.path)
    if isSame, new.state == old.state {
      return nil
    }
    guard let state = new.state, needsApproval == true else {
      return .open
    }
    if state == old.state {
      return isSameSpec && restoresWhatWasApproved(new, verdict, path: text.path)
        ? .open : .words(status: state)
    }
    // Whoever finds the quorum there may set the status, as `spec mark` does.
    let isEarned =
      isSame && verdict?.target == state && (verdict?.have ?? 0) >= (verdict?.need ?? 1)
    return isEarned ? nil : .claim(from: old.state, to: state)
  }

  /// Whether a text has the words again that were approved, where those of the commit were not.
  private func restoresWhatWasApproved(
    _ new: ApprovalText, _ verdict: SpecApproval?, path: String
  ) -> Bool {
    guard let verdict, verdict.verdict == .stale, let approval = verdict.approvedBefore,
      let statement = court.judge.statement(in: approval), statement.round == verdict.round
    else {
      return false
    }
    return court.judge.coversProse(path: path, tags: new.tags)
      ? statement.content == new.digest : statement.requirements == new.requirements
  }

  /// Whether approvals of one text are approvals of the other.
  private func isCovered(_ new: ApprovalText, as old: ApprovalText, path: String) -> Bool {
    let coversProse = court.judge.coversProse(path: path, tags: new.tags.union(old.tags))
    let (before, after) =
      coversProse ? (old.digest, new.digest) : (old.requirements, new.requirements)
    return before != nil && before == after
  }
}
