public import ArgumentParser
public import SpecWorkflow

struct ListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Every spec with its status, author and the dates that history proves.",
    usage: "spec list [<options>]",
    discussion: """
      Examples:
        spec list --status 'In Review' --sort -updated
        spec list --format '%(id) %(updated:relative) %(title)'

      Fields: id title path status state author authors created updated commits
      approval.
      Dates take a modifier: iso, relative. Piped output is tab-separated.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  @Option(help: "Only specs in this status; several separated by commas.")
  var status: String?

  @Option(help: "Only specs that this person wrote or claims, by part of a name or address.")
  var author: String?

  @Option(name: .customLong("updated-since"), help: "Only specs that changed on this day or later.")
  var updatedSince: String?

  // What begins with a '-' is a value here.
  @Option(
    parsing: .unconditional,
    help: "Sort by id, title, status, author, created or updated; '-' in front reverses.")
  var sort: String?

  @Flag(name: .customLong("needs-me"), help: "Only specs that wait for your approval.")
  var needsMe = false

  @Option(help: "One line a spec in this form.")
  var format: String?

  @Option(help: "Dates of when a change was written, or of when it landed on the trunk.")
  var date = DateBasis.written

  func validate() throws {
    if format != nil, reading.json {
      throw ValidationError("--format and --json do not go together")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let format = try self.format.map { try LineFormat($0) }
    let workspace = try await session.workspace(usingIndex: true)
    var query = ListQuery(now: session.clock.now)
    query.statuses = status?
      .split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    query.author = author
    query.updatedSince = updatedSince
    query.order = sort
    query.needingApprovalOf = needsMe ? session.address : nil
    let listing = try await workspace.list(
      at: reading.at, now: session.clock.now, dates: date, matching: query,
      judging: session.judging(remembering: true))
    let rendering = ListRendering(
      session: session, format: format, isJSON: reading.json, isFiltered: query.isFiltering,
      dates: date)
    rendering.render(listing)
    if reading.at == nil, !reading.json {
      rendering.writeUncommitted(try workspace.uncommittedSpecs(), beside: listing)
    }
    let isPolicyBroken = listing.approvals?.policy.contains(where: \.isStanding) ?? false
    return listing.problems.isEmpty && !isPolicyBroken ? .done : .findings
  }
}

extension DateBasis: ExpressibleByArgument {}
