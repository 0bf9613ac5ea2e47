import ArgumentParser
import SpecWorkflow
import SystemPackage

/// The options of every command that changes the keys.
struct KeyOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Flag(
    name: [.customShort("n"), .customLong("dry-run")],
    help: "Print what would change, write nothing.")
  var dryRun = false

  @Flag(
    name: .customLong("allow-repo-programs"),
    help: "Run signing programs that this repository's configuration names.")
  var allowRepoPrograms = false

  @Flag(help: "Print JSON.")
  var json = false

  /// Plans a change, shows or asks where that is called for, and writes it.
  func run(
    _ kind: KeyRequest.Kind, asks: Bool = false, in session: Session
  ) async throws -> ExitStatus {
    let workspace = try await session.workspace()
    let request = KeyRequest(
      kind, allowsRepositoryPrograms: allowRepoPrograms, settings: session.settings,
      judging: session.judging(), now: session.clock.now)
    let plan = try await workspace.plan(request)
    let rendering = KeyChangeRendering(session: session, isJSON: json)
    if dryRun {
      try rendering.renderDryRun(plan)
      return .done
    }
    if asks, !yes {
      try session.checkCanAsk()
      rendering.show(plan)
      guard session.console.ask("Revoke the key? [y/N] ") else {
        session.console.writeError("nothing was written")
        return .findings
      }
    }
    try rendering.render(try await workspace.carryOut(plan, request))
    return .done
  }
}

extension Session {
  /// Where nobody can be asked, names the flag that answers.
  func checkCanAsk() throws {
    guard StreamFacts(of: .standardInput).isTerminal, console.output.isTerminal else {
      throw UsageError(
        message: "nobody can be asked: standard input is no terminal", hint: "add --yes")
    }
  }
}
