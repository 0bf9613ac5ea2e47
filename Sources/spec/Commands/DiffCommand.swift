import ArgumentParser
import SpecWorkflow

struct DiffCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed in meaning, requirement by requirement, and who changed it.",
    usage: "spec diff [<options>] [<spec>] [<rev>[..<rev>]]",
    discussion: """
      Examples:
        spec diff SPEC-007 v1.0
        spec diff v1.0..HEAD --stat

      Without a revision since the last approval. White space and line ends are no
      change; an item is the same one through a new number, other words and another
      place, as far as its words tell.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: .customLong("since-approval"), help: "Since the last approval.")
  var sinceApproval = false

  @Flag(help: "Since your own last approval.")
  var mine = false

  @Flag(help: "Word by word, also where the output is no terminal.")
  var word = false

  @Flag(help: "Line by line, as git diff shows it.")
  var unified = false

  @Flag(help: "Only how much changed.")
  var stat = false

  @Flag(name: .customLong("exit-code"), help: "Exit with 1 where something changed.")
  var exitCode = false

  @Flag(help: "Print JSON.")
  var json = false

  @Argument(help: "A spec, a revision or range, or both in this order.")
  var arguments: [String] = []

  func validate() throws {
    if arguments.count > 2 {
      throw ValidationError("diff takes a spec and a range, no more")
    }
    if [word, unified, stat, json].count(where: { $0 }) > 1 {
      throw ValidationError("--word, --unified, --stat and --json do not go together")
    }
    if sinceApproval && mine {
      throw ValidationError("--since-approval and --mine do not go together")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    if let range = arguments.last, range.contains("...") {
      throw UsageError(
        message: "a range has two dots: '\(range)'", hint: "spec diff v1.0..v2.0")
    }
    let workspace = try await session.workspace(usingIndex: true)
    let range = try self.range(workspace)
    let reference =
      arguments.count == 2 || (range == nil && !arguments.isEmpty)
      ? arguments[0] : nil
    if let reference, SpecReference(reference).requirement != nil {
      throw UsageError(
        message: "diff takes a whole spec", hint: "spec diff \(SpecReference(reference).spec)")
    }
    if range != nil, sinceApproval || mine {
      throw UsageError(message: "a revision and an approval are two bases", hint: "name one")
    }
    let now = session.clock.now
    let commit = try workspace.commit(at: range?.to, now: now)
    let base: ComparisonBase
    if let from = range?.from {
      base = .commit(try workspace.commit(at: from, now: now))
    } else {
      base = mine ? .ownApproval(address: session.address) : .lastApproval
    }
    let found = try await workspace.compare(
      reference, from: base, to: commit, withPatches: unified,
      judging: session.judging(remembering: true))
    let form: DiffRendering.Form? =
      json ? .json : stat ? .summary : unified ? .unified : word ? .words : nil
    DiffRendering(session: session, form: form).render(found)
    return exitCode && !found.isEmpty ? .findings : .done
  }

  /// The range among the arguments: behind a spec, or what is no spec by itself.
  private func range(_ workspace: Workspace) throws -> (from: String, to: String?)? {
    guard let last = arguments.last,
      try arguments.count == 2 || last.contains("..") || !workspace.isSpec(SpecReference(last).spec)
    else {
      return nil
    }
    let ends = last.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    let (from, to) = (String(ends[0]), ends.count > 1 ? String(ends[1]) : "")
    return (from.isEmpty ? "HEAD" : from, to.isEmpty ? nil : to)
  }
}
