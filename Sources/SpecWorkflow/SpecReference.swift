internal import Git

/// A spec, or one requirement of it, as a user names it on the command line.
public struct SpecReference: Sendable, Hashable {
  /// The ID, number or path as typed.
  public var spec: String
  /// The requirement behind a slash, as in `SPEC-007/FR-2`.
  public var requirement: String?

  /// Splits `SPEC-007/FR-2`; everything else is an ID or a path.
  public init(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, !parts[1].isEmpty, Self.isID(parts[0]), !parts[1].contains(".md") {
      spec = parts[0]
      requirement = parts[1]
    } else {
      spec = text
      requirement = nil
    }
  }

  private static func isID(_ text: String) -> Bool {
    SpecIDParser(prefix: nil).match(typed: text) != nil
  }
}

extension Workspace {
  /// The one spec that a user means.
  ///
  /// `SPEC-007`, `spec-7` and `7` name the same spec; a path names the file, from where the user
  /// stands or from the top of the repository.
  ///
  /// - Throws: `SpecError.ambiguousSpec`, or `unknownSpec` with the nearest ID or the deletion.
  func entry(
    _ reference: String, in snapshot: Snapshot, _ history: () throws(SpecError) -> History
  ) throws(SpecError) -> Snapshot.Entry {
    let paths = candidatePaths(reference)
    // The very bytes first: a keyboard may write `é` in another way than the file's name, but it may
    // also be the name of a file beside it.
    for isNamed in [{ $0.isSamePath(as: $1) }, { $0 == $1 }] as [(String, String) -> Bool] {
      func isMeant(_ path: String) -> Bool { paths.contains { isNamed($0, path) } }
      if let entry = snapshot.entries.first(where: { isMeant($0.path) }) {
        return entry
      }
      if let problem = snapshot.unreadable.first(where: { isMeant($0.path) }) {
        throw .unreadableSpec(problem)
      }
    }
    let found = snapshot.entries.filter { entry in
      entry.name.id.map { Self.matches($0, reference) } ?? false
    }
    if found.count == 1 {
      return found[0]
    }
    guard found.isEmpty else {
      throw .ambiguousSpec(id: reference, paths: found.map(\.path))
    }
    // A document that cannot be read still has the ID of its file name.
    if let problem = snapshot.unreadable.first(where: { isNamed($0.path, reference) }) {
      throw .unreadableSpec(problem)
    }
    let history = try history()
    throw .unknownSpec(
      reference, nearest: nearest(to: reference, in: snapshot, history),
      deletion: try deletion(of: reference, history))
  }

  /// The version of the spec that a user means, also of one that was deleted, and the entry of one
  /// that is there.
  ///
  /// - Throws: as ``entry(_:in:_:)``.
  func version(
    of reference: String, in snapshot: Snapshot, _ history: History
  ) throws(SpecError) -> (version: Int, entry: Snapshot.Entry?) {
    do throws(SpecError) {
      let entry = try entry(reference, in: snapshot) { () throws(SpecError) in history }
      guard let version = history.currentVersion(of: entry.path) else {
        throw .unknownSpec(reference, nearest: nil, deletion: nil)
      }
      return (version, entry)
    } catch .unknownSpec(let typed, let nearest, let deletion) {
      guard deletion != nil, let version = try deletedVersion(of: reference, in: history) else {
        throw .unknownSpec(typed, nearest: nearest, deletion: deletion)
      }
      return (version, nil)
    }
  }

  /// Whether a text names a spec of HEAD, or could be the ID of none other than a spec.
  public func isSpec(_ reference: String) throws(SpecError) -> Bool {
    guard let commit = head.commit else {
      return false
    }
    // A number of seven digits may be the beginning of a commit's name.
    if SpecIDParser(prefix: nil).match(typed: reference) != nil, reference.count < 7 {
      return true
    }
    do throws(SpecError) {
      _ = try entry(reference, in: snapshot(of: commit)) { () throws(SpecError) in
        try history(upTo: commit)
      }
      return true
    } catch .unknownSpec {
      return false
    }
  }

  /// Whether a file's name says the ID that a user typed.
  private func isNamed(_ path: String, _ typed: String) -> Bool {
    guard let folder = finder.folder(of: path),
      let id = finder.name(of: Header(), at: path, in: folder).id
    else {
      return false
    }
    return Self.matches(id, typed)
  }

  /// Whether an ID is what a user typed.
  static func matches(_ id: SpecID, _ typed: String) -> Bool {
    SpecIDParser(prefix: id.prefix).match(typed: typed) == id
  }

  /// A typed path as paths from the top of the repository.
  func candidatePaths(_ typed: String) -> [String] {
    var paths = [typed.hasPrefix("./") ? String(typed.dropFirst(2)) : typed]
    if let workTree {
      let absolute = Files.absolute(typed, in: directory)
      if absolute.hasPrefix(workTree) {
        paths.insert(String(absolute.dropFirst(workTree.count)), at: 0)
      }
    }
    return paths
  }

  /// What a user may have meant: the spec that a file became, an ID or path that is near, or for a
  /// number that nobody has taken the last one.
  private func nearest(
    to typed: String, in snapshot: Snapshot, _ history: History
  ) -> String? {
    if let successor = successor(of: typed, in: snapshot, history) {
      return successor
    }
    let ids = snapshot.entries.compactMap(\.name.id)
    guard let wanted = SpecIDParser(prefix: nil).match(typed: typed) else {
      return Suggestion.nearest(
        to: typed, among: ids.map(\.description) + snapshot.entries.map(\.path))
    }
    let own = ids.filter { $0.prefix == wanted.prefix || typed.allSatisfy(\.isNumber) }
    guard own.isEmpty else {
      return own.last { $0.number < wanted.number }?.description ?? own.first?.description
    }
    return Suggestion.nearest(to: typed, among: ids.map(\.description))
  }

  /// The spec that a path led to before it was renamed.
  private func successor(
    of typed: String, in snapshot: Snapshot, _ history: History
  ) -> String? {
    let versions = history.versions.versions
    let paths = Set(candidatePaths(typed).compactMap { history.paths.index(of: $0) })
    guard let old = versions.last(where: { paths.contains($0.path) }) else {
      return nil
    }
    return snapshot.entries.first { entry in
      history.currentVersion(of: entry.path).map { versions[$0].track == old.track } ?? false
    }?.name.text
  }

  /// When a spec that is no more was deleted, by its ID or path.
  func deletedVersion(of reference: String, in history: History) throws(SpecError) -> Int? {
    let paths = candidatePaths(reference)
    for (path, version) in history.versions.current.sorted(by: { $0.key < $1.key }) {
      guard history.versions.versions[version].file == nil else {
        continue
      }
      if paths.contains(where: { $0.isSamePath(as: history.paths.paths[path]) }) {
        return version
      }
      for link in history.versions.versions[version].parents {
        if let file = history.versions.versions[link.version].file,
          let id = try texts.name(of: file, at: history.paths.paths[path]).id,
          Self.matches(id, reference)
        {
          return version
        }
      }
    }
    return nil
  }

  private func deletion(
    of reference: String, _ history: History
  ) throws(SpecError) -> SpecError.Deletion? {
    try deletedVersion(of: reference, in: history).map { version in
      let made = history.versions.versions[version]
      return SpecError.Deletion(
        commit: history.graph.ids[made.commit],
        date: CalendarDate(
          history.graph.authorTime(of: made.commit) ?? history.graph.commitTime(of: made.commit)),
        path: history.paths.paths[made.path])
    }
  }
}
