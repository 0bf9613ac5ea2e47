import ArgumentParser
import SpecWorkflow

/// `spec hook run`.
struct HookRunCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Do the work of one of git's hooks.",
    usage: "spec hook run <name> [<argument> ...]",
    discussion: """
      Examples:
        spec hook run pre-commit
        spec hook run pre-receive </dev/null

      pre-commit checks the staged specs; commit-msg <file> the trailers of a message,
      'Spec: SPEC-007' and 'Implements: SPEC-007/FR-2'; pre-push <remote> <url> reads
      '<local> <id> <remote> <id>' lines and checks what would be published.
      SPEC_SKIP=1 leaves these out.

      pre-receive reads '<old> <new> <reference>' lines, and refuses what a push must
      not bring to the branches of spec.protect (without it the one that HEAD names).
      It has spec.deadline seconds, 60 without it.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The name of the hook.")
  var name: HookName

  @Argument(parsing: .allUnrecognized, help: .hidden)
  var arguments: [String] = []

  func run(in session: Session) async throws -> ExitStatus {
    if name.isClients, session.skipsHooks {
      session.console.writeError("spec: \(name.rawValue) is left out: SPEC_SKIP is set")
      return .done
    }
    let session = session.withoutPager
    switch name {
    case .preCommit: return try await PreCommit(session: session).run()
    case .commitMessage: return try await CommitMessage(session: session).run(arguments)
    case .prePush: return try await PrePush(session: session).run(arguments, StandardInput.read())
    case .preReceive: return try await PreReceive(session: session).run(StandardInput.read())
    }
  }
}
