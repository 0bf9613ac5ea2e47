/// Lets rules look at documents, and keeps what they find.
struct Checker {
  let rules: [Rule]
  private let links: LinkedSpecs?
  private(set) var findings: [Finding] = []
  /// How many findings comments have kept quiet.
  private(set) var silenced = 0

  /// `links`: `nil` where no rule looks at them.
  init(rules: [Rule], links: LinkedSpecs?) {
    self.rules = rules
    self.links = links
  }

  /// Checks one document; what is not known of it, no rule looks at.
  ///
  /// - Returns: the codes of the rules that report something.
  @discardableResult
  mutating func check(
    _ document: CheckedDocument, _ history: CheckedHistory?, _ approval: CheckedApproval?
  ) -> Set<String> {
    var found: [Finding] = []
    for rule in rules {
      let spots: [Spot] =
        switch rule.find {
        case .document(let find): find(document)
        case .links(let find): links.map { find(document, $0) } ?? []
        case .history(let find): history.map(find) ?? []
        case .approvals(let find): approval.map(find) ?? []
        case .checker: []
        }
      found += self.findings(of: rule, document, spots)
    }
    let (kept, own, count) = Suppressions(document).applied(to: found, ran: rules)
    findings += kept
    silenced += count
    for (rule, spot) in own where rules.contains(where: { $0.code == rule.code }) {
      findings += self.findings(of: rule, document, [spot])
    }
    return Set(kept.map(\.rule.code))
  }

  /// Takes up a file that cannot be read.
  mutating func add(_ problem: SpecProblem) {
    guard rules.contains(where: { $0.code == Rule.unreadableSpec.code }) else {
      return
    }
    findings.append(
      Finding(
        rule: .unreadableSpec, severity: .error, path: problem.path, spec: nil,
        range: SourceRange(start: problem.position, end: problem.position),
        message: problem.message, mend: Rule.unreadableSpec.mend, line: "", fingerprint: ""))
  }

  private func findings(
    of rule: Rule, _ document: CheckedDocument, _ spots: [Spot]
  ) -> [Finding] {
    guard let severity = rule.weights.severity(in: document.stage) else {
      return []
    }
    return spots.map { spot in
      Finding(
        rule: rule, severity: severity, path: document.path, spec: document.name.text,
        range: spot.range, message: spot.message, mend: rule.mend,
        line: document.text(ofLine: spot.range.start.line),
        // An approval that fails fails anew with every other text.
        fingerprint: rule.family == .approvals
          ? ContentDigest(label: "spec-text-v1", document.bytes).hex : "")
    }
  }
}

extension [Finding] {
  /// By path, line, column and code, with whole fingerprints.
  func sortedByPlace() -> [Finding] {
    var seen: [String: Int] = [:]
    return sorted { left, right in
      if !left.path.isSamePath(as: right.path) { return left.path < right.path }
      let (a, b) = (left.range.start, right.range.start)
      return (a.line, a.column, left.rule.code) < (b.line, b.column, right.rule.code)
    }.map { finding in
      var finding = finding
      let words = [
        finding.rule.code, finding.path, finding.line, finding.message, finding.fingerprint,
      ].joined(separator: "\u{0}")
      let count = seen[words, default: 0]
      seen[words] = count + 1
      finding.fingerprint =
        ContentDigest(label: "spec-finding-v1", [UInt8]("\(words)\u{0}\(count)".utf8)).hex
      return finding
    }
  }
}
