import ArgumentParser
import SpecWorkflow

struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: "Where the policy began, and whether you vouch for that commit.",
    usage: "spec trust [show|pin] [<options>]",
    discussion: """
      Examples:
        spec trust show
        spec trust show --json

      Whoever can rewrite history can begin another policy. A pin in your own git
      configuration says which beginning is the right one.
      """,
    subcommands: [TrustShowCommand.self, TrustPinCommand.self],
    defaultSubcommand: TrustShowCommand.self)

  @OptionGroup var global: GlobalOptions
}

/// `spec trust show`.
struct TrustShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "The commit where the policy began, who signed it, and where it is pinned.",
    usage: "spec trust show [<options>]",
    discussion: """
      Examples:
        spec trust show
        spec trust show --at v1.0 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace()
    let commit = try workspace.commit(at: reading.at, now: session.clock.now)
    let report = try await workspace.trust(at: commit, session.judging())
    TrustRendering(session: session, isJSON: reading.json).render(report, at: commit)
    return report == nil ? .findings : .done
  }
}

/// `spec trust pin`.
struct TrustPinCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: "Vouch for the commit where the policy began, in your own git configuration.",
    usage: "spec trust pin [<options>] [<commit>]",
    discussion: """
      Examples:
        spec trust pin --dry-run
        spec trust pin v1.0

      Without a commit it is the one that 'spec trust show' names. The entry holds
      for this project alone.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(
    name: [.customShort("n"), .customLong("dry-run")],
    help: "Print the command, write nothing.")
  var dryRun = false

  @Flag(help: "Put it in the place of another pin.")
  var replace = false

  @Argument(help: "The commit that holds the first policy.")
  var commit: String?

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace()
    let plan = try await workspace.trustPin(
      commit, replacing: replace, session.judging(), now: session.clock.now)
    if !dryRun {
      try await workspace.carryOut(plan, environment: session.environment)
    }
    TrustRendering(session: session, isJSON: false).render(plan, isWritten: !dryRun)
    return .done
  }
}
