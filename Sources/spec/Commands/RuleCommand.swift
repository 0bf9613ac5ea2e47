import ArgumentParser
import SpecWorkflow

struct RuleCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "What the rules of spec check are, and why.",
    usage: "spec rule [<rule>]",
    discussion: """
      Examples:
        spec rule
        spec rule H002

      Needs no repository. A rule is meant by its code or its name.
      """)

  static let needsRepository = false

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Argument(help: "The rule; a list of all without one.")
  var rule: String?

  func run(in session: Session) async throws -> ExitStatus {
    let rendering = RuleRendering(session: session, isJSON: json)
    guard let word = rule else {
      rendering.render(RuleBook.rules)
      return .done
    }
    guard let rule = RuleBook.rule(word) else {
      throw RuleBook.unknown(word)
    }
    rendering.render(rule)
    return .done
  }
}
