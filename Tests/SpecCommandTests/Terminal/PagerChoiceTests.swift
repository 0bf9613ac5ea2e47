import Testing

@testable import spec

@Suite struct PagerChoiceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var isOff = false
    var environment: [String: String] = [:]
    var spec: String?
    var core: String?
    var isTerminal = true
    var expected: String?

    var testDescription: String {
      "\(isOff) \(environment) \(spec ?? "-") \(core ?? "-") \(isTerminal)"
    }
  }

  static let all = ["SPEC_PAGER": "s", "GIT_PAGER": "g", "PAGER": "p"]
  static let cases: [Case] = [
    Case(expected: "less"),
    Case(isTerminal: false, expected: nil),
    Case(isOff: true, environment: all, expected: nil),
    Case(environment: all, spec: "c", core: "k", isTerminal: false, expected: nil),
    // The order.
    Case(environment: all, spec: "c", core: "k", expected: "s"),
    Case(environment: ["GIT_PAGER": "g", "PAGER": "p"], spec: "c", core: "k", expected: "g"),
    Case(environment: ["PAGER": "p"], spec: "c", core: "k", expected: "c"),
    Case(environment: ["PAGER": "p"], core: "k", expected: "k"),
    Case(environment: ["PAGER": "p -R | q"], expected: "p -R | q"),
    // The first that is set decides, even where it says none.
    Case(environment: ["SPEC_PAGER": "", "PAGER": "p"], expected: nil),
    Case(environment: ["SPEC_PAGER": "cat", "PAGER": "p"], expected: nil),
    Case(environment: ["GIT_PAGER": ""], spec: "c", expected: nil),
    Case(environment: ["PAGER": "p"], core: "cat", expected: nil),
    Case(environment: ["PAGER": ""], expected: nil),
    // A boolean says whether, not which.
    Case(environment: ["PAGER": "p"], spec: "true", core: "k", expected: "k"),
    Case(environment: ["PAGER": "p"], spec: "false", expected: nil),
    Case(environment: ["GIT_PAGER": "g"], spec: "off", expected: nil),
    Case(environment: ["SPEC_PAGER": "s"], spec: "false", expected: "s"),
    Case(spec: "", core: "k", expected: nil),
    // On a dumb terminal, only what somebody named.
    Case(environment: ["TERM": "dumb"], expected: nil),
    Case(environment: ["TERM": "dumb", "PAGER": "p"], expected: "p"),
  ]

  @Test(arguments: cases)
  func decides(_ item: Case) {
    let choice = PagerChoice(isOff: item.isOff, specSetting: item.spec, coreSetting: item.core)
    let environment = ["TERM": "xterm"].merging(item.environment) { _, given in given }
    #expect(
      choice.command(isTerminal: item.isTerminal, environment: environment) == item.expected)
  }

  @Test func thePagerGetsGitsDefaultsWhereNothingIsSet() {
    #expect(PagerChoice.childEnvironment(["A": "b"]) == ["A": "b", "LESS": "FRX", "LV": "-c"])
    #expect(PagerChoice.childEnvironment(["LESS": "", "LV": "x"]) == ["LESS": "", "LV": "x"])
  }
}
