internal import Git

/// What the commits behind each checked text say.
struct CheckedHistories {
  private let workspace: Workspace
  private let texts: CheckedTexts
  private let documents: [CheckedDocument]
  private let history: History?
  private let builder: TimelineBuilder?
  private let people: Mailmap
  private let now: Timestamp
  private let branches: OtherBranches

  init(
    _ workspace: Workspace, _ texts: CheckedTexts, _ documents: [CheckedDocument],
    _ request: CheckRequest
  ) throws(SpecError) {
    self.workspace = workspace
    self.texts = texts
    self.documents = documents
    history = try texts.commit.map { commit throws(SpecError) in
      try workspace.history(upTo: commit)
    }
    builder = try history.map { history throws(SpecError) in
      try workspace.timelines(of: history)
    }
    people = try workspace.mailmap()
    now = request.now
    branches = try OtherBranches(workspace, beside: texts.commit)
  }

  /// The history of the text with an index.
  func history(of index: Int) throws(SpecError) -> CheckedHistory {
    let (text, document) = (texts.texts[index], documents[index])
    var timeline: Timeline?
    if let base = text.base, let version = history?.currentVersion(of: base.path) {
      timeline = try builder?.timeline(ofVersion: version)
    }
    let (facts, authors) = try claims(text, timeline)
    return CheckedHistory(
      spec: document,
      facts: CheckedHistory.Facts(
        created: facts?.created.map { CalendarDate($0) },
        updated: facts?.updated.map { CalendarDate($0) }, author: authors.first?.name,
        today: CalendarDate(now)),
      contradictions: Contradiction.all(in: document.header, facts, authors),
      steps: steps(text, document, timeline),
      twins: try twins(of: index, createdIn: timeline?.createdCommit))
  }

  // MARK: Claims

  /// What the header of a text should say.
  private func claims(
    _ text: CheckedText, _ timeline: Timeline?
  ) throws(SpecError) -> (facts: Timeline?, authors: [Person]) {
    guard try isChanged(text) else {
      var authors: [Person] = []
      for person in timeline?.authors ?? [] {
        let known = people.person(person)
        if !authors.contains(known) { authors.append(known) }
      }
      return (timeline, authors)
    }
    // Whoever commits this is an author too, and nobody knows yet who that will be.
    let facts = Timeline(
      events: [], created: text.base == nil ? now : timeline?.created, updated: now,
      createdCommit: nil, updatedCommit: nil, authors: [], commits: 0, isCutOff: false)
    return (facts, [])
  }

  /// Whether a text differs from the commit's in more than typed dates.
  private func isChanged(_ text: CheckedText) throws(SpecError) -> Bool {
    guard !text.isCommitted else {
      return false
    }
    guard let base = text.base else {
      return true
    }
    let reader = workspace.reader
    let (old, new) = (
      SpecTextWithoutDates(try workspace.content(of: base), reader),
      SpecTextWithoutDates(text.bytes, reader)
    )
    return old != new
  }

  // MARK: Steps

  private func steps(
    _ text: CheckedText, _ document: CheckedDocument, _ timeline: Timeline?
  ) -> [CheckedHistory.Step] {
    let vocabulary = workspace.configuration.vocabulary
    var changes: [(from: String?, to: String?, commit: ObjectID?)] =
      (timeline?.events ?? []).filter { $0.kind == .status && !$0.isAnnotation && !$0.isOutvoted }
      .map { ($0.fromState ?? $0.from, $0.toState, $0.commit) }
    let committed = text.base?.header[.status].flatMap(vocabulary.state)
    // Where a shallow clone ends, nobody can tell what was before.
    if changes.isEmpty, timeline?.isCutOff != true, let state = committed {
      changes.append((nil, state, timeline?.createdCommit))
    }
    let state = document.header[.status].flatMap(vocabulary.state)
    if !text.isCommitted, state != committed {
      changes.append((committed, state, nil))
    }
    return changes.compactMap { change in
      guard let to = change.to,
        let transition = StatusTransition(
          from: change.from, to: to, states: vocabulary.states,
          transitions: workspace.configuration.transitions)
      else {
        return nil
      }
      return CheckedHistory.Step(
        from: change.from, to: to, transition: transition, commit: change.commit)
    }
  }

  // MARK: Twins

  private func twins(
    of index: Int, createdIn commit: ObjectID?
  ) throws(SpecError) -> [CheckedHistory.Twin] {
    guard let id = documents[index].name.id else {
      return []
    }
    let path = documents[index].path
    var twins = documents.filter { $0.name.id == id && !$0.path.isSamePath(as: path) }
      .map { CheckedHistory.Twin(path: $0.path, branch: nil) }
    if let other = try branches.other(id, than: path, createdIn: commit) {
      twins.append(other)
    }
    return twins
  }
}

/// A text without the values of its dates.
private struct SpecTextWithoutDates: Equatable {
  private var bytes: [UInt8]

  init(_ bytes: [UInt8], _ reader: HeaderReader) {
    self.bytes = bytes
    let ranges = reader.read(bytes).fields.filter { [.created, .updated].contains($0.key) }
      .map(\.valueRange).sorted { $0.lowerBound > $1.lowerBound }
    for range in ranges { self.bytes.removeSubrange(range) }
  }
}
