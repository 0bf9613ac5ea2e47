internal import Git

/// Tells which approvals cover what commits did.
///
/// An event is covered by the first approvals that had it behind them and together were what a state
/// needed, for the same words in the same round, given to the very document that it happened to: an ID
/// that another document bears later brings that one's approvals to nobody. A status is covered where
/// they stood before it was set, for the words that it was set for.
final class CoverageJudge {
  private let court: Court?
  private let versions: VersionsInEffect?
  private var known: [Identity: Circumstances] = [:]
  private var heirs: [Int: [Identity]] = [:]

  /// A name that a document has, or had, at a path.
  private struct Identity: Hashable {
    var id: SpecID
    var path: PathKey
  }

  /// What the policy asks of a spec, and what was decided of it.
  private struct Circumstances {
    var path: String
    var tags: Set<String>
    var decisions: Decisions
    var beginnings: [Int]
    var isAsked: Bool
    /// Whether approvals are of prose as well.
    var coversProse: Bool
  }

  /// `court`: `nil` where no policy is in force.
  init(_ court: Court?) throws(SpecError) {
    self.court = court
    versions = court.map { VersionsInEffect($0.judge.history) }
    guard let court else {
      return
    }
    // What a document is called today it may have been approved as.
    let history = court.judge.history
    for entry in try court.workspace.snapshot(of: history.tip).entries {
      guard let id = entry.name.id, let version = history.currentVersion(of: entry.path) else {
        continue
      }
      for ancestor in history.lineage(of: version) {
        heirs[ancestor, default: []].append(Identity(id: id, path: PathKey(entry.path)))
      }
    }
  }

  /// Whose approval an event stands under.
  func coverage(of event: ItemEvent) async throws(SpecError) -> Coverage {
    guard let court, let versions,
      let commit = court.judge.history.graph.index(of: event.commit), !event.isMarkOnly
    else {
      return Coverage(verdict: .none)
    }
    let judge = court.judge
    let own = event.spec.id.map { Identity(id: $0, path: PathKey(event.path)) }
    let version = versions.version(at: event.path, in: commit)
    let heirs = version.flatMap { self.heirs[$0] } ?? []
    var asked: [Circumstances] = []
    for identity in [own].compactMap({ $0 }) + heirs.filter({ $0 != own }) {
      let circumstances = try await circumstances(identity, court)
      if circumstances.isAsked { asked.append(circumstances) }
    }
    guard !asked.isEmpty else {
      return Coverage(verdict: .none)
    }
    guard !judge.history.isShallow else {
      return Coverage(verdict: .unknown)
    }
    let claimed = event.status.flatMap { judge.configuration.vocabulary.state(of: $0) }
    let isClaimed =
      claimed.map { state in
        asked.contains { judge.needsApproval(state, path: $0.path, tags: $0.tags) }
      } ?? false
    if event.item.kind == .status, !isClaimed || event.new == nil {
      return Coverage(verdict: .none)
    }
    var quorums: [Quorum] = []
    for quorum in asked.flatMap(\.decisions.quorums)
    where isOfTheSame(version, as: quorum, event, judge, versions) {
      if try isUnderTheSameRule(quorum, as: event, version, court, versions) {
        quorums.append(quorum)
      }
    }
    let found =
      event.item.kind == .status
      ? try coverage(ofStatus: claimed ?? "", event, commit, quorums, court)
      : coverage(ofWordsIn: commit, quorums, judge)
    if let found {
      return found
    }
    if event.isOfProse, !asked.contains(where: \.coversProse) {
      return Coverage(verdict: .none)
    }
    // Wherever approvals began to be needed of it, it stood there before.
    let isLegacy = asked.allSatisfy { circumstances in
      !circumstances.beginnings.isEmpty
        && circumstances.beginnings.allSatisfy { judge.descent.isAncestor(commit, of: $0) }
    }
    return Coverage(verdict: isLegacy ? .legacy : isClaimed ? .unproven : .pending)
  }

  /// Every approval and withdrawal of an ID.
  func given(_ id: SpecID, path: String) async throws(SpecError) -> [JudgedApproval] {
    guard let court else {
      return []
    }
    return try await circumstances(Identity(id: id, path: PathKey(path)), court).decisions.given
  }

  /// Whether what was approved came from the version that an event made, or from one that a merge
  /// took in its place.
  private func isOfTheSame(
    _ version: Int?, as quorum: Quorum, _ event: ItemEvent, _ judge: ApprovalJudge,
    _ versions: VersionsInEffect
  ) -> Bool {
    guard let version, let last = quorum.approvals.last,
      let approved = versions.version(at: quorum.path, in: last.candidate.commit)
    else {
      return false
    }
    if event.item.kind == .status {
      // The status may be set behind the last approval.
      return versions.isAncestor(version, of: approved)
        || versions.isAncestor(approved, of: version)
    }
    return versions.isAncestor(version, of: approved)
      || (event.spec.id == last.candidate.id
        && versions.isOutvoted(version, onTheWayTo: approved))
  }

