import Testing

@testable import SpecWorkflow

/// Comments that keep nothing quiet any more.
@Suite struct D015UnusedSuppressionTests {
  private func body(_ comment: String, _ words: String) -> String {
    "## Requirements\n\n\(comment)\n1. **FR-1**: It shall be \(words).\n"
  }

  @Test func aRuleThatReportsNothingThere() throws {
    let comment = "<!-- spec: ignore[vague-word] the law says so -->"
    #expect(try RuleSubject(body: body(comment, "fast")).reports("D015").isEmpty)
    #expect(try RuleSubject(body: body(comment, "fast")).reports("D008").isEmpty)
    let unused = try RuleSubject(body: body(comment, "red")).reports("D015")
    #expect(unused.map { $0.prefix(4) } == ["7:1 "])
  }

  @Test func ofTwoRulesOneIsEnough() throws {
    let comment = "<!-- spec: ignore[vague-word, requirement-without-shall] so -->"
    #expect(try RuleSubject(body: body(comment, "fast")).reports("D015").isEmpty)
  }

  @Test("what a rule says that does not run nobody knows")
  func rulesThatDoNotRun() throws {
    let comment = "<!-- spec: ignore[updated-behind-history] so -->"
    #expect(try RuleSubject(body: body(comment, "red")).reports("D015").isEmpty)
  }

  @Test func itIsAWarningInEveryStage() {
    let comment = "<!-- spec: ignore[vague-word] the law says so -->"
    #expect(
      RuleSubject.severities(of: "D015", body: body(comment, "red"))
        == ["warning", "warning", "warning", "warning"])
  }
}
