import ArgumentParser
import SpecWorkflow

struct VerifyCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Every approval: who gave it, for which words, and whether it counts.",
    usage: "spec verify [<options>] [<spec> ...]",
    discussion: """
      Examples:
        spec verify
        spec verify SPEC-007 --at v1.0

      Needs nothing but the repository. Exit status 1: a status is claimed without its
      approvals, or the policy was changed by somebody who may not; 5: it cannot be told.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  @Option(
    name: .customLong("policy-from"),
    help: "Take this revision's policy, and all before it, as trusted.")
  var policyFrom: String?

  @Argument(help: "The specs; all without any.")
  var specs: [String] = []

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace(judgesOnly: true)
    let commit = try workspace.commit(at: reading.at, now: session.clock.now)
    let report = try await workspace.verify(
      specs, at: commit, session.judging(policyFrom: policyFrom, remembering: true))
    guard let report else {
      throw SpecError.refused(
        Refusal(
          "this repository has no policy of approvals",
          cause: "nothing in .spec/config.yml asks for any at \(commit.short)", hint: "spec init"))
    }
    VerifyRendering(session: session, isJSON: reading.json).render(report)
    return report.exitStatus
  }
}

extension ApprovalReport {
  /// 1 where the answer is no, 5 where it cannot be told.
  var exitStatus: ExitStatus {
    let isNo =
      policy.contains(where: \.isStanding) || !problems.isEmpty
      || specs.contains { [.stale, .unproven].contains($0.verdict) }
    if isNo {
      return .findings
    }
    return specs.contains { $0.verdict == .unknown } ? .unknown : .done
  }
}
