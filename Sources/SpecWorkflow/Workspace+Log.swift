public import Git

/// A spec's timeline, with what only the commits themselves tell.
public struct SpecLog: Sendable {
  public var name: String
  public var title: String
  public var path: String
  public var status: String?
  /// Whether the commit lacks the spec and only its history is left.
  public var isDeleted: Bool
  public var timeline: Timeline
  /// The events of the timeline in its order, each with its commit's subject.
  public var entries: [Entry]

  /// An event and its commit.
  public struct Entry: Sendable {
    public var event: Event
    /// The author as the mailmap has him.
    public var author: Person
    /// The first line of the commit's message.
    public var subject: String
    /// When it came onto the trunk; `nil` where it has not.
    public var landed: Timestamp?
    /// What it changed in meaning: the IDs of requirements, and headings.
    public var changed: [String] = []
    /// The change of the document as a unified diff, where that was asked for.
    public var patch: [UInt8]?
  }
}

extension Workspace {
  /// The timeline of a spec, also of one that was deleted, with its approvals among the events.
  ///
  /// `withPatches`: whether each entry carries the document's diff.
  public func log(
    _ reference: String, at commit: ObjectID, withPatches: Bool = false,
    judging options: JudgeOptions
  ) async throws(SpecError) -> SpecLog {
    var log = try self.log(reference, at: commit, withPatches: withPatches)
    guard !log.isDeleted, let approvals = try await approvals(of: [log.path], at: commit, options)
    else {
      return log
    }
    try add(approvals.specs.first?.approvals ?? [], to: &log, history(upTo: commit))
    return log
  }

  /// Puts approvals among the events, each behind what its commit is already.
  private func add(
    _ approvals: [Approval], to log: inout SpecLog, _ history: History
  ) throws(SpecError) {
    let trunk = try self.trunk()?.commit
    let landed = trunk.flatMap { history.graph.index(of: $0) }
      .map { LandedDates(history.graph, trunk: $0) }
    let people = try mailmap()
    func place(_ commit: ObjectID) -> Int32 {
      history.graph.index(of: commit).map { history.places[$0] } ?? .max
    }
    for approval in approvals {
      guard let index = history.graph.index(of: approval.commit) else { continue }
      let graph = history.graph
      let author = graph.people.people[Int(graph.authors[index])]
      let event = Event(
        kind: approval.decision == .approve ? .approved : .withdrawn, commit: approval.commit,
        parents: graph.parents(of: index).map { graph.ids[Int($0)] }, author: author,
        committer: graph.people.people[Int(graph.committers[index])],
        authorTime: graph.authorTime(of: index), commitTime: graph.commitTime(of: index),
        path: log.path, from: nil, to: approval.target, fromState: nil, toState: nil,
        isMechanical: false, isOutvoted: false, verdict: approval.verdict)
      let subject = try object(approval.commit) { () throws(GitError) in
        try repository.commit(approval.commit).subject
      }
      let entry = SpecLog.Entry(
        event: event, author: people.person(author), subject: subject,
        landed: landed?.date(of: approval.commit), patch: nil)
      let later = log.entries.firstIndex { place($0.event.commit) > place(approval.commit) }
      log.entries.insert(entry, at: later ?? log.entries.endIndex)
    }
  }

  /// The timeline alone, without approvals.
  func log(
    _ reference: String, at commit: ObjectID, withPatches: Bool = false
  ) throws(SpecError) -> SpecLog {
    let trunk = try self.trunk()?.commit
    let history = try self.history(upTo: commit, and: trunk)
    let snapshot = try self.snapshot(of: commit)
    let (version, entry) = try version(of: reference, in: snapshot, history)
    return try log(version, entry, history, trunk, withPatches: withPatches)
  }

  private func log(
    _ version: Int, _ entry: Snapshot.Entry?, _ history: History, _ trunk: ObjectID?,
    withPatches: Bool
  ) throws(SpecError) -> SpecLog {
    let timeline = try timelines(of: history).timeline(ofVersion: version)
    let landed = trunk.flatMap { history.graph.index(of: $0) }
      .map { LandedDates(history.graph, trunk: $0) }
    let people = try mailmap()
    var entries: [SpecLog.Entry] = []
    var subjects: [ObjectID: String] = [:]
    var changes = ChangedNames()
    for event in timeline.events {
      let id = event.commit
      if subjects[id] == nil {
        subjects[id] = try object(id) { () throws(GitError) in try repository.commit(id).subject }
      }
      entries.append(
        SpecLog.Entry(
          event: event,
          author: people.person(event.author),
          subject: subjects[id] ?? "", landed: landed?.date(of: id),
          changed: event.kind == .edited ? try changed(in: event, &changes) : [],
          patch: withPatches ? try patch(of: event) : nil))
    }
    let path = history.paths.paths[history.versions.versions[version].path]
    return SpecLog(
      name: entry?.name.text ?? SpecFinder.fileName(path), title: entry?.title ?? "", path: path,
      status: entry?.header[.status], isDeleted: entry == nil, timeline: timeline,
      entries: entries)
  }

  /// What a commit changed in meaning against its first parent.
  private func changed(
    in event: Event, _ changes: inout ChangedNames
  ) throws(SpecError) -> [String] {
    guard let parent = event.parents.first,
      let old = try content(of: event.path, in: parent),
      let new = try content(of: event.path, in: event.commit)
    else {
      return []
    }
    return changes.between(old, new, reader)
  }

  /// How the document changed against the first parent of the event's commit.
  private func patch(of event: Event) throws(SpecError) -> [UInt8] {
    let oldPath = event.kind == .renamed ? event.from ?? event.path : event.path
    let new = try blob(event.path, in: event.commit)
    let old = try event.parents.first.flatMap { parent throws(SpecError) in
      try blob(oldPath, in: parent)
    }
    guard new != old else {
      return []
    }
    guard case .success(let newText) = try text(new), case .success(let oldText) = try text(old)
    else {
      // As git says it of what it does not compare.
      return Array("Binary files a/\(oldPath) and b/\(event.path) differ\n".utf8)
    }
    return try git { () throws(GitError) in
      try UnifiedDiff.text(from: oldText, at: oldPath, to: newText, at: event.path)
    }
  }

  private func blob(_ path: String, in commit: ObjectID) throws(SpecError) -> ObjectID? {
    try object(commit) { () throws(GitError) in
      let entry = try repository.entry(at: path, in: repository.commit(commit).tree)
      return entry?.mode.isFile == true ? entry?.id : nil
    }
  }

  /// The text of a blob, empty where there is none.
  private func text(_ blob: ObjectID?) throws(SpecError) -> TextSource.Text {
    try blob.map { blob throws(SpecError) in try texts.text(ofBlob: blob) } ?? .success([])
  }
}

/// Names what differs between texts that have most of their words in common.
private struct ChangedNames {
  private var items = SpecItemReader()

  mutating func between(_ old: [UInt8], _ new: [UInt8], _ reader: HeaderReader) -> [String] {
    SpecDifference(
      from: items.read(old, reader.read(old)) ?? [], to: items.read(new, reader.read(new)) ?? []
    ).names
  }
}
