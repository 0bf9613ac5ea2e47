import ArgumentParser
import SpecWorkflow

/// How every command that changes the keys goes.
struct KeyOptions: ParsableArguments {
  @OptionGroup var writing: WritingOptions

  /// Plans a change, shows or asks where that is called for, and writes it.
  func run(
    _ kind: KeyRequest.Kind, asks: Bool = false, in session: Session
  ) async throws -> ExitStatus {
    let workspace = try await session.workspace()
    let request = KeyRequest(
      kind, allowsRepositoryPrograms: writing.allowRepoPrograms, settings: session.settings,
      judging: session.judging(), now: session.clock.now)
    let plan = try await workspace.plan(request)
    let rendering = KeyChangeRendering(session: session, isJSON: writing.json)
    if writing.dryRun {
      rendering.renderDryRun(plan)
      return .done
    }
    if asks, !writing.yes {
      try session.checkCanAsk()
      rendering.show(plan)
      guard session.console.ask("Revoke the key? [y/N] ") else {
        session.console.writeError("nothing was written")
        return .findings
      }
    }
    rendering.render(try await workspace.carryOut(plan, request))
    return .done
  }
}
