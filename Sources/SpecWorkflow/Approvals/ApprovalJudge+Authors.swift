internal import Git

/// A change of a spec's words and those whose words they are.
struct Authored {
  var commit: Int
  /// The texts that it made.
  var words: Set<String>
  var writers: [Person]
  /// The committer, who counts where nobody knows the author.
  var committer: Person
}

extension ApprovalJudge {
  /// The commits that gave a spec words which none of their parents had, under whatever ID it went.
  func authored(_ course: SpecCourse) throws(SpecError) -> [Authored] {
    var found: [Authored] = []
    for commit in history.order.lazy.map(Int.init) {
      let now = course.situation(of: commit)
      let before = parents(of: commit).map { course.situation(of: $0) }
      guard before.isEmpty ? now != 0 : !before.contains(now) else {
        continue
      }
      var known: Set<String> = []
      for side in before {
        known.formUnion(try words(side, course))
      }
      let new = try words(now, course).subtracting(known)
      guard !new.isEmpty else {
        continue
      }
      let graph = history.graph
      let author = graph.people.people[Int(graph.authors[commit])]
      found.append(
        Authored(
          commit: commit, words: new, writers: [author] + (try coauthors(of: commit)),
          committer: graph.people.people[Int(graph.committers[commit])]))
    }
    return found
  }

  /// The course of an ID's files, with what they were before they had it.
  private func lineage(_ open: Case) -> SpecCourse {
    let versions = history.versions.versions
    let holders = holders(of: open.id)
    let known = Set(holders.map { Place(path: $0.path, file: states.files[Int($0.file)]) })
    var tracks: Set<Int> = []
    for version in versions {
      if let file = version.file, known.contains(Place(path: version.path, file: file)) {
        tracks.insert(version.track)
      }
    }
    var all = holders
    for version in versions where tracks.contains(version.track) {
      if let file = version.file, let number = states.number(of: file) {
        all.insert(SpecCourse.Holder(path: version.path, file: number))
      }
    }
    return SpecCourse(open.id, states, holders: all)
  }

  private struct Place: Hashable {
    var path: Int
    var file: FileVersion
  }

  /// What stands in a situation, each text by its digest, or by itself where it has none.
  private func words(_ situation: Int32, _ course: SpecCourse) throws(SpecError) -> Set<String> {
    Set(
      try course.situations[Int(situation)].map { holder throws(SpecError) in
        try text(holder.file).digest?.hex ?? "\(holder.file)"
      })
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
    let course = lineage(open)
    let changes = try authored(course)
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
        try approvedGround(indices.map { approvals[$0] }, rule, changes, course))
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
      if !rule.own, let person = approval.authority?.person,
        writers.contains(where: { identities.isSame($0, person) })
      {
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

  /// The changes that an approved round has behind it, and that it settled: their words do not come
  /// back behind it.
  private func approvedGround(
    _ approvals: [JudgedApproval], _ rule: DecisionRule, _ changes: [Authored],
    _ course: SpecCourse
  ) throws(SpecError) -> [Int] {
    let counted = approvals.filter(\.isCounted)
    var ground: [Int] = []
    for (content, group) in Dictionary(grouping: counted, by: { $0.statement?.content }) {
      guard people(group).count >= rule.need else {
        continue
      }
      for approval in group.map(\.candidate.commit) {
        let behind = changes.filter { descent.isAncestor($0.commit, of: approval) }
        let later = try words(behind: approval, course).subtracting([content?.hex ?? ""])
        let back = behind.filter { !$0.words.isDisjoint(with: later) }
        ground += behind.map(\.commit).filter { change in
          !back.contains { descent.isAncestor(change, of: $0.commit) }
        }
      }
    }
    return ground
  }

  /// Every text that stands somewhere in the descendants of a commit.
  private func words(
    behind commit: Int, _ course: SpecCourse
  ) throws(SpecError) -> Set<String> {
    var situations: Set<Int32> = []
    for later in history.order.lazy.map(Int.init)
    where later != commit && descent.isDescendant(later, of: commit) {
      situations.insert(course.situation(of: later))
    }
    var found: Set<String> = []
    for situation in situations {
      found.formUnion(try words(situation, course))
    }
    return found
  }
}
