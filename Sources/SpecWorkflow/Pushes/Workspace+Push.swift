public import Git

extension Workspace {
  /// The branches that patterns name; without any the branch that HEAD names.
  public func protectedBranches(_ patterns: [String]) -> ProtectedBranches {
    ProtectedBranches(patterns.isEmpty ? [head.branch].compactMap { $0 } : patterns)
  }

  /// Why a push is refused; empty where it is not.
  ///
  /// Judged is what the push brings to protected branches, with the policy that the server has; what
  /// was there before is not judged again. What cannot be told is refused.
  /// `now` is the server's time, by which keys must be valid that sign what is new.
  public func refusals(
    of updates: [RefUpdate], protecting branches: ProtectedBranches, now: Timestamp,
    judging options: JudgeOptions
  ) async throws(SpecError) -> [PushRefusal] {
    try git { () throws(GitError) in try Libgit2.setStrictHashVerification(true) }
    var refusals: [PushRefusal] = []
    var judged: Set<RefUpdate> = []
    for var update in updates {
      update.name = try nameWithoutAlias(update.name)
      guard branches.contains(update.name) else { continue }
      // Many references may be pushed at one commit.
      var key = update
      key.name = ""
      guard judged.insert(key).inserted else { continue }
      let judge = PushJudge(workspace: self, update: update, now: now, options: options)
      refusals += try await judge.refusals()
    }
    return refusals
  }

  /// The reference that a push to a name changes: that of a symbolic one is another.
  private func nameWithoutAlias(_ name: String) throws(SpecError) -> String {
    var name = name
    var seen: Set<String> = []
    while seen.insert(name).inserted {
      let target = try git { () throws(GitError) in
        try repository.symbolicTarget(ofReference: name)
      }
      name = target ?? name
    }
    return name
  }
}

/// Judges what a push brings to one branch.
private struct PushJudge {
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

extension Court {
  /// The changes of the policy that nobody made who may, and that `base` does not have.
  func policyRefusals(of update: RefUpdate, beyond base: ObjectID?) -> [PushRefusal] {
    let graph = judge.history.graph
    let old = base.flatMap { graph.index(of: $0) }.map { graph.reachable(from: $0) }
    return judge.chain.reports.filter { report in
      report.isStanding && graph.index(of: report.commit).map { old?[$0] != true } ?? true
    }.map {
      PushRefusal(
        rule: .unauthorisedPolicy, reference: update.name, commit: $0.commit, message: $0.message)
    }
  }

  /// What differs between the specs of two commits, of which the earlier one may be none.
  func change(from old: ObjectID?, to new: ObjectID) throws(SpecError) -> SnapshotChange {
    SnapshotChange(
      old: try old.map { old throws(SpecError) in try workspace.snapshot(of: old) } ?? Snapshot(),
      new: try workspace.snapshot(of: new))
  }

  /// The specs that are gone though their status stands on approvals.
  func removals(
    of update: RefUpdate, in change: SnapshotChange
  ) throws(SpecError) -> [PushRefusal] {
    var found: [PushRefusal] = []
    for entry in change.gone {
      guard let id = entry.name.id, let left = try stateLeftBehind(entry),
        needsApproval(left, entry)
      else { continue }
      found.append(
        PushRefusal(
          rule: .removedSpec, reference: update.name, spec: id.description, path: entry.path,
          message: "\(id) is \(left), and is not there any more"))
    }
    return found
  }

  /// The commit that gave the spec at a path the text that it has.
  fileprivate func lastCommit(of path: String) -> ObjectID? {
    let history = judge.history
    return history.currentVersion(of: path).map {
      history.graph.ids[history.versions.versions[$0].commit]
    }
  }

  fileprivate func needsApproval(_ state: String, _ entry: Snapshot.Entry) -> Bool {
    judge.needsApproval(state, path: entry.path, tags: entry.header.tags)
  }

  /// The state that a spec had when it was deleted, or that stands where it has another number now.
  fileprivate func stateLeftBehind(_ entry: Snapshot.Entry) throws(SpecError) -> String? {
    let tip = judge.history.graph.ids[judge.tip]
    let log = try workspace.log(entry.path, at: tip)
    let last =
      log.isDeleted ? log.timeline.events.last { $0.kind == .deleted }?.parents.first : tip
    let bytes = try last.flatMap { commit throws(SpecError) in
      try workspace.content(of: log.path, in: commit)
    }
    let header = bytes.map(workspace.reader.read) ?? entry.header
    return header.claimedState(judge.configuration.vocabulary)
  }
}
