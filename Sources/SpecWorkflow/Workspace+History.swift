internal import Git

extension Mailmap {
  /// A person as he wants to be known; for display only, never for a verdict.
  func person(_ person: Person) -> Person {
    let (name, email) = resolve(name: person.name, email: person.email)
    return Person(name: name, email: email)
  }
}

extension Workspace {
  /// The repository's `.mailmap`; as for git, one that is a link or no file is none.
  func mailmap() throws(SpecError) -> Mailmap {
    if let workTree, let status = FileStatus.of(workTree + ".mailmap"), !status.isPlainFile {
      return Mailmap([])
    }
    return Mailmap(try Self.committedOrWorkTree(".mailmap", in: repository) ?? [])
  }

  /// The commits that the configured file lists, as for `git blame --ignore-revs-file`.
  func ignoredCommits() throws(SpecError) -> Set<ObjectID> {
    guard let path = configuration.ignoreRevs else {
      return []
    }
    guard let content = try Self.committedOrWorkTree(path, in: repository) else {
      throw .file(path: path, reason: "history.ignoreRevs names it, and there is no such file")
    }
    var ignored: Set<ObjectID> = []
    for (index, line) in content.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let digits = line.prefix { $0 != UInt8(ascii: "#") }.filter { $0 > UInt8(ascii: " ") }
      guard let id = ObjectID(hexDigits: digits) else {
        guard digits.isEmpty else {
          throw .file(path: "\(path):\(index + 1)", reason: "not a whole commit id")
        }
        continue
      }
      ignored.insert(id)
    }
    return ignored
  }

  /// The team's branch and its tip: as configured, else `origin/HEAD`, else `main` or `master`.
  func trunk() throws(SpecError) -> (name: String, commit: ObjectID)? {
    try git { () throws(GitError) in
      var names: [String] = []
      if let configured = configuration.trunk {
        names = ["refs/heads/", "refs/remotes/origin/", "refs/remotes/"].map { $0 + configured }
      } else {
        if let remote = try repository.symbolicTarget(ofReference: "refs/remotes/origin/HEAD") {
          names.append(remote)
        }
        names += ["refs/heads/main", "refs/heads/master"]
      }
      for name in names {
        if let commit = try repository.commitID(ofReference: name) {
          return (name, commit)
        }
      }
      return nil
    }
  }
}
