import ArgumentParser
import SpecWorkflow
import SystemPackage

struct DoctorCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Whether this machine can sign and verify, with a test signature.",
    usage: "spec doctor [<options>]",
    discussion: """
      Examples:
        spec doctor
        spec doctor --json

      Works outside a repository, too. Exit status 4: an approval could not be
      signed; 5: a tool is missing, or the policy cannot be judged.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run(in session: Session) async throws -> ExitStatus {
    let (workspace, failure) = await session.workspaceOrFailure()
    let report = await Doctor(
      settings: session.settings, judging: session.judging(), directory: session.directory,
      workspace: workspace, failure: failure,
      isInteractive: StreamFacts(of: .standardInput).isTerminal
    ).examine()
    DoctorRendering(session: session, isJSON: json).render(report)
    return report.exitStatus
  }
}

extension Session {
  /// The workspace of the folder, or why a repository cannot be opened; neither outside of one.
  fileprivate func workspaceOrFailure() async -> (Workspace?, SpecError?) {
    do {
      return (try await workspace(), nil)
    } catch SpecError.notARepository {
      return (nil, nil)
    } catch {
      return (nil, error as? SpecError)
    }
  }
}

extension DoctorReport {
  var exitStatus: ExitStatus {
    hasTools ? (canSign ? .done : .signing) : .unknown
  }
}
