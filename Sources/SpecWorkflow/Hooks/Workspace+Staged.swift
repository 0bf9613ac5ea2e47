internal import Git

extension Workspace {
  /// What the rules of documents, links and approvals report of the specs that are staged.
  ///
  /// Says of each what `check` says of it; reads no more than these specs and what they name, and
  /// history only where a policy can be in force. A policy that was taken away is looked for on all
  /// branches; only history tells of one that none of them has any more.
  public func checkStaged(judging options: JudgeOptions) async throws(SpecError) -> CheckReport {
    var staged = try StagedSpecs(self)
    let texts = staged.texts
    guard !texts.texts.isEmpty || !texts.unreadable.isEmpty else {
      return CheckReport(findings: [], specs: 0, silenced: 0, isShallow: false)
    }
    let template = try template(at: texts.commit)
    let documents = texts.texts.map { checked($0, template) }
    let rules = RuleBook.rules.filter {
      $0.family != .history && !configuration.rules.ignored.contains($0.code)
    }
    var checker = Checker(
      rules: rules, links: try staged.linked(from: documents) { checked($0, template) })
    var isJudged = texts.texts.contains(where: mayNeedApproval)
    if isJudged { isJudged = try mayHavePolicy(options) }
    let approvals = isJudged ? try await CheckedApprovals(self, texts, options) : nil
    for (text, document) in zip(texts.texts, documents) {
      checker.check(document, nil, try await approvals?.approval(of: text, document))
    }
    for problem in texts.unreadable { checker.add(problem) }
    return CheckReport(
      findings: checker.findings.sortedByPlace(), specs: documents.count,
      silenced: checker.silenced, isShallow: false)
  }

  /// Whether approvals can matter for a text: the first state of a vocabulary never needs any.
  private func mayNeedApproval(_ text: CheckedText) -> Bool {
    let first = configuration.vocabulary.states.first
    return [reader.read(text.bytes), text.base?.header].compactMap { $0 }.contains {
      $0.claimedState(configuration.vocabulary) != first
    }
  }

  /// Whether a policy may be in force at HEAD, as far as that can be told without its history.
  private func mayHavePolicy(_ options: JudgeOptions) throws(SpecError) -> Bool {
    guard options.pins.isEmpty, options.policyFrom == nil else {
      return true
    }
    let source = PolicySource(repository, isPartial: extent.isPartial)
    var commits = [head.commit].compactMap { $0 } + (try mergedCommits())
    for namespace in ["refs/heads/", "refs/remotes/"] {
      commits += try git { () throws(GitError) in
        try repository.references(withPrefix: namespace).map(\.target)
      }
    }
    var seen: Set<ObjectID> = []
    for commit in commits where seen.insert(commit).inserted {
      let folder = try object(commit) { () throws(GitError) in
        try repository.entry(at: Policy.File.folder, in: repository.commit(commit).tree)
      }
      guard let folder, seen.insert(folder.id).inserted else { continue }
      guard case .none = try source.policy(in: folder.id) else {
        return true
      }
    }
    return false
  }
}
