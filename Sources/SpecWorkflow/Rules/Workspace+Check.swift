internal import Git

extension Workspace {
  /// What the rules report of a repository's specs.
  public func check(
    _ request: CheckRequest, judging options: JudgeOptions
  ) async throws(SpecError) -> CheckReport {
    var texts = try texts(of: request.source)
    if case .workTree = request.source {
      for reference in request.specs { try addFile(reference, to: &texts) }
    }
    let template = try template(at: texts.commit)
    let documents = texts.texts.map { checked($0, template) }
    var checker = Checker(
      rules: request.rules.filter { !configuration.rules.ignored.contains($0.code) },
      links: request.looks(at: .links) ? LinkedSpecs(documents) : nil)
    let histories =
      request.looks(at: .history) ? try CheckedHistories(self, texts, documents, request) : nil
    let approvals =
      request.looks(at: .approvals) ? try await CheckedApprovals(self, texts, options) : nil
    let before = try request.since.map { since throws(SpecError) in try fork(of: since, texts) }
    let wanted = try wanted(request, texts, before)
    var fixes: [DocumentFix] = []
    for (index, document) in documents.enumerated() where wanted.contains(PathKey(document.path)) {
      let history = try histories?.history(of: index)
      let codes = checker.check(
        document, history, try await approvals?.approval(of: texts.texts[index], document))
      if request.wantsFixes {
        let fixer = Fixer(document, history?.facts, reader)
        if let fix = fixer.fix(codes) { fixes.append(fix) }
      }
    }
    for problem in texts.unreadable where wanted.contains(PathKey(problem.path)) {
      checker.add(problem)
    }
    var report = CheckReport(
      findings: checker.findings.sortedByPlace(),
      specs: documents.count { wanted.contains(PathKey($0.path)) }, silenced: checker.silenced,
      fixes: fixes,
      isShallow: !extent.shallowBoundary.isEmpty && (histories != nil || approvals != nil))
    if let before {
      try leaveOut(known(in: before, checker.rules, template), of: &report)
    }
    return report
  }

  // MARK: What a branch brought

  /// The specs where what is checked left the other commit's line.
  private func fork(
    of since: ObjectID, _ texts: CheckedTexts
  ) throws(SpecError) -> Snapshot {
    let fork = try texts.commit.flatMap { commit throws(SpecError) in
      try mergeBase(of: commit, with: [since])
    }
    return try snapshot(of: fork ?? since)
  }

  /// What rules of documents have to say of specs as they were.
  private func known(
    in snapshot: Snapshot, _ rules: [Rule], _ template: TemplatePhrases
  ) throws(SpecError) -> Set<String> {
    var checker = Checker(rules: rules.filter { $0.family == .document }, links: nil)
    for entry in snapshot.entries {
      let text = CheckedText(
        path: entry.path, folder: finder.folders[entry.folder], bytes: try content(of: entry),
        name: entry.name,
        base: entry, isCommitted: true)
      checker.check(checked(text, template), nil, nil)
    }
    return Set(checker.findings.sortedByPlace().map(\.fingerprint))
  }

  private func leaveOut(_ known: Set<String>, of report: inout CheckReport) {
    report.findings.removeAll { known.contains($0.fingerprint) }
  }

  func checked(_ text: CheckedText, _ template: TemplatePhrases) -> CheckedDocument {
    let document = DocumentReader(header: reader).read(text.bytes)
    return CheckedDocument(
      path: text.path, name: text.name, digits: text.folder.digits, bytes: text.bytes,
      lines: SourceLines(text.bytes),
      document: document, stage: configuration.stage(of: document.header[.status]),
      vocabulary: configuration.vocabulary, needsExactStatus: configuration.approvals != nil,
      settings: configuration.rules, template: template)
  }

  /// The words of the built-in template and of the repository's own.
  func template(at commit: ObjectID?) throws(SpecError) -> TemplatePhrases {
    var templates = [Array(SeedTemplate.text.utf8)]
    let path = configuration.template ?? SeedTemplate.path
    if let commit, let own = try content(of: path, in: commit) {
      templates.append(own)
    }
    return TemplatePhrases(templates, reader: reader)
  }

  /// The paths that are checked.
  private func wanted(
    _ request: CheckRequest, _ texts: CheckedTexts, _ before: Snapshot?
  ) throws(SpecError) -> Set<PathKey> {
    var paths = Set((texts.texts.map(\.path) + texts.unreadable.map(\.path)).map(PathKey.init))
    if !request.specs.isEmpty {
      var named: Set<PathKey> = []
      for reference in request.specs {
        named.formUnion(try self.paths(reference, texts))
      }
      paths = named
    }
    if let before {
      let old = Dictionary(
        before.entries.map { (PathKey($0.path), $0.file) }, uniquingKeysWith: { first, _ in first })
      let same = texts.texts.filter { text in
        text.isCommitted && text.base?.file == old[PathKey(text.path)]
      }
      paths.subtract(same.map { PathKey($0.path) })
    }
    return paths
  }

  /// The paths of what a user names: a file, or every spec with an ID.
  private func paths(
    _ reference: String, _ texts: CheckedTexts
  ) throws(SpecError) -> [PathKey] {
    let candidates = candidatePaths(reference).map(PathKey.init)
    let all = texts.texts.map(\.path) + texts.unreadable.map(\.path)
    if let path = all.map(PathKey.init).first(where: candidates.contains) {
      return [path]
    }
    let named = texts.texts.filter { text in
      text.name.id.map { Self.matches($0, reference) } ?? false
    }
    guard named.isEmpty else {
      return named.map { PathKey($0.path) }
    }
    let commit = try headCommit()
    let entry = try entry(reference, in: snapshot(of: commit)) { () throws(SpecError) in
      try history(upTo: commit)
    }
    return [PathKey(entry.path)]
  }
}
