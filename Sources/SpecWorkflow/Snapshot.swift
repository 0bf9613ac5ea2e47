internal import Git

/// The specs that a commit's tree holds, as their documents say it.
struct Snapshot {
  /// A document in a spec folder.
  struct Entry {
    var path: String
    var file: FileVersion
    /// Which of the finder's folders it stands in.
    var folder: Int
    var header: Header
    var name: SpecName
    var title: String
  }

  /// By ID, then by path; those without an ID last.
  var entries: [Entry] = []
  /// What looks like a spec and cannot be read as one.
  var unreadable: [SpecProblem] = []
}

/// Something that keeps a file from being one spec.
public struct SpecProblem: Sendable, Hashable {
  public var path: String
  public var position: SourcePosition
  /// One sentence without a full stop.
  public var message: String

  public init(path: String, position: SourcePosition, message: String) {
    self.path = path
    self.position = position
    self.message = message
  }
}

extension Workspace {
  /// The specs of a commit.
  func snapshot(of commit: ObjectID) throws(SpecError) -> Snapshot {
    if let known = try knownSnapshot(of: commit) {
      return known
    }
    return try readSnapshot(of: commit)
  }

  /// The specs of a commit, from its tree and the documents.
  func readSnapshot(of commit: ObjectID) throws(SpecError) -> Snapshot {
    var snapshot = Snapshot()
    let entries = try git { () throws(GitError) in
      let tree = try repository.commit(commit).tree
      snapshot.unreadable = try folderProblems(in: tree)
      var entries: [TreeEntry] = []
      for root in PathScope(finder).roots {
        entries += try repository.entries(below: root, in: tree)
      }
      return entries
    }
    for entry in entries {
      try read(entry, into: &snapshot)
    }
    snapshot.entries.sort { left, right in
      switch (left.name.id, right.name.id) {
      case (let a?, let b?): a != b ? a < b : left.path < right.path
      case (nil, nil): left.path < right.path
      case (let a, _): a != nil
      }
    }
    return snapshot
  }

  /// The spec at a path of a commit, whatever else the commit has; `nil` where there is none that can
  /// be read.
  func entry(at path: String, in commit: ObjectID) throws(SpecError) -> Snapshot.Entry? {
    let entry = try object(commit) { () throws(GitError) in
      try repository.entry(at: path, in: repository.commit(commit).tree)
    }
    var snapshot = Snapshot()
    if let entry { try read(entry, into: &snapshot) }
    return snapshot.entries.first
  }

  /// The bytes of a document of a snapshot.
  ///
  /// Throws `SpecError.unreadableSpec` for one that is too large.
  func content(of entry: Snapshot.Entry) throws(SpecError) -> [UInt8] {
    switch try texts.text(of: entry.file) {
    case .success(let bytes):
      return bytes
    case .failure(let problem):
      throw .unreadableSpec(
        SpecProblem(path: entry.path, position: problem.position, message: problem.message))
    }
  }

  /// The bytes of a document of any commit; `nil` where there is none, or one that is too large.
  func content(of path: String, in commit: ObjectID) throws(SpecError) -> [UInt8]? {
    let entry = try object(commit) { () throws(GitError) in
      try repository.entry(at: path, in: repository.commit(commit).tree)
    }
    guard let entry, entry.mode.isFile, case .success(let bytes) = try texts.text(ofBlob: entry.id)
    else {
      return nil
    }
    return bytes
  }

  private func read(_ entry: TreeEntry, into snapshot: inout Snapshot) throws(SpecError) {
    func refuse(_ message: String, at position: SourcePosition = SourcePosition(line: 1)) {
      snapshot.unreadable.append(
        SpecProblem(path: entry.path, position: position, message: message))
    }
    if entry.mode == .tree, PathScope(finder).mayContain(entry.path) {
      refuse(
        "more than the \(Repository.deepestTree) folders within each other that are looked into")
    }
    guard let index = finder.folderIndex(of: entry.path), !finder.isTemplate(entry.path) else {
      return
    }
    guard entry.mode.isFile else {
      if entry.mode == .symbolicLink {
        refuse("a symbolic link cannot be a spec")
      }
      return
    }
    let file = FileVersion(blob: entry.id)
    let header = try texts.header(of: file)
    if let problem = header.problems.first(where: \.isFatal) {
      refuse(problem.message, at: problem.position)
      return
    }
    let folder = finder.folders[index]
    let name = finder.name(of: header, at: entry.path, in: folder)
    if name == .none {
      if let status = header.field(.status) {
        refuse("has a status but no ID in its title or file name", at: status.position)
      }
      return
    }
    snapshot.entries.append(
      Snapshot.Entry(
        path: entry.path, file: file, folder: index, header: header, name: name,
        title: finder.title(of: header, at: entry.path, in: folder)))
  }
}
