internal import Git

/// Derives a spec's timeline from its versions and their texts.
struct TimelineBuilder {
  let history: History
  let texts: TextSource
  let vocabulary: StatusVocabulary
  /// Commits that do not count for the date of the last change and for the authors.
  let ignored: Set<ObjectID>

  /// The facts of a spec without its events, reading only the texts that they need.
  func facts(ofVersion version: Int) throws(SpecError) -> Timeline {
    let lineage = history.lineage(of: version)
    let known = lineage.filter { !isBoundary($0) }
    let isCutOff = known.count < lineage.count
    let first = isCutOff ? nil : lineage.first
    let last = try lastChange(in: lineage)
    return Timeline(
      events: [], created: first.flatMap(authorTime), updated: last.flatMap(authorTime),
      createdCommit: first.map(commitID), updatedCommit: last.map(commitID),
      authors: try authors(of: known),
      commits: Set(known.map { history.versions.versions[$0].commit }).count,
      isCutOff: isCutOff)
  }

  /// The whole timeline of a spec, with the events of the sides that merges did not follow.
  func timeline(ofVersion version: Int) throws(SpecError) -> Timeline {
    var timeline = try facts(ofVersion: version)
    let lineage = history.lineage(of: version)
    let outvoted = Set(history.outvoted(by: lineage))
    var statuses: [Int: String] = [:]
    for version in history.sorted(outvoted.union(lineage)) {
      let previous = history.versions.versions[version].parents.map(\.version)
      let status = try status(of: version, previous: previous, statuses)
      statuses[version] = status
      if !isBoundary(version) {
        for var event in try events(of: version, statuses) {
          event.isOutvoted = outvoted.contains(version)
          timeline.events.append(event)
        }
      }
    }
    return timeline
  }

  // MARK: Facts

  private func lastChange(in lineage: [Int]) throws(SpecError) -> Int? {
    for version in lineage.reversed() {
      if isBoundary(version) {
        return nil
      }
      if !isIgnored(version), try !bringsNothing(version) {
        return version
      }
    }
    return lineage.first
  }

  /// Who wrote it; a merge that only brings sides together is nobody's words.
  private func authors(of versions: [Int]) throws(SpecError) -> [Person] {
    var authors: [Person] = []
    for version in versions where !isIgnored(version) || versions.count == 1 {
      let made = history.versions.versions[version]
      if made.parents.count > 1, try bringsNothing(version) {
        continue
      }
      let person = history.graph.people.people[Int(history.graph.authors[made.commit])]
      if !authors.contains(person) {
        authors.append(person)
      }
    }
    return authors
  }

  /// Whether a version brings nothing: the text of some earlier one but for typed dates, at the path
  /// of some earlier one.
  ///
  /// In a merge the two may be different sides, as where one renamed and the other edited.
  private func bringsNothing(_ version: Int) throws(SpecError) -> Bool {
    let made = history.versions.versions[version]
    guard let file = made.file, made.parents.contains(where: { !$0.isRename }) else {
      return false
    }
    return try texts.bringsNothing(
      file, after: made.parents.compactMap { history.versions.versions[$0.version].file },
      isMerge: made.parents.count > 1)
  }

  // MARK: Events

  /// The status that a version has; one that cannot be read has that of the version before.
  private func status(
    of version: Int, previous: [Int], _ statuses: [Int: String]
  ) throws(SpecError) -> String? {
    guard let file = history.versions.versions[version].file else {
      return previous.first.flatMap { statuses[$0] }
    }
    let header = try texts.header(of: file)
    return header.isUnreadable ? previous.first.flatMap { statuses[$0] } : header[.status]
  }

