import Testing

@testable import SpecWorkflow

/// Titles that write an ID with other digits.
@Suite struct D016UnpaddedIDTests {
  @Test(arguments: [
    ("# SPEC-007: A", []),
    ("# SPEC-7: A", ["1:3 SPEC-7 is written SPEC-007 here"]),
    ("# SPEC-0007: A", ["1:3 SPEC-0007 is written SPEC-007 here"]),
    ("# SPEC-1007: A", []),
    ("# **SPEC-7** — A", ["1:5 SPEC-7 is written SPEC-007 here"]),
    ("# Offline sync", []),
    ("# About SPEC-7", []),
  ])
  func reports(title: String, reports: [String]) throws {
    let found = try RuleSubject(title + "\n\n**Status**: Draft\n").reports("D016")
    #expect(found == reports)
  }

  @Test func severities() {
    for (status, severity) in [
      ("Draft", ["warning"]), ("In Review", ["note"]), ("Approved", ["note"]), ("Withdrawn", []),
    ] {
      var checker = Checker(rules: RuleBook.rules, links: nil)
      checker.check(RuleSubject("# SPEC-7: A\n\n**Status**: \(status)\n").document, nil, nil)
      let found = checker.findings.filter { $0.rule.code == "D016" }.map(\.severity.rawValue)
      #expect(found == severity)
    }
  }
}
