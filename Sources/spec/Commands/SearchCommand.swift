import ArgumentParser
import SpecWorkflow

struct SearchCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find words in specs, requirements and the messages of their commits.",
    usage: "spec search [<options>] <words> ...",
    discussion: """
      Examples:
        spec search offline sync
        spec search 'within two seconds' --at v1.0

      All words must stand in one requirement, section or message; what is quoted
      stands together, and a star at the end ('sync*') is any ending.
      Piped output is tab-separated: spec, place, kind, name, words.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  @Argument(help: "What to look for, in any case.")
  var words: [String]

  func validate() throws {
    guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
      throw ValidationError("there is no word to look for")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(usingIndex: true)
    let report = try workspace.search(
      words, at: workspace.commit(at: reading.at, now: session.clock.now))
    SearchRendering(session: session).render(report, isJSON: reading.json)
    return report.specs.isEmpty && report.commits.isEmpty ? .findings : .done
  }
}
