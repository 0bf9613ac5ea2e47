internal import Git

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
  func lastCommit(of path: String) -> ObjectID? {
    let history = judge.history
    return history.currentVersion(of: path).map {
      history.graph.ids[history.versions.versions[$0].commit]
    }
  }

  func needsApproval(_ state: String, _ entry: Snapshot.Entry) -> Bool {
    judge.needsApproval(state, path: entry.path, tags: entry.header.tags)
  }

  /// The state that a spec had when it was deleted, or that stands where it has another number now.
  func stateLeftBehind(_ entry: Snapshot.Entry) throws(SpecError) -> String? {
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
