import Testing

@testable import SpecWorkflow

/// Names of requirements that their specs have not.
@Suite struct L002UnknownRequirementTests {
  /// What the rule says of SPEC-007 beside these other specs.
  private func reports(_ body: String, _ others: [String: String] = [:]) throws -> [String] {
    try RuleSubject(body: body).reports("L002", beside: others)
  }

  private static let other = [
    "SPEC-012": "## Requirements\n\n1. **FR-1**: A shall b.\n2. **NFR-2**: A shall c."
  ]

  @Test(arguments: [
    ("As SPEC-012/FR-1 says.", []),
    ("As SPEC-012/fr-1 and SPEC-12/NFR-2 say.", []),
    ("As SPEC-012/FR-9 says.", ["5:4 SPEC-012 has no FR-9"]),
    ("As SPEC-012/NFR-1 says.", ["5:4 SPEC-012 has no NFR-1"]),
    // What has no spec is L001's; what names none has no requirement.
    ("As SPEC-912/FR-9 says.", []),
    ("As SPEC-012 says in FR-9.", []),
    ("As `SPEC-012/FR-9` says.", ["5:5 SPEC-012 has no FR-9"]),
    ("```\nSPEC-012/FR-9\n```", []),
  ])
  func names(body: String, reports: [String]) throws {
    let found = try self.reports(body, Self.other)
    #expect(found == reports)
  }

  @Test func severities() throws {
    #expect(
      RuleSubject.severities(of: "L002", body: "See SPEC-012/FR-9.", beside: Self.other)
        == ["warning", "error", "warning", "-"])
  }
}
