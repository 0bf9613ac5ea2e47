import SpecWorkflow

/// What a change of the keys is, and what became of it.
struct KeyChangeRendering {
  let session: Session
  let isJSON: Bool

  /// What a person has to see before he agrees.
  func show(_ plan: KeyPlan) {
    let console = session.console
    console.write("\(plan.fingerprint, .id)  \(plan.person ?? "nobody's", .person)")
    console.write(
      "  approvals void in \(count(plan.approved.count, "spec"))" + names(plan.approved))
    console.write()
  }

  /// The changes file by file; nothing is written.
  func renderDryRun(_ plan: KeyPlan) {
    if isJSON {
      session.console.writeBytes(json(plan, nil).bytes())
      return
    }
    for edit in plan.edits {
      session.console.write(StyledText(edit.path, .path))
      for line in LineChanges.between(edit.old ?? [], edit.new ?? []) {
        session.console.write("  " + line)
      }
    }
    Notes(session).write("would be signed with the \(plan.signing)")
  }

  func render(_ outcome: KeyOutcome) {
    let plan = outcome.plan
    if isJSON {
      session.console.writeBytes(json(plan, outcome).bytes())
    } else {
      let subject = plan.message.prefix { $0 != "\n" }
      session.console.write(
        "\(String(subject))  \(plan.fingerprint, .id)  \(outcome.commit.short, .muted)")
      if !outcome.affected.isEmpty {
        session.console.write(
          "approvals changed in \(count(outcome.affected.count, "spec"))" + names(outcome.affected))
      }
      session.writeUndo(outcome.wayBack)
    }
    if let remark = outcome.remark {
      Notes(session).write(
        "the files could not be brought along; the change itself is made", hint: remark)
    }
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func names(_ specs: [SpecID]) -> StyledText {
    guard !specs.isEmpty else {
      return ""
    }
    let shown = specs.prefix(8).map(\.description).joined(separator: ", ")
    return StyledText(": " + shown + (specs.count > 8 ? " and \(specs.count - 8) more" : ""))
  }

  /// The schema `spec.key/1`.
  private func json(_ plan: KeyPlan, _ outcome: KeyOutcome?) -> JSONValue {
    .object([
      "schema": "spec.key/1",
      "parent": .string(plan.parent.hex),
      "commit": JSONValue(outcome?.commit.hex),
      "person": JSONValue(plan.person),
      "fingerprint": .string(plan.fingerprint),
      "files": .array(plan.edits.map { .string($0.path) }),
      "message": .string(plan.message),
      "affected": .array(
        (outcome?.affected ?? plan.approved).map { .string($0.description) }),
      "undo": JSONValue(outcome?.wayBack),
    ])
  }
}
