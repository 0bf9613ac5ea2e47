import SpecWorkflow
import Testing

/// What a header says, for tables of cases.
struct HeaderCase: Sendable, CustomTestStringConvertible {
  var text: String
  /// The values of `status` in order.
  var statuses: [String]

  init(_ text: String, _ statuses: String...) {
    self.text = text
    self.statuses = statuses
  }

  var testDescription: String { text }
}

@Suite struct HeaderReaderTests {
  let reader = HeaderReader()

  func read(_ text: String) -> Header { reader.read(Array(text.utf8)) }

  @Test(arguments: [
    HeaderCase("```\nStatus: X\n```\nStatus: Y", "Y"),
    HeaderCase("~~~~ sh\nStatus: X\n~~~\nStatus: X\n~~~~~\nStatus: Y", "Y"),
    HeaderCase("```\nStatus: X"),
    HeaderCase("``` a`b\nStatus: X"),
    HeaderCase("- ```\n  Status: X\n  ```\n- Status: Y", "Y"),
    HeaderCase("- ```\n  Status: X\n\nStatus: Y", "Y"),
    HeaderCase("> ```\n> Status: X\n\nStatus: Y", "Y"),
    HeaderCase("> ```\n> Status: X\n> ```\n> Status: Y", "Y"),
    HeaderCase("<!-- Status: X -->\nStatus: Y", "Y"),
    HeaderCase("<!--\nStatus: X\n\nStatus: X\n-->\nStatus: Y", "Y"),
    HeaderCase("<!--\nStatus: X\n\n# T"),
    HeaderCase("- <!--\n  Status: X\n  -->\n- Status: Y", "Y"),
    HeaderCase("**A**: b <!-- c\n**Status**: X\n-->\n**Status**: Y", "Y"),
    HeaderCase("**A**: b <!-- c\n\n**Status**: Y", "Y"),
    HeaderCase("`<!--`\n**Status**: Y\n-->", "Y"),
    HeaderCase("<pre>\nStatus: X\n</pre>\nStatus: Y", "Y"),
    HeaderCase("    Status: X\n\nStatus: Y", "Y"),
    HeaderCase("\tStatus: X\n\nStatus: Y", "Y"),
    HeaderCase("Status: Y\n## Goals\nStatus: X", "Y"),
    HeaderCase("Status: Y\n### Goals\nStatus: X", "Y"),
    HeaderCase("Status: Y\n\nGoals\n---\nStatus: X", "Y"),
    HeaderCase("A: b\n\n---\n\nStatus: Y", "Y"),
    HeaderCase("* * *\nStatus: Y", "Y"),
    HeaderCase("#hash\n\nStatus: Y", "Y"),
    HeaderCase("Title\n===\nStatus: Y", "Y"),
    HeaderCase("> ## Quoted\n\nStatus: Y", "Y"),
    HeaderCase("Some prose that goes on\nStatus: X"),
    HeaderCase("Some prose that goes on\n**Status**: Y", "Y"),
    HeaderCase("A: 1\nStatus: Y\nB: 2", "Y"),
    HeaderCase("**A**: 1  \n**Status**: Y  \n**B**: 2", "Y"),
    HeaderCase("A: 1\\\nStatus: Y\\\nB: 2", "Y"),
    HeaderCase("See http://x.example\nStatus: X"),
    HeaderCase("http://status: X"),
    HeaderCase("The status of this document is: X"),
    HeaderCase("[Status: X](y)"),
    HeaderCase("- Status: Y\nprose", "Y"),
    HeaderCase("- Status: Y\n  more\n more still\n- B: c", "Y more more still"),
    HeaderCase("- Status: Y\n  - nested", "Y"),
    HeaderCase("- Status: Y\n\n  other paragraph", "Y"),
    HeaderCase("Status: Y\n        and more\nprose", "Y and more"),
    HeaderCase("Status: Y\n prose", "Y"),
    HeaderCase("> Status: Y\n>   prose", "Y"),
    HeaderCase("**Status**:", ""),
    HeaderCase("**Status**:\n**Created**: x", ""),
    HeaderCase("| a | b |\n| Status | X |"),
    HeaderCase("| a | b | c |\n|-|-|-|\n| Status | X | y |"),
    HeaderCase("| a | b |\n|-|-|\n| Status | |", ""),
    HeaderCase("| a | b |\n|-|-|\n| Status | a \\| b |", "a | b"),
    HeaderCase("| a | b |\n|-|-|\n\n| Status | X |"),
    HeaderCase("Status: `a_b` and `*c*`", "a_b and *c*"),
    HeaderCase("Status: snake_case_name and _emphasis_", "snake_case_name and emphasis"),
    HeaderCase("Status: a\\_b \\[c\\] &amp; d", "a_b [c] &amp; d"),
    HeaderCase("Status: ![image](x.png) [a [b] c](x \"t\")", "image a [b] c"),
    HeaderCase("Status: <https://x.example/> <br> <a@b.example>", "https://x.example/ a@b.example"),
    HeaderCase("Status: [reference] stays", "[reference] stays"),
    HeaderCase("Status: 2 * 3 ** 4", "2 * 3 ** 4"),
    HeaderCase("* Status: **Accepted **", "Accepted"),
    HeaderCase("* Status: ** Accepted**", "Accepted"),
    HeaderCase("* Status: **Accepted for [Swift 3**](x)", "Accepted for Swift 3"),
    HeaderCase("## Title\n\n* Status: Y\n\n## Goals\n\n* Status: X", "Y"),
    HeaderCase("Status:   wide   space\there", "wide space here"),
    HeaderCase("Status: ***X*** **Y** *z*", "X Y z"),
    HeaderCase("Status: [**Implemented**](x) ([Rationale](y_z_w))", "Implemented (Rationale)"),
  ])
  func findsTheStatus(_ example: HeaderCase) {
    #expect(read(example.text).fields.filter { $0.key == .status }.map(\.value) == example.statuses)
    let carriage = example.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(read(carriage).fields.filter { $0.key == .status }.map(\.value) == example.statuses)
  }

