import Testing

@testable import SpecWorkflow

/// Header lines that give one field two values.
@Suite struct D012ContradictingHeaderTests {
  @Test(arguments: [
    ("# SPEC-007: A\n\n**Status**: Draft\n**Status**: Approved\n", ["4:1"]),
    ("# SPEC-007: A\n\n**Status**: Draft\n**Status**: Draft\n", []),
    ("# SPEC-007: A\n\n**Author**: Ada\n**Author**: Ben\n", ["4:1"]),
    ("---\nstatus: Draft\n---\n# SPEC-007: A\n\n**Status**: Approved\n", ["6:1"]),
    ("---\nstatus: Draft\n---\n# SPEC-007: A\n\n**Status**: Draft\n", []),
    ("# SPEC-007: A\n\n**Status**: Draft\n\n```\n**Status**: Approved\n```\n", []),
  ])
  func reports(text: String, places: [String]) throws {
    let found = try RuleSubject(text).reports("D012")
    #expect(
      found.compactMap { $0.split(separator: " ").first.map(String.init) } == places, "\(found)")
  }

  @Test func itIsAnErrorInEveryStage() {
    #expect(
      RuleSubject.severities(of: "D012", body: "**Author**: Ada\n**Author**: Ben\n\nWords.")
        == ["error", "error", "error", "error"])
  }
}
