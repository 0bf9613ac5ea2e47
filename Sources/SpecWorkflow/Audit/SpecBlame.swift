public import Git

/// A spec with whoever last changed the meaning of each of its items.
public struct SpecBlame: Sendable {
  /// The ID, or the file's name where it has none.
  public var name: String
  public var title: String
  public var path: String
  public var status: String?
  public var commit: ObjectID
  public var hasPolicy: Bool
  /// In the order of the document.
  public var lines: [Line]
  /// The people whom the policy knows.
  public var people: [Principal]
  /// Whether part of the history was never fetched.
  public var isShallow: Bool

  /// An item and the commit that its words come from.
  public struct Line: Sendable, Hashable {
    public var item: SpecItem
    public var commit: ObjectID
    /// When the author wrote it; `nil` where the commit has no date that can be read.
    public var date: Timestamp?
    /// As the mailmap has him.
    public var author: Person
    /// Whether it was added then, and not changed since.
    public var isFirst: Bool
    /// Whether nothing of the item is older, since the rest was not fetched or is listed as not
    /// counting.
    public var isBoundary: Bool
    /// Who has approved it since.
    public var coverage: Coverage
  }
}

extension Workspace {
  /// Who last changed what a spec says, item by item.
  ///
  /// Commits that `history.ignoreRevs` lists are passed over, as `git blame` passes over them, where
  /// an older one said something of the item.
  public func blame(
    _ reference: SpecReference, at commit: ObjectID, judging options: JudgeOptions
  ) async throws(SpecError) -> SpecBlame {
    let court = try await court(at: commit, options)
    let workspace = court?.workspace ?? self
    let history = try workspace.history(upTo: commit)
    let entry = try workspace.entry(reference.spec, in: workspace.snapshot(of: commit)) {
      () throws(SpecError) in history
    }
    let items = try await workspace.itemHistory(upTo: commit)
    let ignored = try ignoredCommits()
    let people = try mailmap()
    let coverage = try CoverageJudge(court)
    var lines: [SpecBlame.Line] = []
    for traced in items.items(at: entry.path) where reference.isMeant(traced.item) {
      let (index, isPassedOver) = items.lastChange(of: traced, but: ignored)
      let event = items.events[index]
      guard let made = history.graph.index(of: event.commit) else { continue }
      let author = history.graph.people.people[Int(history.graph.authors[made])]
      lines.append(
        SpecBlame.Line(
          item: traced.item, commit: event.commit, date: history.graph.authorTime(of: made),
          author: people.person(author), isFirst: event.change == .added,
          isBoundary: isPassedOver || history.graph.boundary.contains(made),
          coverage: try await coverage.coverage(of: items.events[items.lastMove(of: traced)])))
    }
    if let name = reference.requirement, lines.isEmpty {
      throw .unknownRequirement(
        spec: reference.spec, name: name,
        nearest: Suggestion.nearest(
          to: name, among: items.items(at: entry.path).compactMap(\.item.name)))
    }
    return SpecBlame(
      name: entry.name.text ?? SpecFinder.fileName(entry.path), title: entry.title,
      path: entry.path, status: entry.header[.status], commit: commit, hasPolicy: court != nil,
      lines: lines, people: court?.judge.policies.first?.rules.people ?? [],
      isShallow: history.isShallow)
  }
}

extension SpecReference {
  fileprivate func isMeant(_ item: SpecItem) -> Bool {
    guard let requirement else { return true }
    return (item.kind == .requirement || item.kind == .labelled)
      && item.name?.lowercased() == requirement.lowercased()
  }
}

extension ItemHistory {
  /// The event that last made an item what it is where it is: what an approval has to have seen.
  fileprivate func lastMove(of traced: TracedItem) -> Int {
    events(ofThread: traced.thread).last { index in
      index >= traced.last
        && [.added, .changed, .renumbered, .moved].contains(events[index].change)
    } ?? traced.last
  }

  /// The event that last changed an item's meaning, but for commits that do not count; whether
  /// nothing else ever did.
  fileprivate func lastChange(
    of traced: TracedItem, but ignored: Set<ObjectID>
  ) -> (event: Int, isPassedOver: Bool) {
    guard ignored.contains(events[traced.last].commit) else {
      return (traced.last, false)
    }
    let older = events(ofThread: traced.thread).last { index in
      index < traced.last && [.added, .changed].contains(events[index].change)
        && !ignored.contains(events[index].commit)
    }
    return older.map { ($0, false) } ?? (traced.last, true)
  }
}
