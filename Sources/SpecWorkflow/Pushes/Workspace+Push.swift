public import Git

extension Workspace {
  /// The branches that patterns name; without any the branch that HEAD names.
  public func protectedBranches(_ patterns: [String]) -> ProtectedBranches {
    ProtectedBranches(patterns.isEmpty ? [head.branch].compactMap { $0 } : patterns)
  }

  /// Why a push is refused; empty where it is not.
  ///
  /// Judged is what the push brings to protected branches, with the policy that the server has; what
  /// was there before is not judged again. What cannot be told is refused.
  /// `now` is the server's time, by which keys must be valid that sign what is new.
  public func refusals(
    of updates: [RefUpdate], protecting branches: ProtectedBranches, now: Timestamp,
    judging options: JudgeOptions
  ) async throws(SpecError) -> [PushRefusal] {
    try git { () throws(GitError) in try Libgit2.setStrictHashVerification(true) }
    var refusals: [PushRefusal] = []
    var judged: Set<RefUpdate> = []
    for var update in updates {
      update.name = try nameWithoutAlias(update.name)
      guard branches.contains(update.name) else { continue }
      // Many references may be pushed at one commit.
      var key = update
      key.name = ""
      guard judged.insert(key).inserted else { continue }
      let judge = PushJudge(workspace: self, update: update, now: now, options: options)
      refusals += try await judge.refusals()
    }
    return refusals
  }

  /// The reference that a push to a name changes: that of a symbolic one is another.
  private func nameWithoutAlias(_ name: String) throws(SpecError) -> String {
    var name = name
    var seen: Set<String> = []
    while seen.insert(name).inserted {
      let target = try git { () throws(GitError) in
        try repository.symbolicTarget(ofReference: name)
      }
      name = target ?? name
    }
    return name
  }
}
