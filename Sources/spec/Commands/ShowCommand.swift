import ArgumentParser
import SpecWorkflow

struct ShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One spec with what history says of it, or one requirement.",
    usage: "spec show [<options>] <spec>[/<requirement>]",
    discussion: """
      Examples:
        spec show SPEC-007
        spec show SPEC-007/FR-2 --at v1.0

      What the header claims and history does not bear out is marked.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  @Argument(help: "The spec: SPEC-007, 7, a path, or SPEC-007/FR-2.")
  var spec: String

  @Flag(help: "Print the document as it is committed.")
  var raw = false

  func validate() throws {
    if raw, reading.json {
      throw ValidationError("--raw and --json do not go together")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(usingIndex: true)
    let view = try await workspace.show(
      SpecReference(spec), at: workspace.commit(at: reading.at, now: session.clock.now),
      judging: session.judging(remembering: true))
    if raw {
      session.console.writeBytes(view.item.map { view.source(of: $0) } ?? view.content[...])
    } else {
      ShowRendering(session: session, isJSON: reading.json).render(view)
    }
    if reading.at == nil, try workspace.isUncommitted(view.summary.path) {
      Notes(session).write(
        "\(view.summary.path) is changed in the work tree; this is what HEAD has",
        hint: "spec status")
    }
    let problems = view.document.problems.filter(\.isFatal).map { problem in
      SpecProblem(
        path: view.summary.path, position: problem.position, message: problem.message)
    }
    Problems(session).write(raw ? [] : problems)
    return problems.isEmpty || raw ? .done : .findings
  }
}
