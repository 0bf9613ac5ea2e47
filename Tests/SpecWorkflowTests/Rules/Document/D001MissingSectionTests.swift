import Testing

@testable import SpecWorkflow

/// Sections that every spec must have.
@Suite struct D001MissingSectionTests {
  @Test(arguments: [
    ("## Overview\n\nWords.\n\n## Requirements\n\nNone.", []),
    ("## Requirements\n\nNone.", ["1:1 no section Overview"]),
    ("Words.", ["1:1 no section Overview", "1:1 no section Requirements"]),
    ("", ["1:1 no section Overview", "1:1 no section Requirements"]),
    // Any level, any case, numbered, with a remark.
    ("### 1. OVERVIEW\n\nWords.\n\n# 2) Requirements (all of them):\n\nNone.", []),
    ("Overview\n--------\n\nWords.\n\n## **Requirements**\n\nNone.", []),
    // What only looks like a heading is none.
    (
      "```\n## Overview\n## Requirements\n```",
      ["1:1 no section Overview", "1:1 no section Requirements"]
    ),
    ("<!--\n## Overview\n-->\n\n## Requirements\n\nNone.", ["1:1 no section Overview"]),
    ("**Overview**\n\nWords.\n\n## Requirements\n\nNone.", ["1:1 no section Overview"]),
    ("## Overviews\n\nWords.\n\n## Requirements\n\nNone.", ["1:1 no section Overview"]),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: body).reports("D001")
    #expect(found == reports)
  }

  @Test func theConfigurationNamesTheSections() throws {
    var configuration = Configuration()
    configuration.rules.sections = ["Summary or Zusammenfassung or 概要", "Motivation"]
    func reports(_ body: String) throws -> [String] {
      try RuleSubject(body: body, configuration: configuration).reports("D001")
    }
    #expect(try reports("## zusammenfassung\n\nWorte.\n\n## Motivation\n\nDrum.").isEmpty)
    #expect(try reports("## 概要（案）\n\n言葉。\n\n## Motivation\n\n-").isEmpty)
    #expect(
      try reports("## Overview\n\n## Requirements") == [
        "1:1 no section Summary or Zusammenfassung or 概要", "1:1 no section Motivation",
      ])
    configuration.rules.sections = []
    #expect(try reports("").isEmpty)
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D001", body: "Words.") == ["warning", "error", "warning", "-"])
  }
}
