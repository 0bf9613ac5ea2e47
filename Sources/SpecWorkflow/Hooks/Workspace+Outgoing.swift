public import Git

/// What the rules report of what a push would publish on one branch.
public struct OutgoingReport: Sendable {
  /// The whole name of the branch on the other side.
  public var reference: String
  public var check: CheckReport
  /// Changes of the policy that nobody made who may, and approved specs that are gone.
  public var refusals: [PushRefusal]

  /// Whether the push brings what the other side should refuse.
  public var isRefused: Bool {
    check.count(.error) > 0 || !refusals.isEmpty
  }
}

extension RefUpdate {
  /// Reads a line that git hands to `pre-push`: `<local ref> SP <local id> SP <remote ref> SP <remote
  /// id>`.
  ///
  /// The format is `githooks(5)`; what is local can be any revision, with spaces in it.
  public init?(outgoing line: some StringProtocol) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false).suffix(3)
    guard parts.count == 3 else {
      return nil
    }
    let fields = Array(parts)
    self.init("\(fields[2]) \(fields[0]) \(fields[1])")
  }
}

extension Workspace {
  /// What all rules report of the specs that a push would change on its branches.
  ///
  /// Compared is with what the other side has: the old commit of the branch, or, where it is new or
  /// that commit is not here, what the branch has in common with the branches of `remote`. What is
  /// deleted, and what is no branch, is not looked at. Hashes of objects are checked.
  public func outgoing(
    _ updates: [RefUpdate], to remote: String, now: Timestamp, judging options: JudgeOptions
  ) async throws(SpecError) -> [OutgoingReport] {
    try git { () throws(GitError) in try Libgit2.setStrictHashVerification(true) }
    var reports: [OutgoingReport] = []
    var seen: Set<[ObjectID?]> = []
    for update in updates where update.name.hasPrefix("refs/heads/") {
      guard let new = update.new, new != update.old else { continue }
      let base = try base(of: update, new, remote)
      guard base != new, seen.insert([base, new]).inserted else { continue }
      var request = CheckRequest(.commit(new), now: now)
      request.since = base
      reports.append(
        OutgoingReport(
          reference: update.name, check: try await check(request, judging: options),
          refusals: try await refusals(of: update, new, beyond: base, options)))
    }
    return reports
  }

  private func base(
    of update: RefUpdate, _ new: ObjectID, _ remote: String
  ) throws(SpecError) -> ObjectID? {
    if let old = update.old, try isHere(old) {
      return old
    }
    let all = try git { () throws(GitError) in
      try repository.references(withPrefix: "refs/remotes/")
    }
    // A push to an address has no branches of its own to be compared with.
    let own = all.filter { $0.name.hasPrefix("refs/remotes/\(remote)/") }
    let tips = Set((own.isEmpty ? all : own).map(\.target))
    return try mergeBase(of: new, with: Array(tips))
  }

  private func isHere(_ commit: ObjectID) throws(SpecError) -> Bool {
    do throws(GitError) {
      _ = try repository.commit(commit)
      return true
    } catch {
      guard error.code == .notFound else {
        throw .git(error)
      }
      return false
    }
  }

  private func refusals(
    of update: RefUpdate, _ new: ObjectID, beyond base: ObjectID?, _ options: JudgeOptions
  ) async throws(SpecError) -> [PushRefusal] {
    guard let court = try await court(at: new, options) else {
      return []
    }
    return try court.policyRefusals(of: update, beyond: base)
      + court.removals(of: update, in: court.change(from: base, to: new))
  }
}
