internal import Git

/// Who signed something, and whether he might.
struct Authority {
  var person: String
  var key: SignatureKey
}

extension ApprovalJudge {
  /// Whoever gave an approval, where the policies let him; else why it does not count.
  func authority(
    _ statement: ApprovalStatement, _ candidate: ApprovalCandidate, _ object: SignedCommit,
    _ policies: [Policy], path: String, tags: Set<String>
  ) async -> Result<Authority, JudgeRefusal> {
    let id = history.graph.ids[candidate.commit]
    var authority: Authority?
    for policy in policies {
      switch await checker.signer(of: object, id, under: policy) {
      case .failed(let problem, let reason):
        return .failure(JudgeRefusal(ApprovalVerdict(problem), reason))
      case .person(let person, let key):
        if let authority, authority.person != person {
          return .failure(JudgeRefusal(.notAllowed, "two policies in force name two owners"))
        }
        guard policy.rules.person(person)?.isNamed(statement.person) == true else {
          return .failure(
            JudgeRefusal(.notAllowed, "it names \(statement.person), and the key is \(person)'s"))
        }
        authority = Authority(person: person, key: key)
      }
    }
    guard let authority else {
      return .failure(JudgeRefusal(.notAllowed, "no policy was in force where it was given"))
    }
    guard statement.decision == .approve else {
      return .success(authority)
    }
    for policy in policies {
      guard let rule = policy.rule(for: statement.to, path: path, tags: tags) else {
        return .failure(
          JudgeRefusal(.notAllowed, "\(statement.to) needed no approvals where it was given"))
      }
      guard rule.from.contains(authority.person) else {
        return .failure(
          JudgeRefusal(.notAllowed, "\(authority.person) may not approve this"))
      }
    }
    return .success(authority)
  }

  /// Why the right to approve was taken away without the approval having seen it; `nil` where not.
  ///
  /// Revoked keys void whatever they signed, by the lists of the tip.
  func removal(
    of authority: Authority, _ candidate: ApprovalCandidate, _ object: SignedCommit,
    _ given: [Policy], _ target: String, path: String, tags: Set<String>
  ) async -> JudgeRefusal? {
    let id = history.graph.ids[candidate.commit]
    for policy in given {
      for last in policies {
        let signer = await checker.signer(of: object, id, under: policy, revokedBy: last)
        if case .failed(let problem, let reason) = signer {
          return JudgeRefusal(ApprovalVerdict(problem), reason)
        }
      }
    }
    let inForce = parents(of: candidate.commit).first.map { chain.inForce(at: $0) } ?? []
    for policy in chain.standing(behind: inForce)
    where await !isAllowed(authority, candidate, object, policy, target, path: path, tags: tags) {
      return JudgeRefusal(.notAllowed, "the change of the policy that gave the right has no force")
    }
    for change in chain.changes where isConcurrent(change, with: candidate.commit) {
      guard let policy = chain.policies[change],
        await !isAllowed(authority, candidate, object, policy, target, path: path, tags: tags),
        await !isBroughtIn(authority, candidate, object, since: change, target, path: path, tags)
      else { continue }
      return JudgeRefusal(
        .notAllowed,
        "\(history.graph.ids[change].short), which it had not seen, gives no right to it"
      )
    }
    return nil
  }

  /// Whether the right came from another branch than a change that does not give it, and whoever
  /// brought the branches together gave it again.
  private func isBroughtIn(
    _ authority: Authority, _ candidate: ApprovalCandidate, _ object: SignedCommit,
    since change: Int, _ target: String, path: String, _ tags: Set<String>
  ) async -> Bool {
    let before = chain.predecessors[change]?.compactMap { chain.policies[$0] } ?? []
    guard !before.isEmpty else {
      // Where a second policy began, only what both allow is allowed.
      return false
    }
    for old in before
    where await isAllowed(authority, candidate, object, old, target, path: path, tags: tags) {
      return false
    }
    for policy in policies
    where await !isAllowed(authority, candidate, object, policy, target, path: path, tags: tags) {
      return false
    }
    return true
  }

  /// Whether neither of two commits has seen the other.
  func isConcurrent(_ change: Int, with commit: Int) -> Bool {
    !descent.isDescendant(commit, of: change) && !descent.isAncestor(commit, of: change)
  }

  private func isAllowed(
    _ authority: Authority, _ candidate: ApprovalCandidate, _ object: SignedCommit,
    _ policy: Policy, _ target: String, path: String, tags: Set<String>
  ) async -> Bool {
    let signer = await checker.signer(
      of: object, history.graph.ids[candidate.commit], under: policy)
    guard case .person(authority.person, _) = signer else {
      return false
    }
    return policy.rule(for: target, path: path, tags: tags)?.from.contains(authority.person)
      ?? true
  }
}

/// Why an approval does not count.
struct JudgeRefusal: Error {
  var verdict: ApprovalVerdict
  /// One sentence without a full stop.
  var reason: String

  init(_ verdict: ApprovalVerdict, _ reason: String) {
    self.verdict = verdict
    self.reason = reason
  }
}

extension Principal {
  /// Whether `Name <address>` is the person's name with one of his addresses.
  func isNamed(_ identity: String) -> Bool {
    addresses.contains { "\(name) <\($0)>" == identity }
  }
}