  private func events(
    of version: Int, _ statuses: [Int: String]
  ) throws(SpecError) -> [Event] {
    let made = history.versions.versions[version]
    let held = made.parents.filter { history.versions.versions[$0.version].file != nil }
    let status = statuses[version]
    guard let file = made.file else {
      return [event(.deleted, made)]
    }
    guard let first = held.first else {
      return [event(made.parents.isEmpty ? .created : .restored, made, to: status)]
    }
    var events: [Event] = []
    if held.allSatisfy({ history.versions.versions[$0.version].path != made.path }) {
      events.append(event(.renamed, made, from: path(of: first.version), to: path(of: version)))
    }
    if let (from, to) = try renumbering(of: version, held) {
      events.append(event(.renumbered, made, from: from, to: to))
    }
    if held.allSatisfy({ statuses[$0.version] != status }) {
      events.append(event(.status, made, from: statuses[first.version], to: status))
    }
    let edit = try self.edit(file, held)
    if edit == .words || (events.isEmpty && edit != .status) {
      events.append(event(.edited, made, isMechanical: edit == .dates))
    } else if events.isEmpty {
      // A merge that took the words of one side and the status of the other.
      events.append(event(.edited, made))
    }
    return events
  }

  /// The IDs before and after, where every earlier version had another one.
  private func renumbering(
    of version: Int, _ held: [VersionGraph.Link]
  ) throws(SpecError) -> (from: String, to: String)? {
    let name = try self.name(of: version)
    guard let to = name.text else {
      return nil
    }
    var from: String?
    for link in held {
      let old = try self.name(of: link.version)
      guard old.id != name.id else {
        return nil
      }
      from = from ?? old.text
    }
    return from.map { ($0, to) }
  }

  /// What is different from every earlier version, at the least.
  private enum Edit {
    case dates
    case status
    case words
  }

  private func edit(
    _ file: FileVersion, _ held: [VersionGraph.Link]
  ) throws(SpecError) -> Edit {
    let header = try texts.header(of: file)
    guard case .success(let bytes) = try texts.text(of: file) else {
      return .words
    }
    var edit = Edit.words
    for link in held {
      guard let old = history.versions.versions[link.version].file,
        case .success(let oldBytes) = try texts.text(of: old)
      else {
        continue
      }
      let oldHeader = try texts.header(of: old)
      let dates: Set<HeaderKey> = [.created, .updated]
      if oldBytes.masking(dates, of: oldHeader) == bytes.masking(dates, of: header) {
        return .dates
      }
      let claims = dates.union([.status])
      if oldBytes.masking(claims, of: oldHeader) == bytes.masking(claims, of: header) {
        edit = .status
      }
    }
    return edit
  }

  private func event(
    _ kind: Event.Kind, _ made: VersionGraph.Version, from: String? = nil, to: String? = nil,
    isMechanical: Bool = false
  ) -> Event {
    let graph = history.graph
    let id = graph.ids[made.commit]
    return Event(
      kind: kind, commit: id,
      parents: graph.parents(of: made.commit).map { graph.ids[Int($0)] },
      author: graph.people.people[Int(graph.authors[made.commit])],
      committer: graph.people.people[Int(graph.committers[made.commit])],
      authorTime: graph.authorTime(of: made.commit),
      commitTime: graph.commitTime(of: made.commit),
      path: history.paths.paths[made.path], from: from, to: to,
      fromState: kind == .status ? from.flatMap(vocabulary.state) : nil,
      toState: kind == .status ? to.flatMap(vocabulary.state) : nil,
      isMechanical: isMechanical || ignored.contains(id), isOutvoted: false)
  }

  // MARK: Versions

  private func isBoundary(_ version: Int) -> Bool {
    history.graph.boundary.contains(history.versions.versions[version].commit)
  }

  private func isIgnored(_ version: Int) -> Bool {
    ignored.contains(history.graph.ids[history.versions.versions[version].commit])
  }

  private func authorTime(_ version: Int) -> Timestamp? {
    history.graph.authorTime(of: history.versions.versions[version].commit)
  }

  private func commitID(_ version: Int) -> ObjectID {
    history.graph.ids[history.versions.versions[version].commit]
  }

  private func path(of version: Int) -> String {
    history.paths.paths[history.versions.versions[version].path]
  }

  private func name(of version: Int) throws(SpecError) -> SpecName {
    guard let file = history.versions.versions[version].file else {
      return .none
    }
    return try texts.name(of: file, at: path(of: version))
  }
}

extension SpecName {
  /// The ID or placeholder as text.
  var text: String? {
    switch self {
    case .id(let id): id.description
    case .placeholder(let text): text
    case .none: nil
    }
  }
}
