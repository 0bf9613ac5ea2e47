import Testing

@testable import SpecWorkflow

/// Numbers of requirements that are not one after another.
@Suite struct D006RequirementGapTests {
  private func body(_ ids: [String]) -> String {
    "## Requirements\n\n" + ids.map { "- **\($0)**: A shall b.\n" }.joined()
  }

  @Test(
    arguments: [
      (["FR-1", "FR-2", "FR-3"], []),
      (["FR-1", "FR-3"], ["8:5 FR-2 is missing before FR-3"]),
      (["FR-2"], ["7:5 FR-1 is missing before FR-2"]),
      (["FR-1", "NFR-1", "FR-2", "NFR-2"], []),
      (["FR-1", "NFR-2"], ["8:5 NFR-1 is missing before NFR-2"]),
      (["FR-2", "FR-1"], ["7:5 FR-1 is missing before FR-2", "8:5 FR-1 comes behind FR-2"]),
      // One gap is told once, one ID twice is D004's.
      (["FR-1", "FR-5", "FR-6"], ["8:5 FR-2 is missing before FR-5"]),
      (["FR-1", "FR-1", "FR-2"], []),
      (["FR-01", "FR-02"], []),
      (["FR-99999999999999999999"], []),
    ] as [([String], [String])])
  func reports(ids: [String], reports: [String]) throws {
    let found = try RuleSubject(body: body(ids)).reports("D006")
    #expect(found == reports)
  }

  @Test("once a spec is approved its requirements keep their numbers")
  func severities() {
    #expect(
      RuleSubject.severities(of: "D006", body: body(["FR-1", "FR-3"]))
        == ["warning", "warning", "-", "-"])
  }
}
