import Testing

@testable import SpecWorkflow

/// Names of specs that are not there.
@Suite struct L001UnknownSpecTests {
  /// What the rule says of SPEC-007 beside these other specs.
  private func reports(_ body: String, _ others: [String: String] = [:]) throws -> [String] {
    try RuleSubject(body: body).reports("L001", beside: others)
  }

  private static let other = ["SPEC-012": "## Requirements\n\n1. **FR-1**: A shall b."]

  @Test(arguments: [
    ("See SPEC-012.", []),
    ("See SPEC-912.", ["5:5 no spec SPEC-912"]),
    ("See SPEC-912/FR-1, and **SPEC-913**.", ["5:5 no spec SPEC-912", "5:26 no spec SPEC-913"]),
    ("- a\n- b, of SPEC-912", ["6:9 no spec SPEC-912"]),
    ("| a |\n| - |\n| SPEC-912 |", ["7:3 no spec SPEC-912"]),
    // Itself, written with other digits too.
    ("See SPEC-007, SPEC-7 and SPEC-12.", []),
    // Only prefixes that specs have; no parts of words; no blocks of code.
    ("See RFC-912 and UTF-8 and XSPEC-912 and SPEC-912x.", []),
    ("See `SPEC-912`.\n\n```\nSPEC-912\n```", ["5:6 no spec SPEC-912"]),
    ("SPEC-912があります。", []),
    ("仕様「SPEC-912」を見よ。", ["5:10 no spec SPEC-912"]),
    ("<!-- SPEC-912 -->", []),
  ])
  func names(body: String, reports: [String]) throws {
    let found = try self.reports(body, Self.other)
    #expect(found == reports)
  }

  @Test func aFieldOfTheHeader() throws {
    #expect(
      try reports("**Depends on**: SPEC-912\n\nWords.", Self.other) == ["4:17 no spec SPEC-912"])
  }

  @Test func severities() throws {
    #expect(
      RuleSubject.severities(of: "L001", body: "See SPEC-912.", beside: Self.other)
        == ["warning", "error", "warning", "-"])
  }
}