  @Test(arguments: [
    ("status", HeaderKey.status), ("STATUS", .status), ("Created", .created),
    ("Date Created", .created), ("Updated", .updated), ("Last Updated", .updated),
    ("Last  Modified", .updated), ("Last-Updated", .updated), ("Author", .author),
    ("Authors", .author), ("Author(s)", .author), ("Owner", .author), ("Owners", .author),
    ("Review Manager", .other("review manager")), ("Start Date", .other("start date")),
    ("State", .other("state")), ("Größe", .other("größe")), ("SR-1_x", .other("sr-1_x")),
  ])
  func knowsTheNames(_ name: String, _ key: HeaderKey) {
    #expect(read("\(name): x").fields.map(\.key) == [key])
    #expect(read("**\(name)**: x").fields.map(\.key) == [key])
  }

  @Test(arguments: [
    "one two three four five: x", "1st: x", "a.b: x", "a, b: x", "-a: x",
    "a23456789 a23456789 a23456789 a2345678901: x", "std::move: x",
  ])
  func proseIsNoField(_ text: String) {
    #expect(read(text).fields == [])
  }

  @Test func aliasesWin() {
    let reader = HeaderReader(aliases: ["state": .status, "status": .other("phase")])
    let header = reader.read(Array("State: a\nStatus: b".utf8))
    #expect(header.fields.map(\.key) == [.status, .other("phase")])
  }

  @Test(arguments: [
    ("# A **b** `c`", "A b c", 1), ("\n#   A ##  \n", "A", 2), ("a\n## A\n# B", nil, 0),
    ("## A\n# B", "A", 1), ("### A\n# B", nil, 0),
    ("A\nb\n===", "A b", 1), ("```\n# no\n```\n# A", "A", 4), ("> # no\n\n# A", "A", 3),
    ("# A\n# B", "A", 1), ("# C#", "C#", 1), ("#", "", 1), ("Words", nil, 0),
  ])
  func findsTheTitle(_ text: String, _ title: String?, _ line: Int) {
    #expect(read(text).title?.text == title)
    #expect(read(text).title?.position.line ?? 0 == line)
  }

  @Test func theTemplate() {
    let header = read(
      """
      # SPEC-XXX: [Feature Name]

      **Status**: Draft | In Review | Approved | Implemented
      **Created**: YYYY-MM-DD
      **Updated**: YYYY-MM-DD
      **Author**: [Your Name]

      ## Overview
      """)
    #expect(header.title?.text == "SPEC-XXX: [Feature Name]")
    #expect(header.fields.map(\.key) == [.status, .created, .updated, .author])
    #expect(header[.author] == "[Your Name]")
    #expect(
      header.problems.map(\.kind) == [.placeholder, .placeholder, .placeholder, .placeholder])
    #expect(header.problems.map(\.position.line) == [3, 4, 5, 6])
    #expect(header.problems.map(\.position.column) == [3, 3, 3, 3])
  }
}
