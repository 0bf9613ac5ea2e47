public import Git

extension Workspace {
  /// What happened to the specs up to a commit, each event with the approval that covers it.
  ///
  /// Documents are found and read as the policy in force says, where there is one.
  public func audit(
    _ question: AuditQuestion, at commit: ObjectID, now: Timestamp, judging options: JudgeOptions
  ) async throws(SpecError) -> AuditReport {
    let since = try question.since.map { text throws(SpecError) in
      try bound(text, isStart: true, now: now)
    }
    let until = try question.until.map { text throws(SpecError) in
      try bound(text, isStart: false, now: now)
    }
    let court = try await court(at: commit, options)
    let auditor = try await Auditor(
      workspace: court?.workspace ?? self, court: court, commit: commit, question: question,
      since: since, until: until)
    return try await auditor.report()
  }
}

/// Puts the events of an audit together.
private struct Auditor {
  let workspace: Workspace
  let commit: ObjectID
  let question: AuditQuestion
  private let history: History
  private let items: ItemHistory
  private let people: Mailmap
  private let coverage: CoverageJudge
  private let court: Court?
  private let window: AuditWindow
  private let versions: VersionsInEffect

  init(
    workspace: Workspace, court: Court?, commit: ObjectID, question: AuditQuestion,
    since: AuditBound?, until: AuditBound?
  ) async throws(SpecError) {
    self.workspace = workspace
    self.court = court
    self.commit = commit
    self.question = question
    history = try workspace.history(upTo: commit)
    items = try await workspace.itemHistory(upTo: commit)
    people = try workspace.mailmap()
    coverage = try CoverageJudge(court)
    versions = VersionsInEffect(history)
    window = try AuditWindow(since: since, until: until, history)
  }

  func report() async throws(SpecError) -> AuditReport {
    let scope = try AuditScope(
      question.specs, requirement: question.requirement, in: workspace, at: commit, history, items)
    var found: [(place: Int32, entry: AuditEntry)] = []
    var unapproved: Set<PathKey> = []
    // What leaves a spec is told of both, of the one that it leaves first.
    var events = items.events.compactMap(\.departure) + items.events
    if let judge = court?.judge {
      events += try MarkupChanges(judge, items).events()
    }
    for event in events {
      guard let index = history.graph.index(of: event.commit), scope.contains(event, index),
        window.contains(index), isOfSpec(event, index)
      else { continue }
      let author = author(of: index)
      let entry = entry(event, index, author, try await coverage.coverage(of: event))
      guard isWanted(author, index) else { continue }
      guard isWanted(entry) else { continue }
      found.append((history.places[index], entry))
      if entry.coverage.isUnapproved { unapproved.insert(PathKey(event.path)) }
    }
    if !question.isUnapprovedOnly, question.requirement == nil {
      found += try await approvals(scope)
    }
    if question.requirement == nil, question.until == nil {
      found += try await verdicts(scope, beside: unapproved)
    }
    let snapshot = try workspace.snapshot(of: commit)
    let order = found.indices.sorted { (found[$0].place, $0) < (found[$1].place, $1) }
    return AuditReport(
      commit: commit, isShallow: history.isShallow, hasPolicy: court != nil,
      entries: order.map { found[$0].entry }, claims: try claims(scope),
      people: court?.judge.policies.first?.rules.people ?? [],
      problems: snapshot.unreadable + snapshot.duplicates())
  }

  /// Whether an event is of a spec, or of one that is called a template for the time being.
  private func isOfSpec(_ event: ItemEvent, _ commit: Int) -> Bool {
    guard workspace.finder.isTemplate(event.path) else {
      return true
    }
    return versions.version(at: event.path, in: commit).map { specBefore($0) != nil } ?? false
  }

  /// The last version of a lineage that is at no template's path.
  private func specBefore(_ version: Int) -> VersionGraph.Version? {
    history.lineage(of: version).reversed().lazy.map { history.versions.versions[$0] }
      .first { !workspace.finder.isTemplate(history.paths.paths[$0.path]) && $0.file != nil }
  }

