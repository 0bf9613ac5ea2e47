import Testing

@testable import SpecWorkflow

/// What the pages of the rules say of themselves.
@Suite struct RuleBookTests {
  @Test func codesAndNamesAreThereOnce() {
    let words = RuleBook.rules.flatMap { [$0.code, $0.name] }
    #expect(Set(words).count == words.count)
    #expect(RuleBook.rules.count == 37)
    for rule in RuleBook.rules {
      #expect(RuleBook.rule(rule.code.lowercased())?.name == rule.name)
      #expect(RuleBook.rule(rule.name)?.code == rule.code)
    }
  }

  @Test func codesTellTheFamily() {
    for rule in RuleBook.rules {
      let letters: [Rule.Family: Character] = [
        .document: "D", .history: "H", .links: "L", .approvals: "A", .push: "P",
      ]
      #expect(rule.code.first == letters[rule.family])
      #expect(rule.code.dropFirst().allSatisfy(\.isNumber) && rule.code.count == 4)
    }
  }

  @Test func wordsStandForRules() throws {
    #expect(
      RuleBook.rules(named: "h00").map(\.code) == RuleBook.rules(named: "history").map(\.code))
    #expect(try RuleBook.rules(named: ["H002", "updated-behind-history"]).map(\.code) == ["H002"])
    #expect(RuleBook.rules(named: "Z").isEmpty)
    #expect(RuleBook.rules(named: "").isEmpty)
    #expect(throws: SpecError.self) { try RuleBook.rules(named: ["H0202"]) }
  }

  @Test(
    arguments: RuleBook.rules.filter { $0.family == .document && $0.code != "D013" }.map(\.code))
  func anExampleIsReportedAndItsMendedFormIsNot(code: String) throws {
    let rule = try #require(RuleBook.rule(code))
    func isReported(_ text: String) -> Bool {
      var checker = Checker(rules: RuleBook.rules, links: nil)
      checker.check(RuleSubject(text).document, nil, nil)
      return checker.findings.contains { $0.rule.code == code }
    }
    #expect(isReported(rule.bad))
    #expect(!isReported(rule.good))
  }
}
