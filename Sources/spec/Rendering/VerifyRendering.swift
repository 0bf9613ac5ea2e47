import SpecWorkflow

/// What approvals come to, for people, as lines for programs, or as JSON.
struct VerifyRendering {
  let session: Session
  let isJSON: Bool

  func render(_ report: ApprovalReport) {
    if isJSON {
      session.console.writeBytes(report.json.bytes())
    } else if session.console.output.isTerminal {
      writeForPeople(report)
    } else {
      session.console.write(lines(report))
    }
    Problems(session).write(report.problems)
    ApprovalWarnings(session).writePolicy(report)
    if !report.isPinned {
      Notes(session).write(
        "trust root not pinned: \(report.root?.short ?? "?")",
        hint: "spec trust pin, once you have seen that it is the right one")
    }
  }

  // MARK: People

  private func writeForPeople(_ report: ApprovalReport) {
    let console = session.console
    for (index, spec) in report.specs.enumerated() {
      if index > 0 { console.write() }
      console.write(heading(spec).wrapped(to: console.output.width, indent: 2, firstIndent: 0))
      if !spec.reason.isEmpty {
        write(StyledText(spec.reason, .warning))
      }
      if !spec.changed.isEmpty {
        write("changed since it was approved: \(spec.changed.joined(separator: ", "), .mark)")
      }
      console.write(indented(table(of: spec)))
      if spec.verdict == .pending, spec.have < spec.need, !spec.missing.isEmpty {
        write("may still approve: " + StyledText(spec.missing.joined(separator: ", ")))
      }
      if spec.hasUnverifiedAuthors {
        write(StyledText(literal: "no signature proves who wrote it", .muted))
      }
    }
  }

  /// A remark below a spec, on as many lines as it takes.
  private func write(_ remark: StyledText) {
    let width = session.console.output.width
    session.console.write(remark.wrapped(to: width, indent: 4, firstIndent: 2))
  }

  private func heading(_ spec: SpecApproval) -> StyledText {
    var line: StyledText =
      "\(spec.id.description, .id) \(spec.title, .strong)  \(spec.status ?? "no status", .muted)"
    line += "  \(spec.verdict.rawValue, spec.verdict.role)"
    if spec.need > 0 {
      line += "  \(spec.have) of \(spec.need)"
      if let target = spec.target { line += " for \(target)" }
      line += ", round \(spec.round)"
    }
    return line
  }

  private func table(of spec: SpecApproval) -> Table {
    var table = Table(columns: [
      .init("DATE"), .init("WHO", isFlexible: true, minimumWidth: 10), .init("VERDICT"),
      .init("WHY", priority: 1, isFlexible: true, minimumWidth: 24),
      .init("KEY", priority: 3, isFlexible: true, minimumWidth: 20), .init("COMMIT", priority: 2),
    ])
    for approval in spec.approvals {
      let who = approval.person ?? approval.claimedPerson
      table.append(
        StyledText(CalendarDate(approval.date).description, .date), StyledText(who, .person),
        StyledText(
          approval.decision == .withdraw && approval.verdict == .counts
            ? "withdrawal" : approval.verdict.rawValue, approval.verdict.role),
        StyledText(approval.reason), StyledText(approval.fingerprint ?? "", .muted),
        StyledText(approval.commit.short, .id))
    }
    return table
  }

  private func indented(_ table: Table) -> [StyledText] {
    let output = session.console.output
    return table.lines(width: max(20, output.width - 2), glyphs: output.glyphs)
      .map { StyledText.spaces(2) + $0 }
  }

  // MARK: Programs

  /// A line a spec and a line an approval, tab-separated.
  private func lines(_ report: ApprovalReport) -> [StyledText] {
    var table = Table(columns: (0..<8).map { _ in .init("") })
    for spec in report.specs {
      table.append(
        "spec", StyledText(spec.id.description), StyledText(spec.verdict.rawValue), "\(spec.have)",
        "\(spec.need)", StyledText(spec.target ?? ""), "\(spec.round)",
        StyledText(spec.changed.joined(separator: ",")))
      for approval in spec.approvals {
        table.append(
          StyledText(approval.decision.rawValue), StyledText(spec.id.description),
          StyledText(approval.verdict.rawValue),
          StyledText(approval.person ?? approval.claimedPerson), StyledText(approval.date.rfc3339),
          StyledText(approval.fingerprint ?? ""), StyledText(approval.commit.hex),
          StyledText(approval.reason))
      }
    }
    return table.tabSeparated()
  }
}

extension SpecVerdict {
  var role: Role? {
    switch self {
    case .none, .legacy: .muted
    case .pending: .pending
    case .approved: .approved
    case .stale: .stale
    case .unproven: .error
    case .unknown: .warning
    }
  }
}

extension ApprovalVerdict {
  var role: Role? {
    switch self {
    case .counts: .approved
    case .otherRound, .otherContent, .withdrawn: .muted
    case .unknown: .warning
    default: .error
    }
  }
}

extension ApprovalReport {
  /// The schema `spec.verify/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.verify/1",
      "at": .string(commit.hex),
      "trust": .object(["root": JSONValue(root?.hex), "pinned": .bool(isPinned)]),
      "policy": .array(
        policy.map { report in
          .object([
            "kind": .string(report.kind.rawValue), "commit": .string(report.commit.hex),
            "message": .string(report.message), "standing": .bool(report.isStanding),
          ])
        }),
      "specs": .array(specs.map(\.json)),
      "problems": .array(problems.map(\.json)),
    ])
  }
}
