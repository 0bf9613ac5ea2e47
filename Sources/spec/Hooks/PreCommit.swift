import SpecWorkflow

/// The hook that looks at what is staged before it becomes a commit.
struct PreCommit {
  let session: Session

  /// Changes nothing; prints nothing where there is nothing to say.
  func run() async throws -> ExitStatus {
    let workspace = try await session.workspace()
    let report = try await workspace.checkStaged(judging: session.judging())
    guard !report.findings.isEmpty else {
      return .done
    }
    try CheckRendering(session: session).render(report, to: [CheckOutput(.text)])
    guard report.count(.error) > 0 else {
      return .done
    }
    Notes(session).write("nothing was committed; git commit --no-verify goes without this check")
    return .findings
  }
}
