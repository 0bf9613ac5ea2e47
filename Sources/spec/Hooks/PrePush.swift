import SpecWorkflow

/// The hook that looks at what is to be published before it leaves.
struct PrePush {
  let session: Session

  /// `arguments`: the name of the remote, and its address; `input`: the lines that git hands over.
  func run(_ arguments: [String], _ input: [UInt8]) async throws -> ExitStatus {
    var updates: [RefUpdate] = []
    for line in String(decoding: input, as: UTF8.self).split(separator: "\n") {
      guard let update = RefUpdate(outgoing: line) else {
        throw UsageError(
          message: "this is no line that git hands to pre-push: \(line)",
          hint: "spec help hook run")
      }
      updates.append(update)
    }
    if updates.isEmpty { updates = [updateOfFramework].compactMap { $0 } }
    guard !updates.isEmpty else {
      return .done
    }
    let workspace = try await session.workspace()
    let reports = try await workspace.outgoing(
      updates, to: arguments.first ?? "", now: session.clock.now, judging: session.judging())
    for report in reports { try write(report) }
    guard reports.contains(where: \.isRefused) else {
      return .done
    }
    Notes(session).write("nothing was pushed; git push --no-verify goes without this check")
    return .findings
  }

  /// What the framework of pre-commit.com says of the one branch that it lets its hooks look at; it
  /// reads the lines itself.
  private var updateOfFramework: RefUpdate? {
    let environment = session.environment
    guard let new = environment["PRE_COMMIT_TO_REF"] else {
      return nil
    }
    let none = String(repeating: "0", count: 40)
    let name = environment["PRE_COMMIT_REMOTE_BRANCH"] ?? "refs/heads/HEAD"
    return RefUpdate(
      "\(environment["PRE_COMMIT_FROM_REF"] ?? none) \(new) \(name)")
  }

  private func write(_ report: OutgoingReport) throws {
    for refusal in report.refusals { RefusalRendering(session: session).write(refusal) }
    if !report.check.findings.isEmpty {
      try CheckRendering(session: session).render(report.check, to: [CheckOutput(.text)])
    }
  }
}
