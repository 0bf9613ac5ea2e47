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

  /// What a rule of documents finds.
  func spots(of rule: Rule) -> [Spot] {
    guard case .document(let find) = rule.find else { return [] }
    return find(document)
  }
}
