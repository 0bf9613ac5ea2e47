import Testing

@testable import SpecWorkflow

/// A document to try rules on.
struct RuleSubject {
  var document: CheckedDocument

  init(
    _ text: String, path: String = "specs/SPEC-007-offline-sync.md",
    configuration: Configuration = Configuration()
  ) {
    let reader = HeaderReader(aliases: configuration.aliases)
    let bytes = Array(text.utf8)
    let read = DocumentReader(header: reader).read(bytes)
    let folder = SpecFolder(path: "specs")
    document = CheckedDocument(
      path: path, name: SpecFinder(configuration).name(of: read.header, at: path, in: folder),
      digits: folder.digits,
      bytes: bytes, lines: SourceLines(bytes), document: read,
      stage: configuration.stage(of: read.header[.status]),
      vocabulary: configuration.vocabulary, needsExactStatus: configuration.approvals != nil,
      settings: configuration.rules,
      template: TemplatePhrases([Array(SeedTemplate.text.utf8)], reader: reader))
  }

  /// A spec SPEC-007, in review, whose body begins on its fifth line.
  init(body: String, status: String = "In Review", configuration: Configuration = Configuration()) {
    self.init(Self.text("SPEC-007", status: status, body), configuration: configuration)
  }

  private static func text(_ id: String, status: String, _ body: String) -> String {
    // A body may go on with the header, or begin it.
    let first = body.hasPrefix("**Status**") ? "" : "**Status**: \(status)\n"
    let gap = body.hasPrefix("**") ? "" : "\n"
    return "# \(id): Offline sync\n\n\(first)\(gap)\(body)\n"
  }

  /// What a rule reports in the order of lines, each `line:column message`.
  ///
  /// `others`: the bodies of further specs, by their IDs.
  func reports(_ code: String, beside others: [String: String] = [:]) throws -> [String] {
    try #require(RuleBook.rule(code) != nil)
    return findings(code, beside: others).map { finding in
      "\(finding.range.start.line):\(finding.range.start.column) \(finding.message)"
    }
  }

  /// The severities of a rule's findings in a draft, in review, approved and withdrawn, `-` where
  /// nothing is reported.
  static func severities(
    of code: String, body: String, beside others: [String: String] = [:]
  ) -> [String] {
    ["Draft", "In Review", "Approved", "Withdrawn"].map { status in
      RuleSubject(body: body, status: status).findings(code, beside: others).first?.severity
        .rawValue ?? "-"
    }
  }

  private func findings(_ code: String, beside others: [String: String]) -> [Finding] {
    let linked = others.sorted { $0.key < $1.key }.map { id, body in
      RuleSubject(Self.text(id, status: "Draft", body), path: "specs/\(id).md").document
    }
    let rules = RuleBook.rules.filter { $0.family == .document || $0.family == .links }
    var checker = Checker(rules: rules, links: LinkedSpecs([document] + linked))
    checker.check(document, nil, nil)
    return checker.findings.sortedByPlace().filter { $0.rule.code == code }
  }
}
