internal import Git

/// A change of a spec's words and those whose words they are.
struct Authored {
  var commit: Int
  var writers: [Person]
  /// The committer, who counts where nobody knows the author.
  var committer: Person
}

extension ApprovalJudge {
  /// The commits that gave a spec words which none of their parents had.
  func authored(_ open: Case) throws(SpecError) -> [Authored] {
    var found: [Authored] = []
    for commit in history.order.lazy.map(Int.init) {
      let now = open.course.situation(of: commit)
      let before = parents(of: commit).map { open.course.situation(of: $0) }
      guard before.isEmpty ? now != 0 : !before.contains(now) else {
        continue
      }
      var known: Set<String> = []
      for side in before {
        known.formUnion(try words(side, open))
      }
      guard try words(now, open).contains(where: { !known.contains($0) }) else {
        continue
      }
      let graph = history.graph
      let author = graph.people.people[Int(graph.authors[commit])]
      found.append(
        Authored(
          commit: commit, writers: [author] + (try coauthors(of: commit)),
          committer: graph.people.people[Int(graph.committers[commit])]))
    }
    return found
  }

  /// What stands in a situation, each text by its digest, or by itself where it has none.
  private func words(_ situation: Int32, _ open: Case) throws(SpecError) -> [String] {
    try open.course.situations[Int(situation)].map { holder throws(SpecError) in
      try text(holder.file).digest?.hex ?? "\(holder.file)"
    }
  }

  private func coauthors(of commit: Int) throws(SpecError) -> [Person] {
    let message: String
    do throws(GitError) {
      message = try repository.commit(history.graph.ids[commit]).message
    } catch {
      throw .git(error)
    }
    return message.split(whereSeparator: \.isNewline).compactMap { line in
      let line = line.drop(while: \.isWhitespace)
      guard line.lowercased().hasPrefix("co-authored-by:") else {
        return nil
      }
      let identity = Identity(String(line.dropFirst(15)), Timestamp(seconds: 0))
      return Person(name: identity.name, email: identity.email)
    }
  }

  /// The short names of those who wrote a change, in the eyes of some policies.
  private func writers(of change: Authored, _ policies: [Policy]) -> Set<String> {
    var found: Set<String> = []
    for policy in policies {
      let authors = change.writers.compactMap { policy.rules.person(address: $0.email)?.id }
      found.formUnion(authors)
      if policy.rules.person(address: change.writers[0].email) == nil,
        let committer = policy.rules.person(address: change.committer.email)
      {
        found.insert(committer.id)
      }
    }
    return found
  }

  /// Takes the force from approvals by those who wrote what they approve.
  ///
  /// What counts is every change since the last round that was approved, but for changes made after
  /// the approval: with the same words at the end they come to nothing. Rounds are gone through in
  /// their order, since an approved one is where the next begins.
  ///
  /// - Returns: whether somebody's authorship decides that no signature proves.
  func settleOwnWork(
    _ approvals: inout [JudgedApproval], _ rule: DecisionRule, _ open: Case
  ) async throws(SpecError) -> Bool {
    guard !rule.own || rule.authors == .signed else {
      return false
    }
    let changes = try authored(open)
    var settled: Set<Int> = []
    var isUnverified = false
    let rounds = Set(approvals.compactMap(\.candidate.round)).sorted()
    for round in rounds {
      let indices = approvals.indices.filter {
        approvals[$0].isCounted && approvals[$0].candidate.round == round
      }
      for index in indices {
        let approval = approvals[index].candidate.commit
        let relevant = changes.filter { change in
          !settled.contains(change.commit)
            && !(change.commit != approval && descent.isAncestor(approval, of: change.commit))
        }
        if let refusal = try await ownWork(approvals[index], relevant, rule, &isUnverified) {
          approvals[index].verdict = .ownWork
          approvals[index].reason = refusal
        }
      }
      settled.formUnion(
        approvedGround(indices.map { approvals[$0] }, rule, changes))
    }
    return isUnverified
  }

  private func ownWork(
    _ approval: JudgedApproval, _ changes: [Authored], _ rule: DecisionRule,
    _ isUnverified: inout Bool
  ) async throws(SpecError) -> String? {
    let given = parents(of: approval.candidate.commit).first.map { chain.policies(at: $0) } ?? []
    for change in changes {
      let name = history.graph.ids[change.commit].short
      let writers = writers(of: change, given + policies)
      if !rule.own, let person = approval.authority?.person, writers.contains(person) {
        return "\(person) wrote \(name)"
      }
      let isProven = await isSigned(change, by: writers)
      isUnverified = isUnverified || !isProven
      if rule.authors == .signed, !isProven {
        return "no signature proves who wrote \(name)"
      }
    }
    return nil
  }

  /// Whether one of the writers signed a change.
  private func isSigned(_ change: Authored, by writers: Set<String>) async -> Bool {
    let id = history.graph.ids[change.commit]
    let object: SignedCommit
    do throws(CommitObjects.Failure) {
      object = try objects.signed(id)
    } catch {
      return false
    }
    for policy in policies {
      guard case .person(let person, _) = await checker.signer(of: object, id, under: policy),
        writers.contains(person)
      else {
        return false
      }
    }
    return true
  }

  /// The changes that an approved round has behind it.
  private func approvedGround(
    _ approvals: [JudgedApproval], _ rule: DecisionRule, _ changes: [Authored]
  ) -> [Int] {
    let counted = approvals.filter { $0.verdict == .counts }
    var ground: [Int] = []
    for (_, group) in Dictionary(grouping: counted, by: { $0.statement?.content }) {
      guard Set(group.compactMap { $0.authority?.person }).count >= rule.need else {
        continue
      }
      for approval in group {
        ground += changes.map(\.commit).filter {
          descent.isAncestor($0, of: approval.candidate.commit)
        }
      }
    }
    return ground
  }
}
