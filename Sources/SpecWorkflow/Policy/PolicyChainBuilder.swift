internal import Git

/// Works out which policy is in force in every commit.
struct PolicyChainBuilder {
  let history: History
  let source: PolicySource
  let objects: CommitObjects
  let checker: SignatureChecker
  let descent: Descent
  /// The commits in which a policy may begin; `nil` for any.
  let pins: Set<Int>?
  /// Whether a commit's own policy is taken as it is, signed or not.
  let isTrusted: (Int) -> Bool

  /// The chain of all commits that the history's tip reaches.
  func chain() async throws(SpecError) -> PolicyChain {
    var chain = PolicyChain(commits: history.graph.count)
    for commit in history.order.lazy.map(Int.init) {
      let parents = history.graph.parents(of: commit).map(Int.init)
      let folder = history.policyFolders.folder(of: commit)
      let before = try await inherited(by: parents, &chain)
      guard !before.isEmpty else {
        try begin(folder, at: commit, &chain)
        continue
      }
      if isSettled(folder, parents, before, chain) {
        chain.set(before, for: commit)
      } else {
        try await change(to: folder, at: commit, from: before, isMerge: parents.count > 1, &chain)
      }
    }
    let tip = history.graph.index(of: history.tip).map { chain.policies(at: $0) } ?? []
    let tipFolder = history.graph.index(of: history.tip).flatMap(history.policyFolders.folder)
    chain.settleReports(isStanding: tip.count != 1 || tip.first?.folder != tipFolder)
    if chain.roots.count > 1 {
      for root in chain.roots.dropFirst() {
        chain.report(
          report(
            .severalRoots, root,
            "a second policy begins here; only what both allow is allowed", isStanding: true))
      }
    }
    return chain
  }

  private func begin(
    _ folder: ObjectID?, at commit: Int, _ chain: inout PolicyChain
  ) throws(SpecError) {
    guard pins?.contains(commit) ?? true, folder != nil else {
      return
    }
    switch try source.policy(in: folder) {
    case .policy(let policy): chain.begin(policy, at: commit)
    case .none: break
    case .unreadable(let error):
      if pins != nil {
        throw .configuration(error)
      }
    }
  }

  /// What the parents have in force, less what another of them has replaced.
  private func inherited(
    by parents: [Int], _ chain: inout PolicyChain
  ) async throws(SpecError) -> [Int] {
    guard let first = parents.first else {
      return []
    }
    let set = chain.inForce(at: first)
    if parents.allSatisfy({ chain.inForce(at: $0) == set }) {
      return set
    }
    var all = reduced(Set(parents.flatMap { chain.inForce(at: $0) }))
    // A change by somebody whom the other side has taken the right from has no force.
    while let loser = try await overruled(in: all, chain) {
      chain.takeForce(from: loser)
      chain.report(
        report(
          .unauthorised, loser,
          "whoever signed this change of the policy had lost the right to on another branch"))
      all.remove(loser)
      all = reduced(all.union(chain.predecessors[loser] ?? []))
    }
    return all.sorted()
  }

  /// Without those that another one descends from.
  private func reduced(_ commits: Set<Int>) -> Set<Int> {
    commits.filter { commit in
      !commits.contains { $0 != commit && descent.isAncestor(commit, of: $0) }
    }
  }

  private func overruled(in set: Set<Int>, _ chain: PolicyChain) async throws(SpecError) -> Int? {
    for one in set.sorted() {
      // A beginning that nobody vouches for takes no right from anybody.
      for other in set.sorted() where other != one && !chain.roots.contains(other) {
        guard let signer = chain.signers[one], let policy = chain.policies[other],
          try await !isKeeper(signer, one, [policy])
        else {
          continue
        }
        if let second = chain.signers[other], let own = chain.policies[one],
          try await !isKeeper(second, other, [own])
        {
          continue
        }
        return one
      }
    }
    return nil
  }

  private func isKeeper(
    _ object: SignedCommit, _ commit: Int, _ policies: [Policy]
  ) async throws(SpecError) -> Bool {
    try await refusal(of: object, commit, policies) == nil
  }

  /// Whether a tree's policy needs no authority of the commit: it is what is in force, or what a
  /// parent with the same in force has already, where it was judged.
  private func isSettled(
    _ folder: ObjectID?, _ parents: [Int], _ before: [Int], _ chain: PolicyChain
  ) -> Bool {
    if before.count == 1, chain.policies[before[0]]?.folder == folder {
      return true
    }
    return parents.contains { parent in
      chain.inForce(at: parent) == before
        && history.policyFolders.folder(of: parent) == folder
    }
  }

  private func change(
    to folder: ObjectID?, at commit: Int, from before: [Int], isMerge: Bool,
    _ chain: inout PolicyChain
  ) async throws(SpecError) {
    chain.set(before, for: commit)
    let policy: Policy
    switch try source.policy(in: folder) {
    case .policy(let found): policy = found
    case .none:
      chain.report(report(.removed, commit, "the policy was taken away; the one before stays"))
      return
    case .unreadable(let error):
      chain.report(
        report(
          .unreadable, commit,
          "\(error.file):\(error.position.line): \(error.message); the policy before stays"))
      return
    }
    if isTrusted(commit) {
      chain.change(policy, at: commit, from: before, by: nil)
      return
    }
    let policies = before.compactMap { chain.policies[$0] }
    let object: SignedCommit
    do throws(CommitObjects.Failure) {
      object = try objects.signed(history.graph.ids[commit])
    } catch {
      chain.report(report(isMerge ? .merged : .unauthorised, commit, try error.reason()))
      return
    }
    if let refusal = try await refusal(of: object, commit, policies) {
      chain.report(report(isMerge ? .merged : .unauthorised, commit, refusal))
    } else {
      chain.change(policy, at: commit, from: before, by: object)
    }
  }

  /// Why a signature does not give the right to change the policy; `nil` where it does.
  private func refusal(
    of object: SignedCommit, _ commit: Int, _ policies: [Policy]
  ) async throws(SpecError) -> String? {
    for policy in policies {
      switch await checker.signer(of: object, history.graph.ids[commit], under: policy) {
      case .person(let person, _):
        guard policy.rules.keepers.contains(person) else {
          return "\(person) may not change the policy"
        }
      case .failed(.unknown, let reason):
        throw .tool(name: "the check of a signature", reason: reason)
      case .failed(_, let reason):
        return reason
      }
    }
    return nil
  }

  private func report(
    _ kind: PolicyReport.Kind, _ commit: Int, _ message: String, isStanding: Bool = true
  ) -> PolicyReport {
    PolicyReport(
      kind: kind, commit: history.graph.ids[commit], message: message, isStanding: isStanding)
  }
}
