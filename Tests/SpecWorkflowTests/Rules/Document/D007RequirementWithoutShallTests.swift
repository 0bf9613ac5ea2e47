import Testing

@testable import SpecWorkflow

/// Requirements without the verb that makes them one.
@Suite struct D007RequirementWithoutShallTests {
  @Test(arguments: [
    ("1. **FR-1**: The client shall sync.", []),
    ("1. **FR-1**: The client must sync.", []),
    ("1. **FR-1**: The client SHALL sync.", []),
    ("1. **FR-1**: The client\n   **shall**\n   sync.", []),
    ("1. **FR-1**: The client syncs.", ["7:6 FR-1 says neither shall nor must"]),
    ("1. **FR-1**: A marshall and a mustang.", ["7:6 FR-1 says neither shall nor must"]),
    ("1. **FR-1**: The client should sync.", ["7:6 FR-1 says neither shall nor must"]),
    (
      "| ID | Requirement |\n| - | - |\n| FR-1 | It syncs. |",
      ["9:3 FR-1 says neither shall nor must"]
    ),
    ("### FR-1: It syncs\n\nAnd it shall not lie.", []),
    // Another script has other verbs; another language of this one needs the configuration.
    ("1. **FR-1**: クライアントは同期しなければならない。", []),
    ("1. **FR-1**: يجب على العميل المزامنة.", []),
    ("1. **FR-1**: Der Client muss synchronisieren.", ["7:6 FR-1 says neither shall nor must"]),
    // Other items are free.
    ("- [ ] It syncs.", []),
    ("Words.", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: "## Requirements\n\n" + body).reports("D007")
    #expect(found == reports)
  }

  @Test func theConfigurationNamesTheWords() throws {
    var configuration = Configuration()
    configuration.rules.modalWords = ["muss", "hat zu"]
    func reports(_ words: String) throws -> [String] {
      try RuleSubject(
        body: "## Requirements\n\n1. **FR-1**: \(words)", configuration: configuration
      ).reports("D007")
    }
    #expect(try reports("Der Client muss antworten.").isEmpty)
    #expect(try reports("Der Client hat  zu antworten.").isEmpty)
    #expect(try reports("The client shall answer.") == ["7:6 FR-1 says neither muss nor hat zu"])
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D007", body: "## Requirements\n\n1. **FR-1**: It syncs.")
        == ["note", "warning", "warning", "-"])
  }
}
