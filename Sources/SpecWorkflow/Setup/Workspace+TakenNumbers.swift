internal import Git

extension Workspace {
  /// Every number of a prefix that a new spec must not get.
  ///
  /// Looks at HEAD, the index and the work tree, at every local and remote-tracking branch, and at
  /// what was deleted or renumbered in HEAD's history.
  func takenNumbers(prefix: String) throws(SpecError) -> TakenNumbers {
    var taken = TakenNumbers()
    var seen: Set<TreeEntry> = []
    if let commit = head.commit {
      try collect(commit, .here, prefix, into: &taken, &seen)
    }
    try collectWorkTree(prefix, into: &taken)
    for branch in try branches() {
      try collect(branch.tip, .branch(branch.name), prefix, into: &taken, &seen)
    }
    try collectHistory(prefix, into: &taken)
    return taken
  }

  /// Adds the numbers of a commit; what was `seen` before is not read again.
  private func collect(
    _ commit: ObjectID, _ place: TakenNumbers.Place, _ prefix: String,
    into taken: inout TakenNumbers, _ seen: inout Set<TreeEntry>
  ) throws(SpecError) {
    for file in try filesInSpecFolders(of: commit, seen: &seen) {
      if let number = try number(of: file, prefix) {
        taken.insert(number, at: place)
      }
    }
  }

  private func number(of file: TreeEntry, _ prefix: String) throws(SpecError) -> Int? {
    try specName(of: file)?.id.flatMap { $0.prefix == prefix ? $0.number : nil }
  }

  private func collectWorkTree(
    _ prefix: String, into taken: inout TakenNumbers
  ) throws(SpecError) {
    guard let workTree else {
      return
    }
    let changes = try git { () throws(GitError) in
      try repository.workTreeChanges(below: PathScope(finder).roots)
    }
    for change in changes {
      guard let folder = finder.folder(of: change.path), !finder.isTemplate(change.path) else {
        continue
      }
      let staged = try git { () throws(GitError) in
        try repository.stagedBlobID(at: change.path)
      }
      var headers: [Header] = []
      if let staged {
        headers.append(try texts.header(of: FileVersion(blob: staged)))
      }
      if case .file(let size)? = FileStatus.of(workTree + change.path),
        size <= DocumentBytes.limit
      {
        headers.append(reader.read(try Files.read(workTree + change.path)))
      }
      for header in headers {
        if let id = finder.name(of: header, at: change.path, in: folder).id, id.prefix == prefix {
          taken.insert(id.number, at: .here)
        }
      }
    }
  }

  /// What HEAD's history had under a path that it has no more, or under another one.
  private func collectHistory(
    _ prefix: String, into taken: inout TakenNumbers
  ) throws(SpecError) {
    guard let commit = head.commit else {
      return
    }
    let history = try history(upTo: commit)
    let versions = history.versions.versions
    for version in versions {
      for link in version.parents where version.file == nil || link.isRename {
        let old = versions[link.version]
        guard let file = old.file else {
          continue
        }
        let path = history.paths.paths[old.path]
        let entry = TreeEntry(path: path, mode: .file, id: file.blob)
        if let number = try number(of: entry, prefix) {
          taken.insert(number, at: .history)
        }
      }
    }
  }
}
