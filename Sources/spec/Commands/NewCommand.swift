import ArgumentParser
import SpecWorkflow
import SystemPackage

struct NewCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write the next spec, with a number that no branch has taken.",
    usage: "spec new [<options>] <title>",
    discussion: """
      Examples:
        spec new "Offline sync"
        spec new "Offline sync" --folder docs/rfcs --edit

      Fills in .spec/template.md, or the built-in form: the number, the title, the
      date of today, your name from git, the first status. Nothing is overwritten.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The title, one line.")
  var title: String

  @Option(help: "The folder, where specs stand in several.", completion: .directory)
  var folder: String?

  @Flag(help: "Open the file in git's editor.")
  var edit = false

  @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Say what would be written.")
  var dryRun = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in session: Session) async throws -> ExitStatus {
    let editor = edit && !dryRun ? try session.editor() : nil
    let title = try SpecTitle(title)
    let request = NewSpecRequest(
      title: title, folder: folder, isDryRun: dryRun, now: session.clock.now,
      authorName: session.environment["GIT_AUTHOR_NAME"], settings: session.settings)
    let spec = try await session.workspace().makeSpec(request)
    NewRendering(session: session).note(spec)
    try editor?.open(spec.file, environment: session.environment)
    NewRendering(session: session).render(spec, isJSON: json)
    return .done
  }
}

extension Session {
  /// The editor for a person at a terminal.
  fileprivate func editor() throws(EditorError) -> Editor {
    guard StreamFacts(of: .standardInput).isTerminal, console.output.isTerminal else {
      throw .noTerminal
    }
    return try Editor(setting: settings.protected("core.editor"), environment: environment)
  }
}
