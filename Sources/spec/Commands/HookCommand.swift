import ArgumentParser
import SpecWorkflow

struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Have git check specs when it commits, pushes and is pushed to.",
    usage: "spec hook [list|install|uninstall|run] [<options>]",
    discussion: """
      Examples:
        spec hook
        spec hook install --dry-run

      Plain 'spec hook' is 'spec hook list'. A hook is a few lines of shell that call
      'spec hook run'. On the client SPEC_SKIP=1 and git's --no-verify go without.
      """,
    subcommands: [
      HookListCommand.self, HookInstallCommand.self, HookUninstallCommand.self,
      HookRunCommand.self,
    ],
    defaultSubcommand: HookListCommand.self)

  @OptionGroup var global: GlobalOptions
}

/// `spec hook list`.
struct HookListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Which hooks are in place, and whose they are.",
    usage: "spec hook list [<options>]",
    discussion: """
      Examples:
        spec hook list
        spec hook list --json

      States: installed, outdated, disabled (nobody may execute it), foreign, calling
      (somebody else's that calls spec), missing.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(judgesOnly: true)
    let report = try await workspace.hooks(environment: session.environment)
    HookRendering(session: session, isJSON: json).list(report)
    return .done
  }
}

/// `spec hook install`.
struct HookInstallCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Put the hooks where git looks for them.",
    usage: "spec hook install [<options>] [<name> ...]",
    discussion: """
      Examples:
        spec hook install --dry-run
        spec hook install pre-commit commit-msg

      Without names pre-commit, commit-msg and pre-push; in a bare repository
      pre-receive. What is somebody else's stays: the lines to add to it are printed.
      Exit status 1: some are to be added.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: HookChangeOptions

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(judgesOnly: true)
    let report = try await workspace.installHooks(
      options.names, isDryRun: options.dryRun, environment: session.environment)
    HookRendering(session: session, isJSON: options.json).install(report)
    return report.hooks.contains { $0.state == .foreign } ? .findings : .done
  }
}

/// `spec hook uninstall`.
struct HookUninstallCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall",
    abstract: "Take away the hooks that spec has put in place, and no others.",
    usage: "spec hook uninstall [<options>] [<name> ...]",
    discussion: """
      Examples:
        spec hook uninstall --dry-run
        spec hook uninstall pre-push

      Exit status 1: somebody else's hook calls spec, and still will.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: HookChangeOptions

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(judgesOnly: true)
    let report = try await workspace.uninstallHooks(
      options.names, isDryRun: options.dryRun, environment: session.environment)
    HookRendering(session: session, isJSON: options.json).uninstall(report)
    return report.hooks.contains { $0.state == .calling } ? .findings : .done
  }
}

/// The options of what puts hooks in place or takes them away.
struct HookChangeOptions: ParsableArguments {
  @Flag(
    name: [.customShort("n"), .customLong("dry-run")],
    help: "Print what would be done, do nothing.")
  var dryRun = false

  @Flag(help: "Print JSON.")
  var json = false

  @Argument(help: "The hooks; the usual ones without any.")
  var names: [HookName] = []
}
