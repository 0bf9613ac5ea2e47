import ArgumentParser
import SpecWorkflow

struct MarkCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Set any other status that the workflow allows, in a commit.",
    usage: "spec mark [<options>] <spec> <status>",
    discussion: """
      Examples:
        spec mark SPEC-007 Draft --dry-run
        spec mark SPEC-007 Draft -m 'Needs another round'

      A status that needs approvals is set only where they are. What the workflow does not
      allow is refused, with what it does.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var deciding: DecidingOptions

  @Option(name: .customLong("superseded-by"), help: "The spec that takes its place.")
  var supersededBy: String?

  @Argument(help: "The spec: SPEC-007, 7 or a path.")
  var spec: String

  @Argument(help: "The status, as the configuration has it.")
  var status: String

  func run(in session: Session) async throws -> ExitStatus {
    try await Decision(session: session, options: deciding).run(
      .mark(status, supersededBy: supersededBy), [spec])
  }
}
