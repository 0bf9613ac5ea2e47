import Testing

@testable import SpecWorkflow

/// Headings with nothing under them.
@Suite struct D002EmptySectionTests {
  @Test(arguments: [
    ("## Risks\n\nNone.", []),
    ("## Risks\n\n## References\n\n- One.", ["5:1 Risks is empty"]),
    ("## Risks", ["5:1 Risks is empty"]),
    ("## Risks\n\n   \n\t\n", ["5:1 Risks is empty"]),
    // What is below counts, what is beside does not.
    ("## Risks\n\n### Of the first kind\n\nNone.", []),
    (
      "## Risks\n\n### Of the first kind\n\n### Of the second\n\nNone.",
      ["7:1 Of the first kind is empty"]
    ),
    ("### Deep\n\n## Flat\n\nNone.", ["5:1 Deep is empty"]),
    // A comment says nothing to a reader.
    ("## Risks\n\n<!-- to be written -->\n<!-- soon -->\n", ["5:1 Risks is empty"]),
    ("## Risks\n\n<!-- to be written --> None.\n", []),
    ("## Risks\n\n<!-- not closed", ["5:1 Risks is empty"]),
    // Anything else does.
    ("## Risks\n\n```\n```\n", []),
    ("## Risks\n\n| a |\n| - |\n", []),
    ("## Risks\n\n---\n", []),
    ("## Risks\n\n![](risks.png)\n", []),
    ("## 危険\n\n## مخاطر\n\nلا شيء.", ["5:1 危険 is empty"]),
    // A requirement as a heading is complete in itself.
    ("## Requirements\n\n### FR-1: The client shall sync.\n\n### FR-2: It shall not lie.\n", []),
    ("```\n## Risks\n```", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: body).reports("D002")
    #expect(found == reports)
  }

  @Test func theTitleMayStandAlone() throws {
    #expect(try RuleSubject("# SPEC-007: Offline sync").reports("D002").isEmpty)
    #expect(try RuleSubject("").reports("D002").isEmpty)
  }

  @Test func lineEndsOfWindows() throws {
    let text = "# SPEC-007: A\r\n\r\n## Risks\r\n\r\n## Other\r\n\r\nWords.\r\n"
    #expect(try RuleSubject(text).reports("D002") == ["3:1 Risks is empty"])
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D002", body: "## Risks") == ["note", "warning", "warning", "-"])
  }
}
