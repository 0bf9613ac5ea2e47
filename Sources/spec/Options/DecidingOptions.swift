import ArgumentParser
import SpecWorkflow

/// The options of every command that decides something.
struct DecidingOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Add this to the commit's message.")
  var message: String?

  @Option(help: "Write on this branch, without checking it out.")
  var branch: String?

  @OptionGroup var writing: WritingOptions

  /// A request of the kind with these options.
  func request(_ kind: DecisionRequest.Kind, in session: Session) -> DecisionRequest {
    DecisionRequest(
      kind, branch: branch, message: message, allowsRepositoryPrograms: writing.allowRepoPrograms,
      settings: session.settings, judging: session.judging())
  }
}

extension Session {
  /// The address by which git knows whoever runs the program; empty where it does not.
  var address: String {
    environment["GIT_COMMITTER_EMAIL"] ?? settings["user.email"] ?? environment["EMAIL"] ?? ""
  }

  /// What verdicts are drawn with: the pins of git's configuration, and the environment.
  ///
  /// `remembering`: whether signatures that were found to hold need not be looked at again; never
  /// where something is decided.
  func judging(policyFrom: String? = nil, remembering: Bool = false) -> JudgeOptions {
    var options = JudgeOptions(
      pins: settings.trustPins, policyFrom: policyFrom, environment: environment)
    options.proofFolder = remembering ? Surroundings.stateFolder(environment) : nil
    return options
  }
}
