import ArgumentParser
import SpecWorkflow

struct StatusCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What is uncommitted, how many specs are in which status, what contradicts history.",
    usage: "spec [status] [<options>]",
    discussion: """
      Examples:
        spec
        spec status --json

      Plain 'spec' is 'spec status'.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run(in session: Session) async throws -> ExitStatus {
    let report = try await session.workspace(usingIndex: true).status(
      judging: session.judging(remembering: true))
    StatusRendering(session: session, isJSON: json).render(report)
    let isPolicyBroken = report.approvals?.policy.contains(where: \.isStanding) ?? false
    return report.problems.isEmpty && !isPolicyBroken ? .done : .findings
  }
}
