internal import Git

/// The IDs that specs have on the other branches of a repository, local and remote-tracking.
struct OtherBranches {
  private struct Place {
    var path: String
    var branch: String
    var tip: ObjectID
  }

  private var places: [SpecID: [Place]] = [:]
  private let repository: Repository

  /// `commit`: the one that is checked; what it has is not looked at again.
  init(_ workspace: Workspace, beside commit: ObjectID?) throws(SpecError) {
    repository = workspace.repository
    var seen: Set<TreeEntry> = []
    if let commit {
      seen = Set(try workspace.specFiles(of: commit, seen: &seen))
    }
    for (namespace, length) in [("refs/heads/", 11), ("refs/remotes/", 13)] {
      let references = try workspace.git { () throws(GitError) in
        try workspace.repository.references(withPrefix: namespace)
      }
      for reference in references
      where !reference.name.hasSuffix("/HEAD") && reference.target != commit {
        for file in try workspace.specFiles(of: reference.target, seen: &seen) {
          guard let id = try workspace.name(of: file)?.id else { continue }
          places[id, default: []].append(
            Place(
              path: file.path, branch: String(reference.name.dropFirst(length)),
              tip: reference.target))
        }
      }
    }
  }

  /// Another spec with an ID on another branch: at another path, on a branch that has not the commit
  /// in which this one began.
  func other(
    _ id: SpecID, than path: String, createdIn commit: ObjectID?
  ) throws(SpecError) -> CheckedHistory.Twin? {
    for place in places[id] ?? [] where !place.path.isSamePath(as: path) {
      do throws(GitError) {
        if let commit, try repository.isDescendant(place.tip, of: commit) { continue }
      } catch {
        throw .git(error)
      }
      return CheckedHistory.Twin(path: place.path, branch: place.branch)
    }
    return nil
  }
}

extension Workspace {
  /// The files of a commit that may be specs and were not seen before; branches share most.
  fileprivate func specFiles(
    of commit: ObjectID, seen: inout Set<TreeEntry>
  ) throws(SpecError) -> [TreeEntry] {
    let files = try object(commit) { () throws(GitError) in
      let tree = try repository.commit(commit).tree
      var files: [TreeEntry] = []
      for root in PathScope(finder).roots {
        if !root.isEmpty {
          guard let folder = try repository.entry(at: root, in: tree), seen.insert(folder).inserted
          else { continue }
        }
        files += try repository.entries(below: root, in: tree)
      }
      return files
    }
    return files.filter { $0.mode.isFile && seen.insert($0).inserted }
  }

  /// What a file says of its identity; `nil` where it is no spec.
  fileprivate func name(of file: TreeEntry) throws(SpecError) -> SpecName? {
    guard let folder = finder.folder(of: file.path), !finder.isTemplate(file.path) else {
      return nil
    }
    do throws(SpecError) {
      return try texts.name(of: FileVersion(blob: file.id), at: file.path)
    } catch .missingObject {
      return finder.name(of: Header(), at: file.path, in: folder)
    }
  }
}
