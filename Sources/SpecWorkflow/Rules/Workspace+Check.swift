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
    let wanted = try wanted(request, texts)
    let links = request.looks(at: .links) ? LinkedSpecs(documents) : nil
    let histories =
      request.looks(at: .history) ? try CheckedHistories(self, texts, documents, request) : nil
    let approvals =
      request.looks(at: .approvals)
      ? try await CheckedApprovals(self, texts, options) : nil
    var findings: [Finding] = []
    for (index, document) in documents.enumerated() where wanted.contains(PathKey(document.path)) {
      let history = try histories?.history(of: index)
      let approval = try await approvals?.approval(of: texts.texts[index], document)
      for rule in request.rules where !configuration.rules.ignored.contains(rule.code) {
        let spots: [Spot]
        switch rule.find {
        case .document(let find): spots = find(document)
        case .links(let find): spots = links.map { find(document, $0) } ?? []
        case .history(let find): spots = history.map(find) ?? []
        case .approvals(let find): spots = approval.map(find) ?? []
        case .checker: spots = []
        }
        guard let severity = rule.weights.severity(in: document.stage) else { continue }
        findings += spots.map { Finding(rule, severity, document, $0) }
      }
    }
    if request.rules.contains(where: { $0.code == Rule.unreadableSpec.code }) {
      findings += texts.unreadable.filter { wanted.contains(PathKey($0.path)) }.map(Finding.init)
    }
    return CheckReport(
      findings: findings.sortedByPlace(),
      specs: documents.count { wanted.contains(PathKey($0.path)) },
      silenced: 0, isShallow: !extent.shallowBoundary.isEmpty)
  }

  private func checked(_ text: CheckedText, _ template: TemplatePhrases) -> CheckedDocument {
    let document = DocumentReader(header: reader).read(text.bytes)
    return CheckedDocument(
      path: text.path, name: text.name, bytes: text.bytes, lines: SourceLines(text.bytes),
      document: document, stage: configuration.stage(of: document.header[.status]),
      vocabulary: configuration.vocabulary, settings: configuration.rules, template: template)
  }

  /// The words of the built-in template and of the repository's own.
  private func template(at commit: ObjectID?) throws(SpecError) -> TemplatePhrases {
    var templates = [Array(SeedTemplate.text.utf8)]
    let path = configuration.template ?? SeedTemplate.path
    if let commit, let own = try content(of: path, in: commit) {
      templates.append(own)
    }
    return TemplatePhrases(templates, reader: reader)
  }

  /// The paths that are checked.
  private func wanted(
    _ request: CheckRequest, _ texts: CheckedTexts
  ) throws(SpecError) -> Set<PathKey> {
    var paths = Set((texts.texts.map(\.path) + texts.unreadable.map(\.path)).map(PathKey.init))
    if !request.specs.isEmpty {
      var named: Set<PathKey> = []
      for reference in request.specs {
        named.formUnion(try self.paths(reference, texts))
      }
      paths = named
    }
    if let since = request.since {
      let before = try snapshot(of: since).entries
      paths = paths.filter { path in
        let text = texts.texts.first { $0.path.isSamePath(as: path.path) }
        let old = before.first { $0.path.isSamePath(as: path.path) }
        return text?.isCommitted != true || text?.base?.file != old?.file
      }
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

extension Finding {
  init(_ rule: Rule, _ severity: Severity, _ document: CheckedDocument, _ spot: Spot) {
    self.init(
      rule: rule, severity: severity, path: document.path, spec: document.name.text,
      range: spot.range, message: spot.message, mend: spot.mend ?? rule.mend,
      line: document.text(ofLine: spot.range.start.line), fingerprint: "")
  }

  init(_ problem: SpecProblem) {
    self.init(
      rule: .unreadableSpec, severity: .error, path: problem.path, spec: nil,
      range: SourceRange(start: problem.position, end: problem.position), message: problem.message,
      mend: Rule.unreadableSpec.mend, line: "", fingerprint: "")
  }
}

extension [Finding] {
  /// By path, line, column and code, with fingerprints.
  fileprivate func sortedByPlace() -> [Finding] {
    var seen: [String: Int] = [:]
    return sorted { left, right in
      if !left.path.isSamePath(as: right.path) { return left.path < right.path }
      let (a, b) = (left.range.start, right.range.start)
      return (a.line, a.column, left.rule.code) < (b.line, b.column, right.rule.code)
    }.map { finding in
      var finding = finding
      let words = [finding.rule.code, finding.path, finding.line, finding.message]
        .joined(separator: "\u{0}")
      let count = seen[words, default: 0]
      seen[words] = count + 1
      finding.fingerprint =
        ContentDigest(
          label: "spec-finding-v1", [UInt8]("\(words)\u{0}\(count)".utf8)
        ).hex
      return finding
    }
  }
}
