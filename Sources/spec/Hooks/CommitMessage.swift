import SpecWorkflow

/// The hook that looks up the specs and requirements that a message names in its trailers.
struct CommitMessage {
  let session: Session

  /// `arguments`: the file that holds the message.
  func run(_ arguments: [String]) async throws -> ExitStatus {
    guard arguments.count == 1, let file = arguments.first else {
      throw UsageError(
        message: "commit-msg takes the file that holds the message",
        hint: "spec hook run commit-msg .git/COMMIT_EDITMSG")
    }
    let workspace = try await session.workspace()
    let unknown = try await workspace.unknownReferences(
      inMessage: file, environment: session.environment)
    for reference in unknown { write(reference) }
    guard !unknown.isEmpty else {
      return .done
    }
    Notes(session).write(
      "nothing was committed; the message is still in \(file)",
      hint: "git commit --edit --file=\(file)")
    return .findings
  }

  private func write(_ reference: UnknownReference) {
    session.console.writeError(
      StyledText(literal: "error: ", .error)
        + "\(reference.key): \(reference.value, .code): \(reference.message)"
        + StyledText(reference.nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }
}
