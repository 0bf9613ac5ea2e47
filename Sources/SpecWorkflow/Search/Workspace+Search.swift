public import Git

extension Workspace {
  /// Where words stand in the specs of a commit and in the messages of their histories.
  ///
  /// `phrases`: all must stand in one passage, each as a whole and in any case and grammatical form
  /// of English; one that ends with `*` may go on.
  public func search(
    _ phrases: [String], at commit: ObjectID
  ) throws(SpecError) -> SearchReport {
    let snapshot = try specFacts(at: commit).snapshot
    let history = try self.history(upTo: commit)
    let changing = history.revisions.map(\.commit)
    let commits = changing.map { history.graph.ids[$0] }
    let wanted = Set(snapshot.entries.map(\.file.blob)).union(commits)
    let image = try searchImage(of: snapshot, commits, wanted)
    let matches = try image.matches(phrases, in: wanted)
    let found = Dictionary(grouping: matches, by: \.passage.source)
    var report = SearchReport(commit: commit, phrases: phrases, specs: [], commits: [])
    let ranks = found.mapValues { $0.map(\.rank).min() ?? 0 }
    let entries = snapshot.entries.enumerated().filter { found[$0.element.file.blob] != nil }
      .sorted { left, right in
        (ranks[left.element.file.blob] ?? 0, left.offset)
          < (ranks[right.element.file.blob] ?? 0, right.offset)
      }
    for (_, entry) in entries {
      report.specs.append(spec(entry, found[entry.file.blob] ?? []))
    }
    let names = specNames(snapshot, history)
    let people = try mailmap()
    for index in changing.reversed() {
      if let match = found[history.graph.ids[index]]?.first {
        report.commits.append(message(match, index, history, people, names[index] ?? []))
      }
    }
    return report
  }

  /// What earlier searches have read, with what they have not.
  private func searchImage(
    of snapshot: Snapshot, _ commits: [ObjectID], _ wanted: Set<ObjectID>
  ) throws(SpecError) -> SearchImage {
    let key = FactKey(.search) { sources in
      factSources.write(to: &sources)
    }
    var image: SearchImage? = index?.fact(key)
    var known: Set<ObjectID> = []
    if let image {
      known = try image.sources()
    }
    // What was read of other branches and times is kept as long as it is not most of it.
    if known.count > 4 * wanted.count + 1_000 {
      image = nil
      known = []
    }
    let used: SearchImage
    if let image {
      used = image
    } else {
      used = try SearchImage()
    }
    var reader = SpecItemReader()
    var new: [(source: ObjectID, items: [SpecItem])] = []
    for entry in snapshot.entries where known.insert(entry.file.blob).inserted {
      if case .success(let bytes) = try texts.text(of: entry.file) {
        new.append((entry.file.blob, reader.read(bytes, entry.header) ?? []))
      }
    }
    for commit in commits where known.insert(commit).inserted {
      let message = try object(commit) { () throws(GitError) in try repository.commit(commit) }
      new.append((commit, [SpecItem(message: message)]))
    }
    if !new.isEmpty {
      try used.add(new)
      index?.keep(used, for: key)
    }
    return used
  }

  private func spec(_ entry: Snapshot.Entry, _ matches: [SearchImage.Match]) -> SearchReport.Spec {
    SearchReport.Spec(
      name: entry.name.text ?? "", title: entry.title, path: entry.path,
      status: entry.header[.status],
      passages: matches.map { match in
        SearchReport.Passage(item: match.passage.item, name: match.name, words: match.words)
      }.sorted { $0.item.line < $1.item.line })
  }

  /// What the specs that a commit changed are called now; nothing of those that are gone.
  private func specNames(_ snapshot: Snapshot, _ history: History) -> [Int: [String]] {
    let versions = history.versions.versions
    var ofTracks: [Int: String] = [:]
    for entry in snapshot.entries {
      if let version = history.currentVersion(of: entry.path) {
        ofTracks[versions[version].track] = entry.name.text
      }
    }
    var names: [Int: [String]] = [:]
    for version in versions {
      if let name = ofTracks[version.track], names[version.commit]?.contains(name) != true {
        names[version.commit, default: []].append(name)
      }
    }
    return names
  }

  private func message(
    _ match: SearchImage.Match, _ index: Int, _ history: History, _ people: Mailmap,
    _ names: [String]
  ) -> SearchReport.Message {
    let graph = history.graph
    return SearchReport.Message(
      commit: graph.ids[index],
      author: people.person(graph.people.people[Int(graph.authors[index])]),
      time: graph.authorTime(of: index), subject: match.name,
      words: match.words.contains(where: \.isMatch) ? match.words : [], specs: names)
  }
}

extension SpecItem {
  /// A commit's message: the subject as the name, the rest as the words.
  fileprivate init(message commit: Commit) {
    let body = commit.message.drop { $0 != "\n" }
    self.init(
      kind: .section, name: commit.subject,
      words: body.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
