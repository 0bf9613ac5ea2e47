import SpecWorkflow

/// The hook on a server that refuses what the policy does not allow.
///
/// Runs inside the quarantine: what is pushed is there to be read, and is dropped where one reference
/// is refused. Nothing on the client's side can skip it.
struct PreReceive {
  let session: Session

  /// More than this is no push that anybody means.
  private static let mostBytes = 16 << 20

  /// The system's own clock counts, whatever the environment says.
  ///
  /// - Parameter input: the lines that git hands to the hook.
  /// - Returns: `done` where the push may pass.
  /// - Throws: `SpecError` where that cannot be told, which refuses the push as well.
  func run(_ input: [UInt8]) async throws -> ExitStatus {
    guard session.settings.isKnown else {
      throw refused(
        "git cannot tell its configuration, so nobody knows what is protected",
        hint: "git config --list")
    }
    Deadline.start(seconds: try deadline())
    guard input.count <= Self.mostBytes else {
      throw refused(
        "more references at once than are read", hint: "git push fewer of them at once")
    }
    var updates: [RefUpdate] = []
    for line in String(decoding: input, as: UTF8.self).split(separator: "\n") {
      guard let update = RefUpdate(line) else {
        throw refused(
          "git handed over a line that is none of pre-receive's: \(line)",
          hint: "spec help hook run")
      }
      updates.append(update)
    }
    let workspace = try await session.workspace(judgesOnly: true)
    workspace.progress = nil
    let refusals = try await workspace.refusals(
      of: updates, protecting: branches(workspace), now: Clock([:]).now,
      judging: session.judging())
    for refusal in refusals { RefusalRendering(session: session).write(refusal) }
    guard !refusals.isEmpty else {
      return .done
    }
    session.console.writeError("")
    session.console.writeError(
      StyledText("nothing of this push was taken: spec rule <code> tells why each is refused"))
    return .findings
  }

  /// The patterns of `spec.protect`; the branch that HEAD names without any.
  private func branches(_ workspace: Workspace) -> ProtectedBranches {
    let patterns = session.settings.entries.filter { $0.key == "spec.protect" }.map(\.value)
    return workspace.protectedBranches(patterns)
  }

  private func deadline() throws -> Int {
    guard let text = session.settings["spec.deadline"] else {
      return 60
    }
    guard let seconds = Int(text), (1...86_400).contains(seconds) else {
      throw refused(
        "spec.deadline is '\(text)', not a number of seconds", hint: "git config spec.deadline 60")
    }
    return seconds
  }

  private func refused(_ cause: String, hint: String) -> SpecError {
    .refused(Refusal("the push was not taken", cause: cause, hint: hint))
  }
}
