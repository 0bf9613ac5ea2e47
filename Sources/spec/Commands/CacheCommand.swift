import ArgumentParser
import SpecWorkflow

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "What reading commands keep for the next run; nothing is lost with it.",
    usage: "spec cache [show|clear] [<options>]",
    discussion: """
      Examples:
        spec cache show
        spec cache clear

      No decision is ever drawn from it: approve, verify, check and the hooks read
      the repository itself. 'git config spec.index false' does without it.
      """,
    subcommands: [CacheShowCommand.self, CacheClearCommand.self],
    defaultSubcommand: CacheShowCommand.self)

  @OptionGroup var global: GlobalOptions
}

/// `spec cache show`.
struct CacheShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Where the cache of this repository is, and what it holds.",
    usage: "spec cache show [<options>]",
    discussion: """
      Examples:
        spec cache show
        spec cache show --json
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run(in session: Session) async throws -> ExitStatus {
    let report = try await session.workspace().cacheReport(session.indexPlace)
    CacheRendering(session: session).render(report, isJSON: json)
    return .done
  }
}

/// `spec cache clear`.
struct CacheClearCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear",
    abstract: "Remove the cache of this repository; the next run begins a new one.",
    usage: "spec cache clear [<options>]",
    discussion: """
      Examples:
        spec cache clear
        spec -C ../other cache clear
      """)

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace()
    let report = workspace.cacheReport(session.indexPlace)
    try workspace.clearCache()
    CacheRendering(session: session).renderCleared(report)
    return .done
  }
}
