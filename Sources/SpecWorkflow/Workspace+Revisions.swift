public import Git

extension Workspace {
  /// The commit that a user means by `--at`: a revision of `gitrevisions(7)`, or a moment.
  ///
  /// A moment names the commit that HEAD's own line (first parents) had then.
  ///
  /// - `text`: `nil` for HEAD.
  /// - `now`: the moment that `2 weeks ago` counts from.
  public func commit(
    at text: String?, now: Timestamp
  ) throws(SpecError) -> ObjectID {
    guard let text else {
      return try headCommit()
    }
    if let commit = try revision(text) {
      return commit
    }
    guard text != "HEAD" || head.commit != nil else {
      throw .noCommits(branch: head.branch ?? text)
    }
    guard let moment = Moment.parse(text, now: now) else {
      guard extent.shallowBoundary.isEmpty else { throw unfetched(text) }
      throw .unknownRevision(text, nearest: try nearestReference(to: text))
    }
    return try commit(before: moment, named: text)
  }

  private func revision(_ text: String) throws(SpecError) -> ObjectID? {
    do throws(GitError) {
      return try repository.commitID(ofRevision: text)
    } catch {
      switch error.code {
      case .invalidSpec, .generic: return nil
      case .ambiguous, .peel: throw .unknownRevision(text, nearest: nil)
      default: throw .git(error)
      }
    }
  }

  private func commit(before moment: Int64, named text: String) throws(SpecError) -> ObjectID {
    var next: ObjectID? = try headCommit()
    while let id = next {
      let commit = try object(id) { () throws(GitError) in try repository.commit(id) }
      if commit.committer.time.seconds <= moment {
        return id
      }
      next = extent.shallowBoundary.contains(id) ? nil : commit.parents.first
    }
    throw .nothingBefore(text)
  }

  private func unfetched(_ text: String) -> SpecError {
    .refused(
      Refusal(
        "'\(text)' is neither a date nor a revision that this clone holds",
        cause: "the clone is shallow, and was fetched without other branches and tags",
        hint: Refusal.wholeHistory, kind: .unknown))
  }

  private func nearestReference(to text: String) throws(SpecError) -> String? {
    let references = try git { () throws(GitError) in
      try ["refs/heads/", "refs/tags/", "refs/remotes/"].map { prefix throws(GitError) in
        try repository.references(withPrefix: prefix).map { $0.name.dropFirst(prefix.count) }
      }
    }
    return Suggestion.nearest(to: text, among: references.joined().map(String.init))
  }

  /// Reads an object on behalf of a command; one that is missing is named.
  func object<Result>(
    _ id: ObjectID, _ read: () throws(GitError) -> Result
  ) throws(SpecError) -> Result {
    do throws(GitError) {
      return try read()
    } catch {
      throw SpecError(error, object: id, isPartial: extent.isPartial)
    }
  }
}
