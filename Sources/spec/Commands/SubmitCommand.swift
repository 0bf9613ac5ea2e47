import ArgumentParser
import SpecWorkflow

struct SubmitCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Hand a draft in for review: Draft to In Review, in a commit.",
    usage: "spec submit [<options>] <spec> ...",
    discussion: """
      Examples:
        spec submit SPEC-007 --dry-run
        spec submit SPEC-007 -m 'Ready since Tuesday'

      Sets Status and Updated and nothing else. The commit is signed where git signs yours.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var deciding: DecidingOptions

  @Argument(help: "The spec: SPEC-007, 7 or a path.")
  var specs: [String]

  func run(in session: Session) async throws -> ExitStatus {
    try await Decision(session: session, options: deciding).run(.submit, specs)
  }
}
