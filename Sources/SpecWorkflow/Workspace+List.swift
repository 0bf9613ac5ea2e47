public import Git

/// Which date of a commit a spec's dates are.
public enum DateBasis: String, Sendable, CaseIterable {
  /// When the author wrote it.
  case written
  /// When it came onto the trunk.
  case landed
}

extension Workspace {
  /// Every spec of a commit with its derived facts.
  ///
  /// `dates`: landed dates are `nil` for what is not on the trunk yet.
  public func list(
    at commit: ObjectID, dates: DateBasis = .written
  ) throws(SpecError) -> SpecListing {
    let trunk = dates == .landed ? try self.trunk()?.commit : nil
    if dates == .landed, trunk == nil, let name = configuration.trunk {
      throw .unknownRevision(name, nearest: nil)
    }
    let known = try specFacts(at: commit, and: trunk)
    let landed = try trunk.flatMap { trunk throws(SpecError) in
      let graph = try history(upTo: commit, and: trunk).graph
      return graph.index(of: trunk).map { LandedDates(graph, trunk: $0) }
    }
    let people = try mailmap()
    var specs: [SpecSummary] = []
    for (entry, facts) in zip(known.snapshot.entries, known.timelines) {
      var summary = summary(of: entry, facts, people)
      if dates == .landed {
        summary.created = facts?.createdCommit.flatMap { landed?.date(of: $0) }
        summary.updated = facts?.updatedCommit.flatMap { landed?.date(of: $0) }
      }
      specs.append(summary)
    }
    return SpecListing(
      commit: commit, isShallow: known.isShallow, specs: specs,
      problems: known.snapshot.unreadable + known.snapshot.duplicates(),
      folders: specFolders, hasPolicyFolder: known.hasPolicyFolder)
  }

  /// A spec's claims beside the facts.
  func summary(
    of entry: Snapshot.Entry, _ facts: Timeline?, _ people: Mailmap
  ) -> SpecSummary {
    let status = entry.header[.status]
    var authors: [Person] = []
    for person in facts?.authors ?? [] {
      let known = people.person(person)
      if !authors.contains(known) {
        authors.append(known)
      }
    }
    return SpecSummary(
      id: entry.name.id, name: entry.name.text ?? "", title: entry.title, path: entry.path,
      status: status, state: status.flatMap(configuration.vocabulary.state),
      author: entry.header[.author], created: facts?.created, updated: facts?.updated,
      authors: authors, commits: facts.flatMap { $0.isCutOff ? nil : $0.commits },
      contradictions: Contradiction.all(in: entry.header, facts, authors))
  }
}

extension Snapshot {
  /// A problem for every file whose ID another file has as well.
  func duplicates() -> [SpecProblem] {
    var places: [SpecID: [Int]] = [:]
    for (place, entry) in entries.enumerated() {
      if let id = entry.name.id {
        places[id, default: []].append(place)
      }
    }
    var problems: [SpecProblem] = []
    for (place, entry) in entries.enumerated() {
      let same = entry.name.id.flatMap { places[$0] } ?? []
      if let id = entry.name.id, let other = same.first(where: { $0 != place }).map({ entries[$0] })
      {
        problems.append(
          SpecProblem(
            path: entry.path, position: entry.header.title?.position ?? SourcePosition(line: 1),
            message: "\(id) is also the ID of \(other.path)"))
      }
    }
    return problems
  }
}

extension Contradiction {
  /// The claims of a header that do not agree with the facts; what is unknown contradicts nothing.
  static func all(in header: Header, _ facts: Timeline?, _ authors: [Person]) -> [Contradiction] {
    var found: [Contradiction] = []
    for (field, key, derived) in [
      (Field.created, HeaderKey.created, facts?.created), (.updated, .updated, facts?.updated),
    ] {
      if let claim = header.field(key), let claimed = CalendarDate(claim.value), let derived,
        claimed != CalendarDate(derived)
      {
        found.append(
          Contradiction(
            field: field, claim: claim.value, derived: CalendarDate(derived).description,
            position: claim.position))
      }
    }
    if let claim = header.field(.author), !claim.value.isEmpty, let first = authors.first,
      !authors.contains(where: { $0.isNamed(in: claim.value) })
    {
      found.append(
        Contradiction(
          field: .author, claim: claim.value, derived: first.name, position: claim.position))
    }
    return found
  }
}

extension Person {
  /// Whether a text names the person: a word of the name or of the address stands in it.
  ///
  /// Generous, since people are known by several forms of one name; what is left are texts that
  /// name somebody else altogether.
  fileprivate func isNamed(in text: String) -> Bool {
    if text == name, !Self.words(name).isEmpty {
      return true
    }
    let account = email.split(separator: "@").first.map(String.init) ?? ""
    let own = Self.words(name).union(Self.words(account))
    // `charlieMonroe` is who signs as Charlie Monroe.
    let joined = text.lowercased().filter(\.isLetter)
    return !own.isDisjoint(with: Self.words(text)) || own.contains(joined)
  }

  /// The words of a text in lower case, without one-letter ones.
  private static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }
        .filter { $0.count > 1 || !($0.first?.isASCII ?? true) }.map(String.init))
  }
}
