import ArgumentParser
import SpecWorkflow

struct ChangelogCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "changelog",
    abstract: "What changed between two releases, in the manner of Keep a Changelog.",
    usage: "spec changelog [<options>] [<rev>[..<rev>]]",
    discussion: """
      Examples:
        spec changelog --unreleased
        spec changelog --tag v2.0 --prepend CHANGELOG.md

      Without a range from the last tag to HEAD; one revision is taken from the tag
      before it. A trailer of a commit decides where its changes stand: 'Changelog:
      fixed', or added, changed, deprecated, removed, security; none leaves them out.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  @Flag(help: "From the last tag to HEAD.")
  var unreleased = false

  @Option(help: "What the release is called; up to it, where it is there.")
  var tag: String?

  @Option(
    name: .customLong("repository-url"),
    help: .init("Link commits to this address.", valueName: "url"))
  var repositoryURL: String?

  @Option(
    help: .init("Fill in this Stencil template.", valueName: "file"), completion: .file())
  var template: String?

  @Option(
    help: .init("Put the section into this changelog.", valueName: "file"), completion: .file())
  var prepend: String?

  @Flag(
    name: [.customShort("n"), .customLong("dry-run")],
    help: "Print what --prepend would put in, write nothing.")
  var dryRun = false

  @Argument(help: "A range, or the revision that it ends at.")
  var range: String?

  func validate() throws {
    if unreleased, range != nil {
      throw ValidationError("--unreleased and a range do not go together")
    }
    if template != nil, reading.json {
      throw ValidationError("--template and --json do not go together")
    }
    if let tag, !ChangelogRequest.isTagName(tag) {
      throw ValidationError("'\(tag)' cannot be the name of a tag")
    }
    if let repositoryURL, !ChangelogMarkdown.isAddress(repositoryURL) {
      throw ValidationError("'\(repositoryURL)' is no address of a repository")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(usingIndex: true)
    let template = try self.template.map { try workspace.changelogTemplate($0) }
    let request = ChangelogRequest(
      try span(), tag: tag, end: reading.at, now: session.clock.now,
      judging: session.judging(remembering: true))
    let changelog = try await workspace.changelog(request)
    let markdown = ChangelogMarkdown(
      repositoryURL: repositoryURL, wayToTop: prepend.map(workspace.wayToTop) ?? "")
    let text =
      try template?.text(changelog, markdown, path: self.template ?? "")
      ?? markdown.text(changelog)
    let rendering = ChangelogRendering(session: session, isJSON: reading.json)
    var report: PrependReport?
    if let prepend {
      let section = try ChangelogSection(text)
      if !dryRun { report = try workspace.prepend(section, to: prepend) }
    }
    rendering.render(changelog, markdown, text, report)
    Problems(session).write(changelog.problems)
    return changelog.problems.isEmpty ? .done : .findings
  }

  private func span() throws(UsageError) -> ChangelogRequest.Span {
    guard let range else {
      return tag == nil || unreleased ? .unreleased : .release
    }
    if range.contains("...") {
      throw UsageError(
        message: "a range has two dots: '\(range)'", hint: "spec changelog v1.0..v2.0")
    }
    let ends = range.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.isEmpty ? nil : String($0) }
    return ends.count > 1 ? .between(ends[0], ends[1]) : .upTo(range)
  }
}