  /// What no event tells: specs that claim what they have not, by the verdict of their approvals.
  ///
  /// Such as one that came to another folder with other rules. The verdict is that of the commit that
  /// is audited, whenever it came so.
  private func verdicts(
    _ scope: AuditScope, beside unapproved: Set<PathKey>
  ) async throws(SpecError) -> [(place: Int32, entry: AuditEntry)] {
    guard let court else {
      return []
    }
    var found: [(place: Int32, entry: AuditEntry)] = []
    for spec in try workspace.snapshot(of: commit).entries
    where scope.containsApprovals(at: spec.path) && !unapproved.contains(PathKey(spec.path)) {
      guard let id = spec.name.id, let version = history.currentVersion(of: spec.path) else {
        continue
      }
      let verdict = try await court.verdict(of: spec, id)
      let isUnknown = verdict.verdict == .unknown
      let index = history.versions.versions[version].commit
      let author = author(of: index)
      guard isUnknown || verdict.verdict == .unproven || verdict.verdict == .stale,
        isWanted(author, index)
      else { continue }
      let entry = AuditEntry(
        spec: id.description, path: spec.path, kind: .verdict(reason: verdict.reason),
        item: verdict.target ?? "", change: verdict.verdict.rawValue, old: nil, new: nil,
        origin: nil, candidates: [], commit: history.graph.ids[index],
        date: author == nil ? nil : history.graph.authorTime(of: index), author: author,
        status: verdict.status, coverage: Coverage(verdict: isUnknown ? .unknown : .unproven),
        transition: nil, isMerge: false)
      if isWanted(entry) { found.append((history.places[index], entry)) }
    }
    return try found + disguised(scope, court)
  }

  /// Specs with a status that needs approvals which are called a template now.
  private func disguised(
    _ scope: AuditScope, _ court: Court
  ) throws(SpecError) -> [(place: Int32, entry: AuditEntry)] {
    var found: [(place: Int32, entry: AuditEntry)] = []
    for path in history.paths.paths where workspace.finder.isTemplate(path) {
      guard let number = history.currentVersion(of: path), let before = specBefore(number),
        let file = before.file, scope.containsApprovals(at: path)
      else { continue }
      let (old, header) = (
        history.paths.paths[before.path], try workspace.texts.header(of: file)
      )
      let state = header.claimedState(court.judge.configuration.vocabulary)
      let index = history.versions.versions[number].commit
      let author = author(of: index)
      guard let state, court.judge.needsApproval(state, path: old, tags: header.tags),
        isWanted(author, index)
      else { continue }
      let entry = AuditEntry(
        spec: try workspace.texts.name(of: file, at: old).text ?? SpecFinder.fileName(old),
        path: path, kind: .verdict(reason: "\(old) is \(path) now, which is no spec"), item: state,
        change: "removed", old: nil, new: nil, origin: nil, candidates: [],
        commit: history.graph.ids[index],
        date: author == nil ? nil : history.graph.authorTime(of: index), author: author,
        status: header[.status], coverage: Coverage(verdict: .unproven), transition: nil,
        isMerge: false)
      if isWanted(entry) { found.append((history.places[index], entry)) }
    }
    return found
  }

  /// Nobody for what stands in the first commit of a history that is cut off: others wrote it.
  private func author(of index: Int) -> Person? {
    history.graph.boundary.contains(index)
      ? nil
      : people.person(history.graph.people.people[Int(history.graph.authors[index])])
  }

  /// Whether a commit is by somebody who is asked for, as the mailmap has him or as it says itself.
  private func isWanted(_ author: Person?, _ index: Int) -> Bool {
    guard let wanted = question.author?.lowercased() else {
      return true
    }
    guard let author else { return false }
    let own = history.graph.people.people[Int(history.graph.authors[index])]
    return [author, own].contains {
      "\($0.name) <\($0.email)>".lowercased().contains(wanted)
    }
  }

  private func isWanted(_ entry: AuditEntry) -> Bool {
    (!question.isUnapprovedOnly || entry.coverage.isUnapproved
      || entry.coverage.verdict == .unknown)
      && !(question.baseline?.contains(entry) ?? false)
  }

