import ArgumentParser
import SpecWorkflow

struct CheckCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is wrong with the specs, by rules.",
    usage: "spec check [<options>] [<spec> | <path> ...]",
    discussion: """
      Examples:
        spec check
        spec check SPEC-007 --select document,H002

      Looks at the files as they are on disk; --staged at what the next commit would have,
      without the rules about history. Exit status 1: a rule reports an error; 5: the clone
      is shallow, and the rules wanted to see what it lacks. A rule is meant by its code,
      its name, its family or the beginning of its code: spec rule.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Check what the index has; touches nothing.")
  var staged = false

  @Option(help: "Check this commit, tag, branch or date.")
  var at: String?

  @Option(help: .init("Only what has come since this revision.", valueName: "rev"))
  var since: String?

  @Option(help: .init("Only these rules, separated by commas.", valueName: "rules"))
  var select: [String] = []

  @Option(help: .init("Not these rules, separated by commas.", valueName: "rules"))
  var ignore: [String] = []

  @Option(
    name: .customLong("policy-from"),
    help: .init("Take this revision's policy, and all before it, as trusted.", valueName: "rev"))
  var policyFrom: String?

  @Option(
    help: .init("Leave out the findings that this file has.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Option(
    name: .customLong("write-baseline"),
    help: .init("Write the findings into this file, to be left out later.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  @Option(
    help: .init(
      "text, concise, json, sarif, github, gitlab or junit; with a file or not; more than once.",
      valueName: "form[:file]"))
  var output: [CheckOutput] = []

  @Flag(help: "Mend what needs no decision: dates, and in drafts the header's form.")
  var fix = false

  @Flag(help: "Show what --fix would change, and write nothing.")
  var diff = false

  @Flag(help: "The same as --output json.")
  var json = false

  @Argument(help: "The specs or files; all specs without any.")
  var specs: [String] = []

  func validate() throws {
    if staged, at != nil {
      throw ValidationError("--staged and --at do not go together")
    }
    if fix || diff, staged || at != nil {
      throw ValidationError("--fix and --diff are for the files on disk")
    }
    if fix, diff {
      throw ValidationError("--diff writes nothing, --fix writes: one of them")
    }
    if outputs.count(where: { $0.file == nil }) > 1 {
      throw ValidationError("only one form can go to standard output: --output sarif:<file>")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace()
    var request = CheckRequest(try source(workspace, session), now: session.clock.now)
    request.specs = specs
    request.since = try since.map { try workspace.commit(at: $0, now: session.clock.now) }
    request.rules = try rules(staged)
    request.wantsFixes = fix || diff
    let options = session.judging(policyFrom: policyFrom)
    var report = try await workspace.check(request, judging: options)
    if diff {
      for fix in report.fixes {
        try PatchRendering(session: session).write(workspace.patch(of: fix))
      }
      return report.fixes.isEmpty ? .done : .findings
    }
    if fix, !report.fixes.isEmpty {
      FixRendering(session: session).tell(report.fixes, try workspace.write(report.fixes))
      report = try await workspace.check(request, judging: options)
    }
    if let writeBaseline {
      try CheckBaselineRendering(session: session).write(report, to: writeBaseline)
      return .done
    }
    if let baseline {
      let file = try CheckBaseline(baseline, in: session.directory)
      CheckBaselineRendering(session: session).tell(file.apply(to: &report), of: baseline)
    }
    try CheckRendering(session: session).render(report, to: outputs)
    if report.specs == 0, report.findings.isEmpty, specs.isEmpty, !staged, since == nil {
      Notes(session).writeNoSpecs(in: workspace.specFolders)
    }
    guard !report.isShallow else {
      return .unknown
    }
    return report.count(.error) > 0 ? .findings : .done
  }

  private var outputs: [CheckOutput] {
    json ? output + [CheckOutput(.json)] : output
  }

  private func source(_ workspace: Workspace, _ session: Session) throws -> CheckRequest.Source {
    if staged {
      return .index
    }
    if at != nil || workspace.workTree == nil {
      return .commit(try workspace.commit(at: at, now: session.clock.now))
    }
    return .workTree
  }

  private func rules(_ isStaged: Bool) throws -> [Rule] {
    let selected = try select.isEmpty ? RuleBook.rules : RuleBook.rules(named: words(select))
    let ignored = Set(try RuleBook.rules(named: words(ignore)).map(\.code))
    return selected.filter { rule in
      !ignored.contains(rule.code) && !(isStaged && rule.family == .history)
    }
  }

  private func words(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",").map(String.init) }
  }
}
