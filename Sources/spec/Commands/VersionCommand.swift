import ArgumentParser
import SpecWorkflow

struct VersionCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "The versions of spec and of the Git library it runs on.",
    usage: "spec version [<options>]",
    discussion: """
      Examples:
        spec version
        spec --version
      """)

  static let needsRepository = false

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run(in session: Session) async throws -> ExitStatus {
    let library = Workspace.libraryVersion
    if json {
      session.console.writeBytes(
        JSONValue.object([
          "schema": "spec.version/1", "spec": .string(Version.number), "libgit2": .string(library),
        ]).bytes())
    } else {
      session.console.write("\(Version.text)")
      session.console.write("libgit2 \(library)")
    }
    return .done
  }
}