  private func entry(
    _ event: ItemEvent, _ index: Int, _ author: Person?, _ coverage: Coverage
  ) -> AuditEntry {
    AuditEntry(
      spec: event.spec.text ?? SpecFinder.fileName(event.path), path: event.path,
      kind: .item(event.item.kind), item: event.item.place, change: event.change.rawValue,
      old: event.old, new: event.new, origin: event.origin?.spec.text, candidates: event.candidates,
      commit: event.commit, date: author == nil ? nil : history.graph.authorTime(of: index),
      author: author, status: event.status, coverage: coverage,
      transition: author == nil ? nil : transition(event),
      isMerge: event.isMerge)
  }

  private func transition(_ event: ItemEvent) -> StatusTransition? {
    let configuration = court?.judge.configuration ?? workspace.configuration
    let vocabulary = configuration.vocabulary
    guard event.item.kind == .status, let new = event.new, let to = vocabulary.state(of: new.words)
    else {
      return nil
    }
    let from = event.old.map { vocabulary.state(of: $0.words) ?? $0.words }
    return StatusTransition(
      from: from, to: to, states: vocabulary.states, transitions: configuration.transitions)
  }

  private func approvals(
    _ scope: AuditScope
  ) async throws(SpecError) -> [(place: Int32, entry: AuditEntry)] {
    var paths: [SpecID: String] = [:]
    for event in items.events {
      if let id = event.spec.id { paths[id] = event.path }
    }
    var found: [(place: Int32, entry: AuditEntry)] = []
    for (id, path) in paths.sorted(by: { $0.key < $1.key }) where scope.containsApprovals(at: path)
    {
      for judged in try await coverage.given(id, path: path) {
        let index = judged.candidate.commit
        let author = author(of: index)
        guard window.contains(index), isWanted(author, index) else { continue }
        let entry = AuditEntry(
          spec: id.description, path: judged.statement?.path ?? path,
          kind: .approval(judged.verdict, reason: judged.reason), item: judged.candidate.target,
          change: judged.candidate.decision == .approve ? "approved" : "withdrawn", old: nil,
          new: nil, origin: nil, candidates: [], commit: history.graph.ids[index],
          date: history.graph.authorTime(of: index), author: author,
          status: judged.statement?.to,
          coverage: Coverage(
            verdict: .none, people: judged.authority.map { [$0.person] } ?? [], commit: nil),
          transition: nil, isMerge: false)
        if isWanted(entry) { found.append((history.places[index], entry)) }
      }
    }
    return found
  }

  private func claims(_ scope: AuditScope) throws(SpecError) -> [SpecSummary] {
    try workspace.list(at: commit).specs.filter { spec in
      !spec.contradictions.isEmpty && scope.containsApprovals(at: spec.path)
    }
  }
}

/// The commits between two bounds.
private struct AuditWindow {
  private let graph: CommitGraph
  private var excluded: [Bool]?
  private var included: [Bool]?
  private var earliest = Int64.min
  private var latest = Int64.max

  init(since: AuditBound?, until: AuditBound?, _ history: History) throws(SpecError) {
    graph = history.graph
    func reachable(_ commit: ObjectID) throws(SpecError) -> [Bool] {
      guard let index = history.graph.index(of: commit) else {
        throw .refused(
          Refusal(
            "\(commit.short) is no ancestor of the commit that is audited",
            hint: "spec audit --at <revision>, or a date"))
      }
      return history.graph.reachable(from: index)
    }
    switch since {
    case .commit(let commit)?: excluded = try reachable(commit)
    case .moment(let moment)?: earliest = moment
    case nil: break
    }
    switch until {
    case .commit(let commit)?: included = try reachable(commit)
    case .moment(let moment)?: latest = moment
    case nil: break
    }
  }

  /// Whether a commit lies between them, by descent or by the committer's date.
  func contains(_ index: Int) -> Bool {
    excluded?[index] != true && included?[index] != false
      && (earliest...latest).contains(graph.commitTimes[index])
  }
}
