internal import Git

/// People as they want to be known, for display only.
final class PeopleMap {
  private let mailmap: Mailmap
  private var known: [Person: Person] = [:]

  init(_ mailmap: Mailmap) {
    self.mailmap = mailmap
  }

  /// The name and address that the mailmap gives a person.
  func person(_ person: Person) throws(SpecError) -> Person {
    if let found = known[person] {
      return found
    }
    do throws(GitError) {
      let (name, email) = try mailmap.resolve(name: person.name, email: person.email)
      let found = Person(name: name, email: email)
      known[person] = found
      return found
    } catch {
      throw .git(error)
    }
  }
}

extension Workspace {
  /// The repository's `.mailmap`.
  func mailmap() throws(SpecError) -> PeopleMap {
    let content = try Self.committedOrWorkTree(".mailmap", in: repository) ?? []
    return PeopleMap(try git { () throws(GitError) in try Mailmap(content) })
  }

  /// The commits that the configured file lists, as for `git blame --ignore-revs-file`.
  func ignoredCommits() throws(SpecError) -> Set<ObjectID> {
    guard let path = configuration.ignoreRevs,
      let content = try Self.committedOrWorkTree(path, in: repository)
    else {
      return []
    }
    let lines = content.split(separator: UInt8(ascii: "\n")).map { line in
      line.prefix { $0 != UInt8(ascii: "#") }.filter { $0 > UInt8(ascii: " ") }
    }
    return Set(lines.compactMap { ObjectID(hexDigits: $0) })
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
