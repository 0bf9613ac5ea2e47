import Testing

@testable import SpecWorkflow

/// Specs of which nobody can say when they are done.
@Suite struct D010NoAcceptanceCriteriaTests {
  private static let requirement = "## Requirements\n\n1. **FR-1**: A shall b.\n\n"

  @Test(arguments: [
    (requirement + "## Acceptance Criteria\n\n- [ ] It does.", []),
    (requirement + "### Acceptance Criteria\n\n- [x] It does.", []),
    (requirement, ["1:1 requirements, but no acceptance criteria"]),
    (
      requirement + "## Acceptance Criteria\n\nLater.",
      ["1:1 requirements, but no acceptance criteria"]
    ),
    (
      requirement + "## Open Questions\n\n- [ ] Does it?",
      ["1:1 requirements, but no acceptance criteria"]
    ),
    (
      requirement + "```\n## Acceptance Criteria\n\n- [ ] It does.\n```",
      ["1:1 requirements, but no acceptance criteria"]
    ),
    // Without a requirement there is nothing to accept.
    ("## Overview\n\nWords.", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: body).reports("D010")
    #expect(found == reports)
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D010", body: Self.requirement)
        == ["note", "warning", "warning", "-"])
  }
}
