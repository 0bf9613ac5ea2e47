import Testing

@testable import SpecWorkflow

/// Words that everybody reads differently.
@Suite struct D008VagueWordTests {
  @Test(arguments: [
    ("1. **FR-1**: It shall be fast.", ["7:26 \"fast\" can mean anything"]),
    ("1. **FR-1**: It shall be FAST.", ["7:26 \"fast\" can mean anything"]),
    ("1. **FR-1**: It shall answer within 20 ms.", []),
    ("1. **FR-1**: It shall be faster, and breakfast too.", []),
    // The longest phrase, one report an item.
    ("1. **FR-1**: It shall be easy to use and fast.", ["7:26 \"easy to use\" can mean anything"]),
    ("1. **FR-1**: It shall be easy\n   to use.", ["7:1 \"easy to use\" can mean anything"]),
    ("1. **FR-1**: It shall be user-friendly.", ["7:26 \"user-friendly\" can mean anything"]),
    ("1. **FR-1**: It shall sync a, b, etc.", ["7:34 \"etc\" can mean anything"]),
    ("1. **FR-1**: It shall sync a and/or b.", ["7:30 \"and/or\" can mean anything"]),
    ("1. **FR-1**: It shall run `fast`.", ["7:28 \"fast\" can mean anything"]),
    // Prose may be as vague as it likes.
    ("It is fast.", []),
    ("```\n1. **FR-1**: It shall be fast.\n```", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: "## Requirements\n\n" + body).reports("D008")
    #expect(found == reports)
  }

  @Test func criteriaCountQuestionsDoNot() throws {
    let body = "## Acceptance Criteria\n\n- [ ] It is fast.\n\n## Open Questions\n\n- [ ] How fast?"
    #expect(try RuleSubject(body: body).reports("D008") == ["7:13 \"fast\" can mean anything"])
  }

  @Test func theConfigurationNamesTheWords() throws {
    var configuration = Configuration()
    configuration.rules.vagueWords = ["zeitnah"]
    let body =
      "## Requirements\n\n1. **FR-1**: It shall be fast.\n2. **FR-2**: Es soll zeitnah sein."
    #expect(
      try RuleSubject(body: body, configuration: configuration).reports("D008")
        == ["8:22 \"zeitnah\" can mean anything"])
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D008", body: "## Requirements\n\n1. **FR-1**: It shall be fast.")
        == ["warning", "warning", "note", "-"])
  }
}
