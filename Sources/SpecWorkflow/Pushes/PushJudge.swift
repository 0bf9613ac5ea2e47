internal import Git

/// Judges what a push brings to one branch.
struct PushJudge {
  let workspace: Workspace
  let update: RefUpdate
  let now: Timestamp
  let options: JudgeOptions

  func refusals() async throws(SpecError) -> [PushRefusal] {
    guard let new = update.new else {
      return [refusal(.deletedBranch, "\(shortName) is protected")]
    }
    if let old = update.old, try !isAncestor(old, of: new) {
      return [refusal(.rewrittenBranch, "\(old.short) is not among the ancestors of \(new.short)")]
    }
    let base = try base(of: new)
    var options = options
    options.policyFrom = base?.hex
    options.arrival = Arrival(before: base, now: now.seconds)
    let court: Court?
    do throws(SpecError) {
      court = try await workspace.court(at: new, options)
    } catch .notPinned(let pin, let reason) {
      return [refusal(.untrustedBeginning, "it does not descend from \(pin): \(reason)")]
    }
    guard let court else {
      return try await strayPolicy(beside: base)
    }
    if base == nil, !court.isPinned {
      return [
        refusal(
          .untrustedBeginning, "nothing that this server has vouches for its policy",
          commit: court.root)
      ]
    }
    let change = try court.change(from: base, to: new)
    return try court.policyRefusals(of: update, beyond: base) + problems(change)
      + (await claims(change, court)) + court.removals(of: update, in: change)
  }

  // MARK: What is trusted

  private func isAncestor(_ old: ObjectID, of new: ObjectID) throws(SpecError) -> Bool {
    try workspace.git { () throws(GitError) in try workspace.repository.isReached(old, from: new) }
  }

  /// What the server had of it: the branch's own commit, or for a new branch where it left the one
  /// that HEAD names.
  private func base(of new: ObjectID) throws(SpecError) -> ObjectID? {
    if let old = update.old {
      return old
    }
    return try workspace.mergeBase(of: new, with: [workspace.head.commit].compactMap { $0 })
  }

  /// A branch without a policy, on a server that has one elsewhere, escapes it.
  private func strayPolicy(beside base: ObjectID?) async throws(SpecError) -> [PushRefusal] {
    guard base == nil, let head = workspace.head.commit,
      try await workspace.court(at: head, self.options) != nil
    else {
      return []
    }
    return [refusal(.untrustedBeginning, "it has no commit in common with what this server has")]
  }

  // MARK: What is new

  private func problems(_ change: SnapshotChange) -> [PushRefusal] {
    change.unreadable.map {
      refusal(.unreadableSpec, $0.message, path: $0.path)
    }
      + change.duplicates.map {
        refusal(.duplicateSpec, $0.message, path: $0.path)
      }
  }

  private func claims(
    _ change: SnapshotChange, _ court: Court
  ) async throws(SpecError) -> [PushRefusal] {
    var found: [PushRefusal] = []
    for entry in change.changed {
      guard let id = entry.name.id else { continue }
      let verdict = try await court.verdict(of: entry, id)
      let rule: Rule
      switch verdict.verdict {
      case .unproven: rule = .unapprovedStatus
      case .stale: rule = .staleApproval
      case .unknown: rule = .unknownApproval
      case .none, .pending, .approved, .legacy: continue
      }
      found.append(
        refusal(
          rule, Self.message(verdict), commit: court.lastCommit(of: entry.path), spec: id,
          path: entry.path))
    }
    return found
  }

  private static func message(_ verdict: SpecApproval) -> String {
    let status = verdict.status ?? "the status"
    switch verdict.verdict {
    case .stale:
      let changed = verdict.changed.isEmpty ? "its words" : verdict.changed.joined(separator: ", ")
      return "\(status), but changed since it was approved: \(changed)"
    case .unknown:
      return "\(status), and it cannot be told: \(verdict.reason)"
    default:
      let reason = verdict.reason.isEmpty ? "" : ": \(verdict.reason)"
      return "\(status) with \(verdict.have) of \(verdict.need) approvals\(reason)"
    }
  }

  private var shortName: String {
    update.name.hasPrefix("refs/heads/") ? String(update.name.dropFirst(11)) : update.name
  }

  private func refusal(
    _ rule: Rule, _ message: String, commit: ObjectID? = nil, spec: SpecID? = nil,
    path: String? = nil
  ) -> PushRefusal {
    PushRefusal(
      rule: rule, reference: update.name, commit: commit, spec: spec?.description, path: path,
      message: message)
  }
}
