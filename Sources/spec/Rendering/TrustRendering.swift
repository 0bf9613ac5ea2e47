import SpecWorkflow

/// Where a policy began and who vouches for it.
struct TrustRendering {
  let session: Session
  let isJSON: Bool

  func render(_ report: TrustReport?, at commit: ObjectID) {
    if isJSON {
      session.console.writeBytes((report?.json ?? Self.nothing(at: commit)).bytes())
    } else if let report {
      write(report)
    }
    guard let report else {
      Notes(session).write(
        "no policy of approvals is in force at \(commit.short)", hint: "spec init")
      return
    }
    if report.pin == nil {
      Notes(session).write(
        "not pinned: whoever rewrites history can begin another policy",
        hint: "spec trust pin, once you have seen that it is the right one")
    }
  }

  func render(_ plan: TrustPinPlan, isWritten: Bool) {
    guard isWritten else {
      session.console.write(
        "\("git config --global \(plan.key) \(plan.commit.hex)", .code)")
      return
    }
    session.console.write("pinned \(plan.commit.short, .id) for \(plan.project)")
    let keepers = plan.people.filter(\.isKeeper).map(\.name).joined(separator: ", ")
    Notes(session).write("you trust these to change the policy: \(keepers)")
  }

  private func write(_ report: TrustReport) {
    let signer: StyledText =
      report.signer.map { StyledText($0, .person) }
      ?? StyledText("nobody: \(report.unsigned)", .warning)
    let pinned: StyledText =
      report.pin.map { StyledText("yes, in \($0.origin)", .success) }
      ?? StyledText(literal: "no", .warning)
    let facts: [(String, StyledText)] = [
      ("Root", StyledText(report.root.hex, .id)),
      ("Date", StyledText(CalendarDate(report.date).description, .date)),
      ("Author", StyledText(report.author, .person)),
      ("Signed by", signer),
      ("Project", StyledText(report.project ?? "none")),
      ("Keepers", StyledText(report.people.filter(\.isKeeper).map(\.id).joined(separator: ", "))),
      ("People", StyledText(report.people.map(\.id).joined(separator: ", "))),
      ("Pinned", pinned),
    ]
    guard session.console.output.isTerminal else {
      session.console.write(
        Table(
          columns: [.init(""), .init("")],
          rows: facts.map { [StyledText($0.0.lowercased()), $0.1] }
        ).tabSeparated())
      return
    }
    for (label, text) in facts {
      let line = StyledText(label, .muted) + .spaces(11 - label.count) + text
      session.console.write(
        line.wrapped(to: session.console.output.width, indent: 11, firstIndent: 0))
    }
  }

  private static func nothing(at commit: ObjectID) -> JSONValue {
    .object(["schema": "spec.trust/1", "at": .string(commit.hex), "root": .null])
  }
}

extension TrustReport {
  /// The schema `spec.trust/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.trust/1",
      "at": .string(commit.hex),
      "root": .string(root.hex),
      "date": .string(date.rfc3339),
      "author": .string(author),
      "signer": JSONValue(signer),
      "unsigned": JSONValue(unsigned.isEmpty ? nil : unsigned),
      "project": JSONValue(project),
      "keepers": .array(people.filter(\.isKeeper).map { .string($0.id) }),
      "people": .array(people.map { .string($0.id) }),
      "pinned": .bool(pin != nil),
      "origin": JSONValue(pin?.origin),
    ])
  }
}
