import ArgumentParser
import SpecWorkflow

struct LogCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "The timeline of one spec: who did what to it, and when.",
    usage: "spec log [<options>] <spec>",
    discussion: """
      Examples:
        spec log SPEC-007
        spec log specs/SPEC-007-offline-sync.md -p

      Newest first. Status changes that keep their state and commits that only stamp dates
      are folded; --all shows them, and JSON always does.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  @Argument(help: "The spec: SPEC-007, 7 or a path.")
  var spec: String

  @Flag(help: "Show every event.")
  var all = false

  @Flag(name: [.customShort("p"), .customLong("patch")], help: "Show each change as a diff.")
  var patch = false

  func run(in session: Session) async throws -> ExitStatus {
    let reference = SpecReference(spec)
    guard reference.requirement == nil else {
      throw UsageError(
        message: "log takes a whole spec", hint: "spec log \(reference.spec)")
    }
    let workspace = try await session.workspace(usingIndex: true)
    let log = try await workspace.log(
      spec, at: workspace.commit(at: reading.at, now: session.clock.now), withPatches: patch,
      judging: session.judging(remembering: true))
    LogRendering(session: session, isJSON: reading.json, showsAll: all).render(log)
    return .done
  }
}
