import SpecWorkflow

/// What is said beside a listing of approvals: a policy that is not what it looks like, and approvals
/// of one's own that count no more.
struct ApprovalWarnings {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func write(_ report: ApprovalReport?) {
    guard let report else {
      return
    }
    writePolicy(report)
    guard !session.options.quiet, let me = report.person(address: session.address) else {
      return
    }
    for spec in report.specs {
      let isMissing = !spec.approvals.contains { $0.isCounted && $0.person == me.id }
      guard isMissing, let lost = spec.unsigned(by: me).last else {
        continue
      }
      session.console.writeError(
        StyledText(literal: "warning: ", .warning)
          + "your approval of \(spec.id) in \(lost.commit.short) has lost its signature, as a rebase does"
      )
      session.console.writeError(
        StyledText(literal: "hint: ", .hint) + "spec approve \(spec.id)")
    }
  }

  /// Changes of the policy that have no force and are still in the tree.
  func writePolicy(_ report: ApprovalReport) {
    for entry in report.policy where entry.isStanding {
      session.console.writeError(
        StyledText(literal: "error: ", .error)
          + StyledText("the policy in \(entry.commit.short) is not in force: \(entry.message)"))
    }
  }
}
