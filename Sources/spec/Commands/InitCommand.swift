import ArgumentParser
import SpecWorkflow

struct InitCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Set up this repository, or describe the specs that it has.",
    usage: "spec init [<options>]",
    discussion: """
      Examples:
        spec init
        spec init --dry-run

      Writes .spec/config.yml, .spec/template.md and the folder specs/, each only where it
      is missing. Where there are specs, the configuration is made from them.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Say what would be written.")
  var dryRun = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in session: Session) async throws -> ExitStatus {
    guard global.config == nil else {
      throw UsageError(
        message: "init writes .spec/config.yml and takes no --config", hint: "spec init")
    }
    var generator = SystemRandomNumberGenerator()
    let report = try await session.workspace().setUp(
      project: ProjectID.random(using: &generator), owner: await owner(in: session),
      isDryRun: dryRun)
    InitRendering(session: session).render(report, isJSON: json)
    return .done
  }

  /// Whoever sets the repository up, where he can sign; approvals can be asked for later as well.
  private func owner(in session: Session) async -> PolicyOwner? {
    guard session.settings["user.signingkey"] != nil else {
      return nil
    }
    do throws(SpecError) {
      return try await PolicyOwner.find(
        session.settings, directory: session.directory, environment: session.environment)
    } catch {
      Notes(session).write("no approvals are set up: \(Failure(error).what)", hint: "spec doctor")
      return nil
    }
  }
}
