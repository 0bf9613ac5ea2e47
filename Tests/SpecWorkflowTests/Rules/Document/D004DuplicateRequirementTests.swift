import Testing

@testable import SpecWorkflow

/// Requirements that share an ID.
@Suite struct D004DuplicateRequirementTests {
  @Test(arguments: [
    ("1. **FR-1**: A shall b.\n2. **FR-2**: A shall c.", []),
    ("1. **FR-1**: A shall b.\n2. **FR-1**: A shall c.", ["8:6 FR-1 is the ID of line 7 as well"]),
    ("1. **FR-1**: A shall b.\n2. **NFR-1**: A shall c.", []),
    (
      "1. **FR-1**: A shall b.\n\n### More\n\n- **FR-1**: A shall c.\n- **FR-1**: A shall d.",
      ["11:5 FR-1 is the ID of line 7 as well", "12:5 FR-1 is the ID of line 7 as well"]
    ),
    (
      "### FR-1: A shall b.\n\nWords.\n\n### FR-1: A shall c.\n\nWords.",
      ["11:5 FR-1 is the ID of line 7 as well"]
    ),
    (
      "| ID | Requirement |\n| - | - |\n| FR-1 | A shall b. |\n| FR-1 | A shall c. |",
      ["10:3 FR-1 is the ID of line 9 as well"]
    ),
    // Named elsewhere, or quoted, it is no second one.
    ("1. **FR-1**: A shall b.\n\nAs **FR-1**: says.", []),
    ("1. **FR-1**: A shall b.\n\n```\n1. **FR-1**: A shall c.\n```", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: "## Requirements\n\n" + body).reports("D004")
    #expect(found == reports)
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(
        of: "D004", body: "## Requirements\n\n1. **FR-1**: A shall.\n2. **FR-1**: B shall.")
        == ["error", "error", "error", "error"])
  }
}
