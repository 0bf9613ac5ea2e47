import SpecWorkflow

/// Makes decisions on specs one after another: shows, asks once, writes.
struct Decision {
  let session: Session
  let options: DecidingOptions

  /// Decides on each spec; nothing is written before all of them have been planned and agreed to.
  func run(_ kind: DecisionRequest.Kind, _ references: [String]) async throws -> ExitStatus {
    let workspace = try await session.workspace(judgesOnly: true)
    let request = options.request(kind, in: session)
    var plans: [(reference: String, plan: DecisionPlan)] = []
    for reference in references {
      guard SpecReference(reference).requirement == nil else {
        throw UsageError(
          message: "a whole spec is decided on, not one requirement",
          hint: "name it \(SpecReference(reference).spec)")
      }
      let plan = try await workspace.plan(reference, request)
      if !plans.contains(where: { $0.plan.id == plan.id }) {
        plans.append((reference, plan))
      }
    }
    let rendering = DecisionRendering(session: session, isJSON: options.writing.json)
    if options.writing.dryRun {
      for (_, plan) in plans {
        rendering.renderDryRun(plan)
      }
      return .done
    }
    if needsConsent(kind), !options.writing.yes {
      try session.checkCanAsk()
      for (_, plan) in plans {
        rendering.show(plan)
      }
      guard consents(plans.map(\.plan)) else {
        session.console.writeError("nothing was written")
        return .findings
      }
    }
    for (reference, plan) in plans {
      rendering.render(try await workspace.carryOut(plan, reference, request))
    }
    return .done
  }

  /// A step that can be taken back by another step is taken without a question.
  private func needsConsent(_ kind: DecisionRequest.Kind) -> Bool {
    switch kind {
    case .approve, .withdraw: true
    case .submit, .mark: false
    }
  }

  private func consents(_ plans: [DecisionPlan]) -> Bool {
    let names = plans.map { "\($0.id)" }.joined(separator: ", ")
    let verb = plans.first?.statement?.decision == .withdraw ? "Withdraw approval of" : "Approve"
    return session.console.ask("\(verb) \(names, .id)? [y/N] ")
  }
}
