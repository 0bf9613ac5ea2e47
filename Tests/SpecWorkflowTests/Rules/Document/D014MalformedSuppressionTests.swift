import Testing

@testable import SpecWorkflow

/// Comments that cannot keep a rule quiet.
@Suite struct D014MalformedSuppressionTests {
  @Test(arguments: [
    ("<!-- spec: ignore[vague-word] the law says so -->", []),
    ("<!-- spec: ignore[vague-word] -->", ["5:1 no reason is given"]),
    ("<!-- spec: ignore[] so -->", ["5:1 no rule stands in the brackets"]),
    ("<!-- spec: ignore[] -->", ["5:1 no rule stands in the brackets", "5:1 no reason is given"]),
    ("<!-- spec: ignore[nothing] so -->", ["5:1 there is no rule 'nothing'"]),
    ("<!-- spec: ignore[A001] so -->", ["5:1 A001 cannot be suppressed by a comment"]),
    ("<!-- a comment -->", []),
    ("<!-- specification: ignore[vague-word] -->", []),
    ("`<!-- spec: ignore[vague-word] -->`", []),
    ("```\n<!-- spec: ignore[vague-word] -->\n```", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: body + "\n\nWords.").reports("D014")
    #expect(found == reports)
  }

  @Test func itIsAnErrorInEveryStage() {
    #expect(
      RuleSubject.severities(of: "D014", body: "<!-- spec: ignore[vague-word] -->\n")
        == ["error", "error", "error", "error"])
  }
}
