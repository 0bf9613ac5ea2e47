import ArgumentParser
import SpecWorkflow

struct ApproveCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve exactly these words of a spec, with a signed commit.",
    usage: "spec approve [<options>] <spec> ...",
    discussion: """
      Examples:
        spec approve SPEC-007 --dry-run
        spec approve SPEC-007 --yes -m 'Discussed on Monday'

      Shows what is approved, by whom and with which key, and asks once. The commit of the
      last approver sets the status. Signs as git is configured to.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var deciding: DecidingOptions

  @Option(name: .customLong("as"), help: "Approve for this status, not the one that follows.")
  var status: String?

  @Argument(help: "The spec: SPEC-007, 7 or a path.")
  var specs: [String]

  func run(in session: Session) async throws -> ExitStatus {
    try await Decision(session: session, options: deciding).run(.approve(as: status), specs)
  }
}
