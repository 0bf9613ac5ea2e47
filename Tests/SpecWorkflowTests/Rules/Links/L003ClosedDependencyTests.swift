import Testing

@testable import SpecWorkflow

/// Dependencies on specs that nobody will build.
@Suite struct L003ClosedDependencyTests {
  /// What the rule says of SPEC-007 beside these other specs.
  private func reports(_ body: String, _ others: [String: String] = [:]) throws -> [String] {
    try RuleSubject(body: body).reports("L003", beside: others)
  }

  private static let others = [
    "SPEC-012": "**Status**: Superseded by SPEC-013\n\nOld.",
    "SPEC-013": "**Status**: Approved\n\nNew.", "SPEC-014": "**Status**: Withdrawn\n\nNever.",
  ]

  @Test(arguments: [
    ("## Dependencies\n\n- SPEC-012", ["7:3 SPEC-012 is Superseded by SPEC-013"]),
    ("## Dependencies\n\n- SPEC-013", []),
    ("### Dependencies:\n\nSPEC-014 and SPEC-013", ["7:1 SPEC-014 is Withdrawn"]),
    ("## Depends on\n\nSPEC-014", ["7:1 SPEC-014 is Withdrawn"]),
    // Sections below count, the ones behind do not.
    ("## Dependencies\n\n### Hard\n\nSPEC-014", ["9:1 SPEC-014 is Withdrawn"]),
    ("## Dependencies\n\nNone.\n\n## History\n\nSPEC-014 came first.", []),
    ("See SPEC-014.", []),
  ])
  func names(body: String, reports: [String]) throws {
    let found = try self.reports(body, Self.others)
    #expect(found == reports)
  }

  @Test(arguments: ["Depends on", "Depends-On", "Blocked by", "Requires", "Dependencies"])
  func fieldsOfTheHeader(name: String) throws {
    let reports = try reports("**\(name)**: SPEC-013, SPEC-014\n\nWords.", Self.others)
    #expect(reports.map { $0.drop { $0 != " " } } == [" SPEC-014 is Withdrawn"])
  }

  @Test func otherFieldsNameAndDoNotDepend() throws {
    #expect(try reports("**Replaces**: SPEC-014\n\nWords.", Self.others).isEmpty)
  }

  @Test func severities() throws {
    #expect(
      RuleSubject.severities(
        of: "L003", body: "## Dependencies\n\nSPEC-014", beside: Self.others)
        == ["warning", "error", "warning", "-"])
  }
}
