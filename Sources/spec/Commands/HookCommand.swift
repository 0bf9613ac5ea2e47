import ArgumentParser
import SpecWorkflow

struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "What git's hooks call.",
    usage: "spec hook run <name> [<argument> ...]",
    discussion: """
      Examples:
        spec hook --help
        spec hook run pre-receive </dev/null

      A hook is a few lines of shell that call this: see Hooks/.
      """,
    subcommands: [HookRunCommand.self])

  @OptionGroup var global: GlobalOptions
}

/// `spec hook run`.
struct HookRunCommand: SessionCommand {
  /// A hook of git.
  enum Name: String, CaseIterable, ExpressibleByArgument {
    case preReceive = "pre-receive"
  }

  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Do the work of one of git's hooks.",
    usage: "spec hook run <name> [<argument> ...]",
    discussion: """
      Examples:
        spec hook run pre-receive </dev/null
        spec -C /srv/git/specs.git hook run pre-receive </dev/null

      pre-receive reads '<old> <new> <reference>' lines, and refuses what a push must not
      bring to the branches of spec.protect (without it the one that HEAD names). It has
      spec.deadline seconds, 60 without it.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The name of the hook.")
  var name: Name

  @Argument(parsing: .allUnrecognized, help: .hidden)
  var arguments: [String] = []

  func run(in session: Session) async throws -> ExitStatus {
    switch name {
    case .preReceive: try await PreReceive(session: session).run(StandardInput.read())
    }
  }
}
