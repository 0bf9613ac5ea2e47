import Testing

@testable import SpecWorkflow

/// Comments that keep rules quiet.
@Suite struct SuppressionTests {
  private func codes(_ text: String, _ rules: [Rule] = RuleBook.rules) -> [String] {
    let wanted = rules.filter { $0.family == .document && $0.code != "D001" && $0.code != "D010" }
    var checker = Checker(rules: wanted, links: nil)
    checker.check(RuleSubject(text).document, nil, nil)
    return checker.findings.sortedByPlace().map { "\($0.rule.code):\($0.range.start.line)" }
  }

  private func spec(_ body: String) -> String {
    """
    # SPEC-007: Offline sync

    **Status**: Draft

    ## Requirements

    \(body)
    """
  }

  @Test(arguments: [
    ("1. **FR-1**: It shall be fast.", ["D008:7"]),
    ("1. **FR-1**: It shall be fast. <!-- spec: ignore[vague-word] the law says so -->", []),
    ("<!-- spec: ignore[D008] the law says so -->\n1. **FR-1**: It shall be fast.", []),
    ("<!-- spec: ignore[D008] the law says so -->\n\n1. **FR-1**: It shall\n   be fast.", []),
    ("<!-- spec: ignore-file[D] an old form -->\n\n1. **FR-1**: It shall be fast.", []),
    ("<!--spec:ignore[ D008 , D007 ] both-->\n1. **FR-1**: It is fast.", []),
    // For one item only.
    (
      "<!-- spec: ignore[D008] so -->\n1. **FR-1**: It shall be fast.\n2. **FR-2**: It must be easy.",
      ["D008:9"]
    ),
    ("<!-- spec: ignore[vague-word] -->\n1. **FR-1**: It shall be fast.", ["D014:7", "D008:8"]),
    ("<!-- spec: ignore[vague] so -->\n1. **FR-1**: It shall be fast.", ["D014:7", "D008:8"]),
    ("<!-- spec: ignore so -->\n1. **FR-1**: It shall be fast.", ["D014:7", "D008:8"]),
    ("<!-- spec: ignore[A001] so -->\n1. **FR-1**: It shall be red.", ["D014:7"]),
    ("<!-- spec: ignore[D014] so -->\n1. **FR-1**: It shall be red.", ["D014:7"]),
    ("<!-- spec: ignore[D008] so -->\n1. **FR-1**: It shall be red.", ["D015:7"]),
    // Of a rule that did not run nobody knows.
    ("<!-- spec: ignore[H002] so -->\n1. **FR-1**: It shall be red.", []),
    // Examples.
    ("`<!-- spec: ignore[D008] so -->`\n\n1. **FR-1**: It shall be fast.", ["D008:9"]),
    ("```\n<!-- spec: ignore[D008] so -->\n```\n\n1. **FR-1**: It shall be fast.", ["D008:11"]),
    ("<!-- a comment -->\n1. **FR-1**: It shall be fast.", ["D008:8"]),
  ])
  func comments(body: String, found: [String]) {
    #expect(codes(spec(body)) == found)
  }

  @Test func oneCommentForEach() {
    let body =
      "<!-- spec: ignore[D008] one -->\n<!-- spec: ignore[D007] two -->\n1. **FR-1**: It is fast."
    #expect(codes(spec(body)).isEmpty)
    #expect(codes(spec(body).replacing("\n", with: "\r\n")).isEmpty)
  }
}
