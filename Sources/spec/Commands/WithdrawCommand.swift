import ArgumentParser
import SpecWorkflow

struct WithdrawCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take your own approval of a spec back, with a signed commit.",
    usage: "spec withdraw [<options>] <spec> ...",
    discussion: """
      Examples:
        spec withdraw SPEC-007 --dry-run
        spec withdraw SPEC-007 --yes -m 'FR-2 cannot be met'

      Sets a status back that needs the approval.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var deciding: DecidingOptions

  @Argument(help: "The spec: SPEC-007, 7 or a path.")
  var specs: [String]

  func run(in session: Session) async throws -> ExitStatus {
    try await Decision(session: session, options: deciding).run(.withdraw, specs)
  }
}
