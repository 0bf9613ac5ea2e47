internal import Git

/// Turns what differs in specs into the sections of a changelog.
struct ChangelogBuilder {
  let vocabulary: StatusVocabulary
  /// What the trailers of commits say of their changes.
  let overrides: [ObjectID: ChangelogOverride]
  /// The place of each commit in history.
  let places: [ObjectID: Int]

  /// The sections that have entries.
  func sections(_ sources: [ChangelogSource]) -> [Changelog.Section] {
    let sources = sources.sorted(by: ChangelogSource.precedes)
    let moves = RequirementMoves(sources)
    var entries: [ChangelogType: [ChangelogEntry]] = [:]
    for source in sources {
      for (type, entry) in self.entries(source, moves) {
        entries[type, default: []].append(entry)
      }
    }
    return ChangelogType.allCases.compactMap { type in
      entries[type].map { Changelog.Section(type: type, entries: $0) }
    }
  }

  typealias Typed = (type: ChangelogType, entry: ChangelogEntry)

  private func entries(_ source: ChangelogSource, _ moves: RequirementMoves) -> [Typed] {
    let all = authors(source.changes)
    switch source.presence {
    case .onlyNew: return added(source, all, moves).map { [$0] } ?? []
    case .onlyOld:
      var entry = ChangelogEntry(.specRemoved, source.spec, commits: all.suffix(1))
      entry.from = source.status
      return typed(.removed, entry).map { [$0] } ?? []
    case .both: break
    }
    // What a trailer leaves out is there as `nil`: it is no reason to tell of rewordings instead.
    var told = renumbered(source) + status(source) + title(source)
    for change in source.changes where change.change.item.kind == .requirement {
      told += requirement(change, of: source, moves)
    }
    if told.isEmpty { told = reworded(source) }
    return told.compactMap(\.self)
  }

  // MARK: Specs

  private func added(
    _ source: ChangelogSource, _ authors: [SpecComparison.Author], _ moves: RequirementMoves
  ) -> Typed? {
    var entry = ChangelogEntry(.specAdded, source.spec, commits: authors)
    entry.to = source.status
    entry.approval = source.approval
    for change in source.changes {
      guard change.change.item.kind == .requirement, let item = change.change.new,
        override(change.commits.last) != ChangelogOverride.none
      else {
        continue
      }
      entry.requirements.append(
        ChangelogEntry.Requirement(
          name: item.name, words: item.words, formerName: moves.origin(of: item, in: source.spec)))
    }
    // A later touch must not move the whole spec elsewhere.
    return typed(.added, entry, decidedBy: authors.first)
  }

  private func renumbered(_ source: ChangelogSource) -> [Typed?] {
    guard let former = source.formerID else {
      return []
    }
    let commits = source.changes.first(where: \.isOfTitle)?.commits ?? []
    var entry = ChangelogEntry(.specRenumbered, source.spec, commits: commits)
    entry.formerName = former
    return [typed(.changed, entry)]
  }

  private func status(_ source: ChangelogSource) -> [Typed?] {
    guard let change = source.changes.first(where: { $0.change.item.kind == .status }) else {
      return reapproved(source)
    }
    let (old, new) = (change.change.old?.words, change.change.new?.words)
    // A remark behind the state is no other state.
    if let old, let new, let state = vocabulary.state(of: old), state == vocabulary.state(of: new) {
      return reapproved(source)
    }
    var entry = ChangelogEntry(.status, source.spec, commits: change.commits)
    entry.from = old
    entry.to = new
    entry.approval = source.approval
    return [typed(Self.type(ofStatus: new ?? ""), entry)]
  }

  /// Approved anew, while the status stayed what it was.
  private func reapproved(_ source: ChangelogSource) -> [Typed?] {
    guard !source.approvedBy.isEmpty, case .by? = source.approval else {
      return []
    }
    var entry = ChangelogEntry(.approved, source.spec, commits: source.approvedBy)
    entry.to = source.status
    entry.approval = source.approval
    return [typed(.changed, entry)]
  }

  private static func type(ofStatus status: String) -> ChangelogType {
    let status = status.lowercased()
    func begins(_ words: String...) -> Bool { words.contains { status.hasPrefix($0) } }
    if begins("deprecated", "superseded", "obsolete") { return .deprecated }
    return begins("withdrawn", "rejected", "abandoned", "cancelled", "canceled", "declined")
      ? .removed : .changed
  }

  private func title(_ source: ChangelogSource) -> [Typed?] {
    guard let change = source.changes.first(where: \.isOfTitle), let old = change.change.old?.words
    else {
      return []
    }
    let before = SpecIDParser(prefix: nil).match(title: old)?.rest ?? old
    guard before != source.spec.title else {
      return []
    }
    var entry = ChangelogEntry(.specRenamed, source.spec, commits: change.commits)
    entry.from = before
    entry.to = source.spec.title
    return [typed(.changed, entry)]
  }

  private func reworded(_ source: ChangelogSource) -> [Typed?] {
    let changes = source.changes.filter { change in
      !change.isQuiet && ![.status, .requirement].contains(change.change.item.kind)
    }
    guard !changes.isEmpty else {
      return []
    }
    var entry = ChangelogEntry(.specReworded, source.spec, commits: authors(changes))
    for change in changes where !entry.places.contains(change.change.item.place) {
      entry.places.append(change.change.item.place)
    }
    return [typed(.changed, entry)]
  }

  // MARK: Commits

  func typed(
    _ type: ChangelogType, _ entry: ChangelogEntry, decidedBy author: SpecComparison.Author? = nil
  ) -> Typed? {
    switch override(author ?? entry.commits.last) {
    case nil: (type, entry)
    case .type(let other): (other, entry)
    case .some(.none): nil
    }
  }

  private func override(_ author: SpecComparison.Author?) -> ChangelogOverride? {
    author.flatMap { overrides[$0.commit] }
  }

  /// The commits behind changes, each once, in the order of history.
  private func authors(_ changes: [SpecComparison.Change]) -> [SpecComparison.Author] {
    var found: [SpecComparison.Author] = []
    var seen: Set<ObjectID> = []
    for author in changes.lazy.flatMap(\.commits) where seen.insert(author.commit).inserted {
      found.append(author)
    }
    func place(_ author: SpecComparison.Author) -> Int { places[author.commit] ?? .max }
    return found.sorted { (place($0), $0.commit.hex) < (place($1), $1.commit.hex) }
  }
}

extension SpecComparison.Change {
  var isOfTitle: Bool {
    change.item.kind == .header && change.item.name == "Title"
  }
}
