import ArgumentParser
import SpecWorkflow

struct BlameCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame",
    abstract: "Who last changed what each requirement means.",
    usage: "spec blame [<options>] <spec>[/<requirement>]",
    discussion: """
      Examples:
        spec blame SPEC-007
        spec blame SPEC-007/FR-2 --at v1.0

      Moves, new numbers and line breaks change no meaning. Commits that the file named
      by history.ignoreRevs lists are passed over.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  @Argument(help: "The spec: SPEC-007, 7, a path, or SPEC-007/FR-2.")
  var spec: String

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(usingIndex: true)
    let blame = try await workspace.blame(
      SpecReference(spec), at: workspace.commit(at: reading.at, now: session.clock.now),
      judging: session.judging(remembering: true))
    BlameRendering(session: session, isJSON: reading.json).render(blame)
    return .done
  }
}
