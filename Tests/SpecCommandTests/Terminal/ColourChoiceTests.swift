import Testing

@testable import spec

@Suite struct ColourChoiceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var option: ColourChoice.When?
    var environment: [String: String] = [:]
    var spec: String?
    var ui: String?
    var isTerminal = true
    var expected: Bool

    var testDescription: String {
      "\(option?.rawValue ?? "-") \(environment) \(spec ?? "-") \(ui ?? "-") \(isTerminal)"
    }
  }

  static let cases: [Case] = [
    Case(expected: true),
    Case(isTerminal: false, expected: false),
    Case(environment: ["TERM": "dumb"], expected: false),
    Case(environment: ["TERM": ""], expected: false),
    // The option beats everything.
    Case(option: .always, environment: ["NO_COLOR": "1"], isTerminal: false, expected: true),
    Case(option: .never, environment: ["FORCE_COLOR": "1"], spec: "always", expected: false),
    Case(option: .auto, environment: ["NO_COLOR": "1"], expected: true),
    Case(option: .auto, spec: "always", isTerminal: false, expected: false),
    // Then the environment.
    Case(environment: ["NO_COLOR": "1"], spec: "always", expected: false),
    Case(environment: ["NO_COLOR": ""], expected: true),
    Case(environment: ["NO_COLOR": "1", "FORCE_COLOR": "1"], expected: false),
    Case(environment: ["CLICOLOR_FORCE": "1"], spec: "never", isTerminal: false, expected: true),
    Case(environment: ["FORCE_COLOR": "3", "TERM": "dumb"], isTerminal: false, expected: true),
    Case(environment: ["FORCE_COLOR": "0"], isTerminal: false, expected: false),
    Case(environment: ["CLICOLOR_FORCE": ""], isTerminal: false, expected: false),
    // Then git's configuration, the key of this program before that of all.
    Case(spec: "always", ui: "never", isTerminal: false, expected: true),
    Case(spec: "never", ui: "always", expected: false),
    Case(spec: "false", ui: "always", expected: false),
    Case(spec: "true", ui: "never", isTerminal: false, expected: false),
    Case(spec: "yes", ui: "never", expected: true),
    Case(spec: "off", expected: false),
    Case(spec: "0", expected: false),
    Case(spec: "AUTO", expected: true),
    Case(ui: "always", isTerminal: false, expected: true),
    Case(ui: "never", expected: false),
    Case(spec: "purple", ui: "never", expected: false),
    Case(spec: "purple", expected: true),
  ]

  @Test(arguments: cases)
  func decides(_ item: Case) {
    let choice = ColourChoice(option: item.option, specSetting: item.spec, uiSetting: item.ui)
    let environment = ["TERM": "xterm"].merging(item.environment) { _, given in given }
    #expect(
      choice.isColoured(isTerminal: item.isTerminal, environment: environment) == item.expected)
  }

  @Test func aTerminalWithoutANameIsNotColoured() {
    #expect(!ColourChoice().isColoured(isTerminal: true, environment: [:]))
  }
}
