extension TestRepository {
  /// Commits the whole work tree, changed or not, and returns the commit's id.
  ///
  /// The date has any form that git reads and is an hour after the last commit by default; a commit
  /// can be committed later, by another person. Without `staging` the index is committed as it is.
  @discardableResult
  public func commit(
    _ message: String = "Change", author: Person = .ada, committer: Person? = nil,
    at date: String? = nil, committedAt committed: String? = nil, staging: Bool = true
  ) throws -> String {
    if staging {
      try git("add", "--all")
    }
    let authored = date ?? clock.advance()
    let committer = committer ?? author
    let output = try run(
      "git",
      [
        "-c", "core.abbrev=40", "commit", "--allow-empty", "--allow-empty-message",
        "--cleanup=verbatim", "--no-status", "--file=-",
      ],
      input: Array(message.utf8),
      environment: [
        "GIT_AUTHOR_NAME": author.name,
        "GIT_AUTHOR_EMAIL": author.email,
        "GIT_AUTHOR_DATE": authored,
        "GIT_COMMITTER_NAME": committer.name,
        "GIT_COMMITTER_EMAIL": committer.email,
        "GIT_COMMITTER_DATE": committed ?? authored,
      ])
    clock.set(to: authored)
    // `[main (root-commit) 1234…] subject`: the id without another process.
    guard output.status == 0,
      let id = output.text.prefix(while: { $0 != "]" }).split(separator: " ").last
    else {
      throw ToolFailure(command: ["git", "commit"], reason: output.text + output.errors)
    }
    return String(id)
  }

  /// The id that an expression of `gitrevisions(7)` names.
  public func id(_ revision: String = "HEAD") throws -> String {
    try git("rev-parse", "--verify", "--end-of-options", revision)
  }

  /// The name of the branch that is checked out; empty for a detached HEAD.
  public var branch: String {
    get throws {
      try git("branch", "--show-current")
    }
  }

  /// Writes an object as it is, however malformed, and returns its id.
  public func writeObject(_ kind: String, _ content: [UInt8]) throws -> String {
    try git(
      ["hash-object", "-t", kind, "-w", "--stdin", "--literally"], input: content
    ).trimmed
  }

  /// The bytes of an object.
  public func object(_ kind: String, _ id: String) throws -> [UInt8] {
    try git(["cat-file", kind, id]).bytes
  }
}
