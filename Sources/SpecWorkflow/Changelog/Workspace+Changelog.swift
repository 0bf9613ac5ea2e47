internal import Git

extension Workspace {
  /// What happened to specs and their requirements between two commits.
  ///
  /// It is the net change: what was changed and changed back is not told.
  public func changelog(_ request: ChangelogRequest) async throws(SpecError) -> Changelog {
    let range = try range(request)
    let snapshot = try snapshot(of: range.commit)
    var sources = try await sources(range, snapshot, request.judging)
    try await judge(&sources, range, request.judging)
    let history = try history(upTo: range.commit)
    var overrides: [ObjectID: ChangelogOverride] = [:]
    var places: [ObjectID: Int] = [:]
    for author in sources.lazy.flatMap(\.changes).flatMap(\.commits)
    where places[author.commit] == nil {
      let id = author.commit
      places[id] = history.graph.index(of: id).map { Int(history.places[$0]) } ?? .max
      overrides[id] = ChangelogOverride(
        message: try object(id) { () throws(GitError) in try repository.commit(id).message })
    }
    let builder = ChangelogBuilder(
      vocabulary: configuration.vocabulary, overrides: overrides, places: places)
    return Changelog(
      range: range, sections: builder.sections(sources),
      problems: snapshot.unreadable + snapshot.duplicates())
  }

  // MARK: What differs

  private func sources(
    _ range: ChangelogRange, _ new: Snapshot, _ options: JudgeOptions
  ) async throws(SpecError) -> [ChangelogSource] {
    guard let base = range.base else {
      return try await everything(new, at: range.commit)
    }
    let old = try snapshot(of: base)
    let comparisons = try await compare(
      nil, from: .commit(base), to: range.commit, judging: options)
    // What cannot be read any more is not gone.
    let readable = comparisons.filter { comparison in
      !new.unreadable.contains { $0.path.isSamePath(as: comparison.path) }
    }
    return readable.map { comparison in
      let entry = (comparison.isGone ? old : new).entries.first {
        $0.path.isSamePath(as: comparison.path)
      }
      var source = source(
        entry, comparison.path,
        comparison.isGone ? .onlyOld : comparison.formerName == nil ? .onlyNew : .both,
        comparison.changes)
      if comparison.formerName != entry?.name { source.formerID = comparison.formerName?.text }
      return source
    }
  }

  private func source(
    _ entry: Snapshot.Entry?, _ path: String, _ presence: ChangelogSource.Presence,
    _ changes: [SpecComparison.Change]
  ) -> ChangelogSource {
    ChangelogSource(
      spec: ChangelogEntry.Spec(
        id: entry?.name.text ?? SpecFinder.fileName(path), title: entry?.title ?? "", path: path),
      id: entry?.name.id, presence: presence, status: entry?.header[.status], changes: changes)
  }

  /// Every spec of a commit as a new one.
  private func everything(
    _ snapshot: Snapshot, at commit: ObjectID
  ) async throws(SpecError) -> [ChangelogSource] {
    let items = try await itemHistory(upTo: commit)
    let history = try history(upTo: commit)
    let people = try mailmap()
    var threads: [Int: [SpecComparison.Author]] = [:]
    for event in items.events {
      guard let index = history.graph.index(of: event.commit),
        threads[event.thread]?.last?.commit != event.commit
      else {
        continue
      }
      let author = history.graph.people.people[Int(history.graph.authors[index])]
      threads[event.thread, default: []].append(
        SpecComparison.Author(
          commit: event.commit, person: people.person(author),
          date: history.graph.authorTime(of: index)))
    }
    return snapshot.entries.map { entry in
      source(
        entry, entry.path, .onlyNew,
        items.items(at: entry.path).map { traced in
          SpecComparison.Change(
            change: ItemChange(kinds: [.added], old: nil, new: traced.item),
            commits: threads[traced.thread] ?? [])
        })
    }
  }

  // MARK: Approvals

  /// Tells what the statuses of the specs needed and got, where there is a policy.
  private func judge(
    _ sources: inout [ChangelogSource], _ range: ChangelogRange, _ options: JudgeOptions
  ) async throws(SpecError) {
    let asked = sources.filter { $0.presence != .onlyOld && $0.id != nil }.map(\.spec.path)
    guard !asked.isEmpty,
      let report = try await approvals(of: asked, at: range.commit, options)
    else {
      return
    }
    let history = try history(upTo: range.commit)
    let people = try mailmap()
    let behind = range.base.flatMap { history.graph.index(of: $0) }
      .map { history.graph.reachable(from: $0) }
    for index in sources.indices {
      guard sources[index].presence != .onlyOld,
        let approval = report.spec(at: sources[index].spec.path)
      else {
        continue
      }
      sources[index].approval = ChangelogApproval(approval, people: report.people)
      sources[index].approvedBy = approval.approvals.filter(\.isCounted).compactMap { approval in
        guard let place = history.graph.index(of: approval.commit), behind?[place] != true else {
          return nil
        }
        let author = history.graph.people.people[Int(history.graph.authors[place])]
        return SpecComparison.Author(
          commit: approval.commit, person: people.person(author),
          date: history.graph.authorTime(of: place))
      }
    }
  }
}
