internal import Git

/// The specs as the next commit would have them, read only as far as somebody asks.
struct StagedSpecs {
  private let workspace: Workspace
  /// What the next commit would change, of what it has.
  let texts: CheckedTexts
  /// The paths that it would change, those among them that it has no more.
  private let changed: Set<PathKey>
  private var committed: LazySnapshot

  /// `merging`: whether what a branch has that is being merged is passed over, for it was committed,
  /// and checked, there.
  init(_ workspace: Workspace, merging isPassedOver: Bool = true) throws(SpecError) {
    self.workspace = workspace
    var committed = LazySnapshot(workspace: workspace)
    var texts = CheckedTexts(commit: workspace.head.commit)
    var paths: Set<PathKey> = []
    let merged = isPassedOver ? try workspace.mergedCommits() : []
    let changes = try workspace.git { () throws(GitError) in
      try workspace.repository.stagedChanges(below: PathScope(workspace.finder).roots)
    }
    for change in changes {
      guard let folder = workspace.finder.folder(of: change.path),
        !workspace.finder.isTemplate(change.path)
      else { continue }
      paths.insert(PathKey(change.path))
      guard try !workspace.isStaged(change.path, asIn: merged) else { continue }
      switch try workspace.staged(change.path) {
      case .gone: break
      case .problem(let message):
        texts.unreadable.append(
          SpecProblem(
            path: change.path, position: SourcePosition(line: 1), message: message))
      case .text(let bytes):
        try workspace.add(bytes, at: change.path, in: folder, to: &texts) {
          name throws(SpecError) in
          try committed.spec(at: change.path, name)
        }
      }
    }
    self.texts = texts
    self.committed = committed
    changed = paths
  }

  /// The specs that links of the documents lead to, and those that these depend on.
  ///
  /// `read`: a text as rules see it.
  mutating func linked(
    from documents: [CheckedDocument], _ read: (CheckedText) -> CheckedDocument
  ) throws(SpecError) -> LinkedSpecs {
    // To know the prefixes of specs takes the headers of all.
    let others = documents.contains(where: Mention.mayBe) ? try others() : [:]
    let prefixes = Set(others.keys.map(\.prefix) + documents.compactMap { $0.name.id?.prefix })
    var known = documents
    var seen = Set(documents.compactMap(\.name.id))
    var next = 0
    while next < known.count {
      let isStaged = next < documents.count
      for mention in Mention.all(in: known[next], prefixes: prefixes)
      where (isStaged || mention.isDependency) && seen.insert(mention.id).inserted {
        guard let entry = others[mention.id] else { continue }
        known.append(
          read(
            CheckedText(
              path: entry.path, folder: workspace.finder.folders[entry.folder],
              bytes: try workspace.content(of: entry),
              name: entry.name, base: entry, isCommitted: true)))
      }
      next += 1
    }
    return LinkedSpecs(known, prefixes: prefixes)
  }

  /// The specs of the commit that the next one would leave as they are.
  private mutating func others() throws(SpecError) -> [SpecID: Snapshot.Entry] {
    var others: [SpecID: Snapshot.Entry] = [:]
    for entry in try committed.entries() where !changed.contains(PathKey(entry.path)) {
      if let id = entry.name.id { others[id] = entry }
    }
    return others
  }
}

/// The specs of HEAD, read once somebody needs all of them.
struct LazySnapshot {
  let workspace: Workspace
  private var known: [Snapshot.Entry]?

  init(workspace: Workspace) {
    self.workspace = workspace
  }

  /// None on a branch without a commit.
  mutating func entries() throws(SpecError) -> [Snapshot.Entry] {
    if let known {
      return known
    }
    let entries = try workspace.head.commit.map { commit throws(SpecError) in
      try workspace.snapshot(of: commit).entries
    }
    known = entries ?? []
    return entries ?? []
  }

  /// The spec that a text stands on: the one at its path, else the one with its name.
  mutating func spec(at path: String, _ name: SpecName) throws(SpecError) -> Snapshot.Entry? {
    if let commit = workspace.head.commit, let entry = try workspace.entry(at: path, in: commit) {
      return entry
    }
    let entries = try entries()
    return entries.first { $0.path.isSamePath(as: path) }
      ?? entries.first { $0.name.id != nil && $0.name == name }
  }
}

extension Workspace {
  /// The commits that a merge brings in which is being made.
  func mergedCommits() throws(SpecError) -> [ObjectID] {
    let list = try Files.readIfThere(repository.gitDirectory + "MERGE_HEAD") ?? []
    return String(decoding: list, as: UTF8.self).split(separator: "\n").compactMap {
      ObjectID(hex: $0)
    }
  }

  /// Whether the index has the very file of one of the commits.
  fileprivate func isStaged(_ path: String, asIn commits: [ObjectID]) throws(SpecError) -> Bool {
    guard !commits.isEmpty else {
      return false
    }
    let staged = try git { () throws(GitError) in try repository.stagedEntry(at: path) }
    for commit in commits {
      let theirs = try object(commit) { () throws(GitError) in
        try repository.entry(at: path, in: repository.commit(commit).tree)
      }
      if let staged, theirs == staged { return true }
    }
    return false
  }
}
