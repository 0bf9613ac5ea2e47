import SpecWorkflow

/// The state of things for people, as lines for programs, or as JSON.
struct StatusRendering {
  let session: Session
  let isJSON: Bool

  func render(_ report: StatusReport) {
    if isJSON {
      session.console.writeBytes(report.json.bytes())
    } else if session.console.output.isTerminal {
      writeForPeople(report)
    } else {
      writeLines(report)
    }
    Problems(session).write(report.problems)
    ApprovalWarnings(session).write(report.approvals)
    if report.isShallow {
      Notes(session).writeShallow()
    }
  }

  // MARK: People

  private func writeForPeople(_ report: StatusReport) {
    let console = session.console
    let total = report.counts.reduce(0) { $0 + $1.specs }
    console.write(place(report) + ", \(total) spec\(total == 1 ? "" : "s")")
    if total == 0, report.changes.isEmpty {
      Notes(session).writeNoSpecs(in: report.folders)
      return
    }
    if !report.counts.isEmpty {
      console.write()
      console.write(countTable(report))
    }
    if !report.changes.isEmpty {
      console.write()
      console.write("\("Not committed", .heading) (\(report.changes.count))")
      console.write(indented(changeTable(report)))
    }
    writeApprovals(report)
    if !report.contradicting.isEmpty {
      console.write()
      console.write("\("History says otherwise", .heading) (\(report.contradicting.count))")
      console.write(contradictions(report))
    }
  }

  /// The specs whose approvals somebody has to do something about.
  private func writeApprovals(_ report: StatusReport) {
    let me = report.approvals?.person(address: session.address)?.id
    let open = (report.approvals?.specs ?? []).filter { spec in
      [.stale, .unproven, .unknown].contains(spec.verdict) || spec.verdict == .pending
    }
    guard !open.isEmpty else {
      return
    }
    var table = Table(columns: [
      .init(""), .init("", isFlexible: true, minimumWidth: 12), .init("", isFlexible: true),
    ])
    for spec in open {
      table.append(
        StyledText(spec.id.description, .id), StyledText(spec.title), spec.text(for: me))
    }
    session.console.write()
    session.console.write("\("Approvals", .heading) (\(open.count))")
    session.console.write(indented(table))
  }

  private func place(_ report: StatusReport) -> StyledText {
    if let branch = report.branch {
      return "On branch \(branch, .strong)\(report.commit == nil ? " (no commits yet)" : "")"
    }
    return "At commit \(report.commit?.short ?? "", .id)"
  }

  private func countTable(_ report: StatusReport) -> [StyledText] {
    report.counts.map { count in
      let digits = String(count.specs)
      let name = StyledText(count.status ?? "no status", StatusStyle.role(of: count.state))
      return (StyledText.spaces(max(0, 5 - digits.count)) + "\(digits)  \(name)")
        .truncated(to: session.console.output.width)
    }
  }

  private func changeTable(_ report: StatusReport) -> Table {
    var table = Table(columns: [
      .init(""), .init("", isFlexible: true, minimumWidth: 12), .init(""), .init("", priority: 1),
      .init("", priority: 2, isFlexible: true),
    ])
    for change in report.changes {
      table.append(
        StyledText(change.name ?? "", .id), StyledText(change.title ?? ""),
        StyledText(change.kind.rawValue, change.kind.role),
        StyledText(change.isStaged ? "staged" : "", .muted), StyledText(change.path, .path))
    }
    return table
  }

  private func contradictions(_ report: StatusReport) -> [StyledText] {
    report.contradicting.flatMap { spec in
      spec.contradictions.flatMap { contradiction in
        ("\(spec.name, .id)  \(contradiction.field.rawValue) \(contradiction.derived, .strong), "
          + "header says \(contradiction.claim, .mark)")
          .wrapped(to: session.console.output.width, indent: 4, firstIndent: 2)
      }
    }
  }

  /// The lines of a table without its titles, two columns to the right.
  private func indented(_ table: Table) -> [StyledText] {
    let output = session.console.output
    return table.lines(width: max(20, output.width - 2), glyphs: output.glyphs)
      .dropFirst().map { StyledText.spaces(2) + $0 }
  }

  // MARK: Programs

  /// One fact a line, tab-separated: what it is, then its parts.
  private func writeLines(_ report: StatusReport) {
    var table = Table(columns: (0..<5).map { _ in .init("") })
    table.append("branch", StyledText(report.branch ?? ""), StyledText(report.commit?.hex ?? ""))
    for count in report.counts {
      table.append("status", StyledText(count.status ?? ""), "\(count.specs)")
    }
    for change in report.changes {
      table.append(
        "change", StyledText(change.name ?? ""), StyledText(change.kind.rawValue),
        change.isStaged ? "staged" : "unstaged", StyledText(change.path))
    }
    for spec in report.approvals?.specs ?? [] where spec.verdict != .none {
      table.append(
        "approval", StyledText(spec.id.description), StyledText(spec.verdict.rawValue),
        "\(spec.have)/\(spec.need)", StyledText(spec.changed.joined(separator: ",")))
    }
    for spec in report.contradicting {
      for contradiction in spec.contradictions {
        table.append(
          "contradiction", StyledText(spec.name), StyledText(contradiction.field.rawValue),
          StyledText(contradiction.claim), StyledText(contradiction.derived))
      }
    }
    session.console.write(table.tabSeparated())
  }
}

extension StatusReport.Change.Kind {
  fileprivate var role: Role {
    switch self {
    case .added: .added
    case .modified: .changed
    case .deleted: .removed
    case .conflicted: .error
    }
  }
}

extension StatusReport {
  /// The schema `spec.status/1`.
  fileprivate var json: JSONValue {
    .object([
      "schema": "spec.status/1",
      "branch": JSONValue(branch),
      "at": JSONValue(commit?.hex),
      "shallow": .bool(isShallow),
      "statuses": .array(
        counts.map { count in
          .object([
            "status": JSONValue(count.status), "state": JSONValue(count.state),
            "specs": .integer(count.specs),
          ])
        }),
      "changes": .array(
        changes.map { change in
          .object([
            "id": JSONValue(change.name), "path": .string(change.path),
            "title": JSONValue(change.title), "change": .string(change.kind.rawValue),
            "staged": .bool(change.isStaged),
          ])
        }),
      "contradictions": .array(
        contradicting.flatMap { spec in
          spec.contradictions.map { contradiction in
            .object([
              "id": .string(spec.name), "path": .string(spec.path),
              "line": .integer(contradiction.position.line),
              "field": .string(contradiction.field.rawValue),
              "claim": .string(contradiction.claim), "derived": .string(contradiction.derived),
            ])
          }
        }),
      "approvals": approvals.map { report in
        .array(
          report.specs.map { spec in
            .object(["id": .string(spec.id.description), "approval": spec.summaryJSON])
          })
      } ?? .null,
      "problems": .array(problems.map(\.json)),
    ])
  }
}