  /// Whether each of some approvals was given where the rules were those of where an event happened.
  ///
  /// Before it and since: two folders, or tags, may have different ones. Where none asked for anything
  /// any approval will do.
  private func isUnderTheSameRule(
    _ quorum: Quorum, as event: ItemEvent, _ version: Int?, _ court: Court,
    _ versions: VersionsInEffect
  ) throws(SpecError) -> Bool {
    let judge = court.judge
    let graph = judge.history.versions
    var tags: [Set<String>] = []
    if let version {
      let made = graph.versions[version]
      for file in [made.file] + made.parents.map({ graph.versions[$0.version].file }) {
        if let file { tags.append(try judge.texts.header(of: file).tags) }
      }
    }
    for judged in quorum.approvals {
      let commit = judged.candidate.commit
      guard let path = judged.statement?.path,
        let file = versions.version(at: path, in: commit).flatMap({ graph.versions[$0].file })
      else {
        return false
      }
      let own = try judge.texts.header(of: file).tags
      let policies = judge.parents(of: commit).flatMap { judge.chain.policies(at: $0) }
      let isSame = (policies + judge.policies).allSatisfy { policy in
        let rule = policy.rule(for: quorum.target, path: path, tags: own)
        return tags.allSatisfy { tags in
          let asked = policy.rule(for: quorum.target, path: event.path, tags: tags)
          return asked == nil || asked == rule
        }
      }
      guard isSame else { return false }
    }
    return true
  }

  private func coverage(
    ofWordsIn commit: Int, _ quorums: [Quorum], _ judge: ApprovalJudge
  ) -> Coverage? {
    for quorum in quorums {
      let found = judge.people(of: quorum) { judge.descent.isAncestor(commit, of: $0) }
      if let found {
        return Coverage(
          verdict: .approved, people: found.people, commit: judge.history.graph.ids[found.last])
      }
    }
    return nil
  }

  private func coverage(
    ofStatus state: String, _ event: ItemEvent, _ commit: Int, _ quorums: [Quorum], _ court: Court
  ) throws(SpecError) -> Coverage? {
    let judge = court.judge
    guard let bytes = try court.workspace.content(of: event.path, in: event.commit) else {
      return nil
    }
    let text = ApprovalText(bytes, judge.reader, judge.configuration.vocabulary)
    let policies = judge.parents(of: commit).flatMap { judge.chain.policies(at: $0) }
    // It stands on every state with approvals on the way, and needs those of each.
    let targets = judge.order.states.filter { target in
      judge.order.stands(state, on: target)
        && policies.contains {
          $0.rule(for: target, path: event.path, tags: text.tags) != nil
        }
    }
    var latest: Coverage?
    for target in targets {
      let found = quorums.reversed().lazy.filter { quorum in
        quorum.target == target && judge.isFor(quorum, text)
          && quorum.rounds.round(at: commit) == quorum.round
      }.compactMap { quorum in
        judge.people(of: quorum) { judge.descent.isAncestor($0, of: commit) }
      }.first
      let rule = DecisionRule(policies, for: target, path: event.path, tags: text.tags)
      guard let found, found.people.count >= rule?.need ?? 1 else {
        return nil
      }
      latest = Coverage(
        verdict: .approved, people: found.people, commit: judge.history.graph.ids[found.last])
    }
    return latest
  }

  private func circumstances(
    _ identity: Identity, _ court: Court
  ) async throws(SpecError) -> Circumstances {
    if let known = known[identity] {
      return known
    }
    let (judge, path) = (court.judge, identity.path.path)
    let tags = try tags(path, judge)
    let found = Circumstances(
      path: path, tags: tags, decisions: try await judge.decisions(of: identity.id),
      beginnings: judge.beginnings(path: path, tags: tags),
      isAsked: judge.order.states.contains { judge.needsApproval($0, path: path, tags: tags) },
      coversProse: judge.coversProse(path: path, tags: tags))
    known[identity] = found
    return found
  }

  /// Every tag that the spec at a path ever had: taking one off must not lift its rule from the past.
  private func tags(_ path: String, _ judge: ApprovalJudge) throws(SpecError) -> Set<String> {
    var tags: Set<String> = []
    guard let number = judge.history.paths.index(of: path) else {
      return tags
    }
    for version in judge.history.versions.versions where version.path == number {
      if let file = version.file { tags.formUnion(try judge.texts.header(of: file).tags) }
    }
    return tags
  }
}

extension ItemEvent {
  /// Whether it is of something that `covers: requirements` leaves free.
  var isOfProse: Bool {
    switch item.kind {
    case .section, .question, .labelled, .userStory: true
    case .requirement, .criterion, .header, .status: false
    }
  }

  /// Whether only the mark in a box changed that approvals do not cover.
  var isMarkOnly: Bool {
    (change == .checked || change == .unchecked)
      && (item.kind == .criterion || item.kind == .question)
  }
}
