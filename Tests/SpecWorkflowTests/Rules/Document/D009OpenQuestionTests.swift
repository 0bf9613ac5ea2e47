import Testing

@testable import SpecWorkflow

/// Questions that are open when a spec is to be decided on.
@Suite struct D009OpenQuestionTests {
  @Test(arguments: [
    ("## Open Questions\n\n- [ ] Which wins?", ["7:1 this question is still open"]),
    ("## Open Questions\n\n- [x] Which wins? The later.\n- [X] And then?", []),
    (
      "## Open Questions\n\n1. [ ] Which wins?\n\n   The later one, perhaps.\n2. [ ] And then?",
      ["7:1 this question is still open", "10:1 this question is still open"]
    ),
    ("## Open Questions\n\nNone.", []),
    ("## Acceptance Criteria\n\n- [ ] It syncs.", []),
    ("## Tasks\n\n- [ ] Ask Ada.", []),
    ("```\n## Open Questions\n\n- [ ] Which wins?\n```", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: body).reports("D009")
    #expect(found == reports)
  }

  @Test("a draft may have as many as it likes")
  func severities() {
    #expect(
      RuleSubject.severities(of: "D009", body: "## Open Questions\n\n- [ ] Which wins?")
        == ["-", "error", "error", "-"])
  }
}
