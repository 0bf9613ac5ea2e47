import ArgumentParser
import SpecWorkflow

struct AuditCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Who changed which requirement, and who approved it.",
    usage: "spec audit [<options>] [<spec>[/<requirement>] ...]",
    discussion: """
      Examples:
        spec audit SPEC-007
        spec audit --since v1.0 --unapproved-only

      Oldest first. A baseline is what spec audit --json printed before: its events are
      left out. Dates are committer dates, as for git log.
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: "Answer as of this commit, tag, branch or date.")
  var at: String?

  @Option(help: .init("From this date on, or what this revision lacks.", valueName: "date|rev"))
  var since: String?

  @Option(help: .init("Up to this date or revision.", valueName: "date|rev"))
  var until: String?

  @Option(help: .init("Only of people with this in their name or address.", valueName: "text"))
  var author: String?

  @Option(help: .init("Only of this requirement, under whatever number.", valueName: "id"))
  var requirement: String?

  @Flag(
    name: .customLong("unapproved-only"),
    help: "Only what no approval covers; exit with 1 where there is any.")
  var unapprovedOnly = false

  @Option(
    help: .init("Leave out the events of this earlier audit.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Option(help: .init("text, json, jsonl or csv.", valueName: "form"))
  var output: AuditRendering.Form?

  @Flag(help: "The same as --output json.")
  var json = false

  @Argument(help: "The specs or requirements; all without any.")
  var specs: [String] = []

  func validate() throws {
    if json, let output, output != .json {
      throw ValidationError("--json and --output \(output.rawValue) do not go together")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(usingIndex: true)
    var question = AuditQuestion()
    question.specs = specs.map { SpecReference($0) }
    question.requirement = requirement
    question.since = since
    question.until = until
    question.author = author
    question.isUnapprovedOnly = unapprovedOnly
    question.baseline = try baseline.map { try AuditBaseline($0, in: session.directory) }
    let report = try await workspace.audit(
      question, at: workspace.commit(at: at, now: session.clock.now), now: session.clock.now,
      judging: session.judging(remembering: true))
    try AuditRendering(session: session, form: json ? .json : output ?? .text).render(report)
    guard report.problems.isEmpty else {
      return .findings
    }
    guard unapprovedOnly, !report.entries.isEmpty else {
      return .done
    }
    return report.entries.contains { $0.coverage.isUnapproved } ? .findings : .unknown
  }
}

extension AuditRendering.Form: ExpressibleByArgument {}
