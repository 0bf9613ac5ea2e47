import Testing

@testable import SpecWorkflow

/// Statuses and dates that a program cannot read.
@Suite struct D011MalformedHeaderTests {
  private func text(_ lines: String...) -> String {
    "# SPEC-007: Offline sync\n\n" + lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    ("**Status**: Approved", []),
    ("**Status**: approved", []),
    ("**Status**: Approved (2026-01-31)", []),
    ("**Status**: ✅ Approved", ["3:1 Status is \"✅ Approved\", not one of \(Self.states)"]),
    ("**Status**: Done", ["3:1 Status is \"Done\", not one of \(Self.states)"]),
    ("- Status: Aprpoved", ["3:1 Status is \"Aprpoved\", not one of \(Self.states)"]),
    // What closes a spec needs no place in the vocabulary.
    ("**Status**: Superseded by SPEC-012", []),
    ("**Status**: Draft\n**Created**: 2026-01-31", []),
    (
      "**Status**: Draft\n**Created**: 31.01.2026",
      ["4:1 Created is \"31.01.2026\", not a date such as 2026-01-31"]
    ),
    (
      "**Status**: Draft\n**Updated**: 2026-02-30",
      ["4:1 Updated is \"2026-02-30\", not a date such as 2026-01-31"]
    ),
    (
      "**Status**: Draft\n**Updated**: 2026-1-3",
      ["4:1 Updated is \"2026-1-3\", not a date such as 2026-01-31"]
    ),
    ("Words.", ["1:1 no Status in the header"]),
    ("```\n**Status**: Draft\n```", ["1:1 no Status in the header"]),
    // What nobody has filled in is D003's.
    ("**Status**: Draft | In Review\n**Created**: YYYY-MM-DD", []),
  ])
  func reports(lines: String, reports: [String]) throws {
    let found = try RuleSubject(text(lines)).reports("D011")
    #expect(found == reports)
  }

  private static let states = "Draft, In Review, Approved, Implemented"

  @Test func frontMatter() throws {
    #expect(
      try RuleSubject("---\nstatus: shipped\ncreated: 2026-01-31\n---\n# SPEC-007: A\n").reports(
        "D011")
        == ["2:1 status is \"shipped\", not one of \(Self.states)"])
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D011", body: "**Created**: soon\n\nWords.")
        == ["warning", "error", "error", "-"])
  }
}
