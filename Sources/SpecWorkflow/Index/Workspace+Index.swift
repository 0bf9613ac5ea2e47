internal import Git

#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

extension FactIndex {
  /// The index of a repository, made where there is none yet; `nil` where it cannot be had.
  ///
  /// Each user has his own: nobody's facts count for anybody else.
  convenience init?(_ repository: Repository, _ place: IndexPlace) {
    guard let key = IndexSecret.key(in: place.stateFolder) else {
      return nil
    }
    let folder = Self.folder(of: repository)
    mkdir(folder, 0o777)
    guard case .folder? = FileStatus.of(folder) else {
      return nil
    }
    self.init(IndexFile(path: Self.path(in: folder)), seal: FactSeal(key: key))
  }

  /// Where the users' indexes lie: in the directory that all work trees share.
  static func folder(of repository: Repository) -> String {
    repository.commonDirectory + "spec"
  }

  static func path(in folder: String) -> String {
    "\(folder)/index-\(geteuid()).sqlite"
  }
}

extension Workspace {
  /// The history up to a commit, from what an earlier run has kept as far as that goes.
  func indexedHistory(
    upTo tip: ObjectID, and trunk: ObjectID?
  ) throws(SpecError) -> History {
    let key = FactKey(.history) { sources in
      writeSources(to: &sources)
    }
    let known: History? = index?.fact(key)
    if let known, known.tip == tip,
      trunk.map({ known.graph.index(of: $0) != nil }) ?? true
    {
      return known
    }
    let history = try HistoryReader(
      repository: repository, finder: finder, texts: texts, extent: extent, progress: progress,
      known: known
    ).read(upTo: tip, and: trunk.map { [$0] } ?? [])
    if isWorthKeeping(history, besides: known) {
      index?.keep(history, for: key)
    }
    return history
  }

  /// Whether so much is new that the next run should begin with it: a large history is not written
  /// again for every commit.
  private func isWorthKeeping(_ history: History, besides known: History?) -> Bool {
    // Commits that only another tip reaches were not compared.
    guard index != nil, history.order.count == history.graph.count else {
      return false
    }
    guard let known else {
      return true
    }
    var new = 0
    for id in history.graph.ids where known.graph.index(of: id) == nil {
      new += 1
    }
    return new > history.graph.count / 50
  }

  private func writeSources(to facts: inout FactWriter) {
    factSources.write(to: &facts)
    facts.append(column: extent.shallowBoundary.sorted())
  }

  /// The specs of a commit with their dates, from the index where it knows them.
  func specFacts(
    at commit: ObjectID, and trunk: ObjectID? = nil
  ) throws(SpecError) -> SpecFacts {
    let ignored = try ignoredCommits()
    let key = specsKey(commit, ignored)
    if let known: SpecFacts = index?.fact(key) {
      return known
    }
    // Who counts among the authors hangs on all of a spec's commits where some do not count.
    if ignored.isEmpty, let facts = try followingFacts(at: commit) {
      index?.keep(facts, for: key)
      return facts
    }
    let history = try self.history(upTo: commit, and: trunk)
    let snapshot = try readSnapshot(of: commit)
    let builder = try timelines(of: history)
    var timelines: [Timeline?] = []
    for entry in snapshot.entries {
      timelines.append(
        try history.currentVersion(of: entry.path).map { version throws(SpecError) in
          try builder.facts(ofVersion: version)
        })
    }
    let facts = SpecFacts(
      snapshot: snapshot, timelines: timelines, isShallow: history.isShallow,
      hasPolicyFolder: history.policyFolders.areAny)
    index?.keep(facts, for: key)
    return facts
  }

  /// The specs that a commit's tree holds, from the index where it knows them.
  func knownSnapshot(of commit: ObjectID) throws(SpecError) -> Snapshot? {
    guard let index else {
      return nil
    }
    let facts: SpecFacts? = index.fact(specsKey(commit, try ignoredCommits()))
    return facts?.snapshot
  }

  private func specsKey(_ commit: ObjectID, _ ignored: Set<ObjectID>) -> FactKey {
    FactKey(.specs) { sources in
      writeSources(to: &sources)
      sources.append(commit)
      sources.append(column: ignored.sorted())
    }
  }

  /// The specs of a commit as they follow from those of a near ancestor that the index knows.
  private func followingFacts(at commit: ObjectID) throws(SpecError) -> SpecFacts? {
    guard let index else {
      return nil
    }
    var line: [ObjectID] = []
    var next = commit
    while line.count < FactFollower.mostCommits, !extent.shallowBoundary.contains(next) {
      let parents = try object(next) { () throws(GitError) in try repository.commit(next).parents }
      guard parents.count == 1 else {
        return nil
      }
      line.append(next)
      next = parents[0]
      if let facts: SpecFacts = index.fact(specsKey(next, [])) {
        return try followingFacts(facts, of: next, along: line.reversed())
      }
    }
    return nil
  }

  private func followingFacts(
    _ facts: SpecFacts, of ancestor: ObjectID, along line: [ObjectID]
  ) throws(SpecError) -> SpecFacts? {
    let follower = FactFollower(repository: repository, scope: PathScope(finder), texts: texts)
    guard let found = try follower.timelines(after: facts, at: ancestor, along: line) else {
      return nil
    }
    for entry in facts.snapshot.entries {
      texts.keep(entry.header, of: entry.file.blob)
    }
    let snapshot = try readSnapshot(of: line[line.count - 1])
    let timelines = snapshot.entries.map { found.ofPaths[PathKey($0.path)] }
    // A document that could not be read before has a past that is not known here.
    guard !timelines.contains(where: { $0 == nil }) else {
      return nil
    }
    return SpecFacts(
      snapshot: snapshot, timelines: timelines, isShallow: facts.isShallow,
      hasPolicyFolder: found.hasPolicyFolder)
  }
}
