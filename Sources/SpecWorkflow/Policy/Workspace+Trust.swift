public import Git

extension Workspace {
  /// Where the policy in force in a commit began; `nil` where none is in force.
  public func trust(
    at commit: ObjectID, _ options: JudgeOptions
  ) async throws(SpecError) -> TrustReport? {
    guard let court = try await court(at: commit, options), let root = court.root,
      let index = court.judge.history.graph.index(of: root),
      let policy = court.judge.chain.policies[index]
    else {
      return nil
    }
    let began = try object(root) { () throws(GitError) in try repository.commit(root) }
    var report = TrustReport(
      commit: commit, root: root, date: began.committer.time,
      author: "\(began.author.name) <\(began.author.email)>", signer: nil, unsigned: "",
      project: policy.configuration.project,
      people: PolicyKeyReader(policy: policy, environment: options.environment).people,
      pin: pins(options).last { pin in
        pin.commit.lowercased() == root.hex
          && (pin.project.map { $0 == policy.project } ?? true)
      })
    do throws(CommitObjects.Failure) {
      let signed = try court.judge.objects.signed(root)
      switch await court.judge.checker.signer(of: signed, root, under: policy) {
      case .person(let person, _): report.signer = person
      case .failed(_, let reason): report.unsigned = reason
      }
    } catch {
      report.unsigned = try error.reason()
    }
    return report
  }

  /// The pin of a commit, or of the one where the policy of HEAD began.
  ///
  /// - Throws: `SpecError.refused` where the commit has no policy, or one without a project's id, or
  ///   another one is pinned and not to be replaced.
  public func trustPin(
    _ revision: String?, replacing replaces: Bool = false, _ options: JudgeOptions, now: Timestamp
  ) async throws(SpecError) -> TrustPinPlan {
    var unpinned = options
    unpinned.pins = []
    let court = try await court(at: headCommit(), unpinned)
    let commit: ObjectID
    if let revision {
      commit = try self.commit(at: revision, now: now)
      if let court, let root = court.root {
        let index = court.judge.history.graph.index(of: commit)
        guard let index, court.judge.chain.policies[index] != nil else {
          throw .refused(
            Refusal(
              "\(commit.short) neither begins a policy nor changes it with the right to",
              cause: "what came before a pin counts for nothing",
              hint: "spec trust pin \(root.short), where it begins"))
        }
      }
    } else {
      guard let root = court?.root else {
        throw .refused(DecisionPlanner.noPolicy)
      }
      commit = root
    }
    let folder = try object(commit) { () throws(GitError) in
      try repository.entry(at: Policy.File.folder, in: repository.commit(commit).tree)?.id
    }
    let policy: Policy
    switch try PolicySource(repository, isPartial: extent.isPartial).policy(in: folder) {
    case .policy(let found): policy = found
    case .unreadable(let error): throw .configuration(error)
    case .none:
      throw .refused(
        Refusal(
          "\(commit.short) holds no policy of approvals", hint: "spec trust show names the root"))
    }
    guard let project = policy.configuration.project else {
      throw .refused(
        Refusal(
          "the policy in \(commit.short) names no project",
          cause: "a pin holds for one project, by the id of 'project:' in \(Configuration.path)",
          hint: "git config --global spec.trust \(commit.hex) pins it for every repository"))
    }
    let other = pins(options).first {
      $0.project == project && !$0.isRepositorys && $0.commit.lowercased() != commit.hex
    }
    if let other, !replaces {
      throw .refused(
        Refusal(
          "another commit is pinned for this project already: \(other.commit.prefix(10))",
          cause: "in \(other.origin)", hint: "add --replace if you know why"))
    }
    return TrustPinPlan(
      commit: commit, project: project, key: TrustPin.key(of: project),
      people: PolicyKeyReader(policy: policy, environment: options.environment).people)
  }

  /// Writes a pin into the user's own configuration.
  public func carryOut(
    _ plan: TrustPinPlan, environment: [String: String]
  ) async throws(SpecError) {
    let outcome = try await GitTool(directory: directory, environment: environment)
      .run(["config", "--global", "--replace-all", plan.key, plan.commit.hex])
    guard outcome.isSuccess else {
      throw .tool(name: "git config", reason: outcome.lastWords)
    }
  }
}
