import Testing

@testable import SpecWorkflow

/// List items among requirements that cannot be named.
@Suite struct D005RequirementWithoutIDTests {
  @Test(arguments: [
    ("## Requirements\n\n1. **FR-1**: A shall b.\n2. A shall c.", ["8:1 no ID"]),
    ("## Functional Requirements\n\n- A shall b.\n- A shall c.", ["7:1 no ID", "8:1 no ID"]),
    ("## 3. Non-Functional Requirements (draft)\n\n* A shall b.", ["7:1 no ID"]),
    // Under another heading only beside items that have IDs.
    ("## Behaviour\n\n- A shall b.\n- A shall c.", []),
    ("## Behaviour\n\n- **FR-1**: A shall b.\n- A shall c.", ["8:1 no ID"]),
    ("## Requirements\n\n### Rationale\n\n- Because.", []),
    // Boxes are criteria, nested lists are the text of a requirement, empty items are nothing.
    ("## Requirements\n\n- [ ] A is b.", []),
    ("## Requirements\n\n1. **FR-1**: A shall:\n   - b\n   - c", []),
    ("## Requirements\n\n1. **FR-1**: A shall b.\n2.", []),
    ("## Requirements\n\nWords only.", []),
    ("## Requirements\n\n```\n- A shall b.\n```", []),
    ("## Requirements\n\n> - A shall b.", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: body).reports("D005")
    #expect(found == reports)
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D005", body: "## Requirements\n\n- A shall b.")
        == ["warning", "error", "warning", "-"])
  }
}
