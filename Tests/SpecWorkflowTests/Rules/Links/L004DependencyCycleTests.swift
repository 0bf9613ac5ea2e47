import Testing

@testable import SpecWorkflow

/// Specs that depend on themselves.
@Suite struct L004DependencyCycleTests {
  /// What the rule says of SPEC-007 beside these other specs.
  private func reports(_ body: String, _ others: [String: String] = [:]) throws -> [String] {
    try RuleSubject(body: body).reports("L004", beside: others)
  }

  private func dependency(_ id: String) -> String {
    "## Dependencies\n\n- \(id)\n"
  }

  @Test func aCircleOfTwo() throws {
    #expect(
      try reports(dependency("SPEC-012"), ["SPEC-012": dependency("SPEC-007")])
        == ["7:3 depends on itself: SPEC-007 → SPEC-012 → SPEC-007"])
  }

  @Test func theShortestWayIsTold() throws {
    #expect(
      try reports(
        "## Dependencies\n\n- SPEC-012\n- SPEC-013\n",
        [
          "SPEC-012": dependency("SPEC-014"), "SPEC-013": dependency("SPEC-007"),
          "SPEC-014": dependency("SPEC-007"),
        ]) == ["8:3 depends on itself: SPEC-007 → SPEC-013 → SPEC-007"])
  }

  @Test func aCircleBesideItIsTheOthers() throws {
    #expect(
      try reports(
        dependency("SPEC-012"),
        ["SPEC-012": dependency("SPEC-013"), "SPEC-013": dependency("SPEC-012")]
      ).isEmpty)
  }

  @Test func toNameIsNotToDepend() throws {
    #expect(try reports(dependency("SPEC-012"), ["SPEC-012": "See SPEC-007."]).isEmpty)
    #expect(try reports(dependency("SPEC-007")).isEmpty)
  }

  @Test func aChainOfThousands() throws {
    var others: [String: String] = [:]
    for number in 100..<3_000 { others["SPEC-\(number)"] = dependency("SPEC-\(number + 1)") }
    #expect(try reports(dependency("SPEC-100"), others).isEmpty)
  }

  @Test func severities() throws {
    #expect(
      RuleSubject.severities(
        of: "L004", body: dependency("SPEC-012"), beside: ["SPEC-012": dependency("SPEC-007")])
        == ["warning", "error", "warning", "-"])
  }
}
