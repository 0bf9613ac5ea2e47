import SpecWorkflow

/// The findings of a check, for people and for programs.
struct CheckRendering {
  let session: Session

  /// Writes the report to every place that is wanted.
  ///
  /// `outputs`: none for what fits standard output.
  func render(_ report: CheckReport, to outputs: [CheckOutput]) throws {
    for output in outputs {
      guard let file = output.file else { continue }
      try WholeFile.write(
        bytes(report, output.form), to: file, in: session.directory,
        hint: "spec check --output \(output.form.rawValue) prints it")
    }
    let plain = outputs.filter { $0.file == nil }
    if plain.isEmpty, outputs.isEmpty {
      session.console.write(
        session.console.output.isTerminal ? text(report) : rows(report))
    }
    for output in plain {
      switch output.form {
      case .text: session.console.write(text(report))
      default: session.console.writeBytes(bytes(report, output.form))
      }
    }
    if !session.options.quiet { session.console.writeError(summary(report)) }
    if report.isShallow { Notes(session).writeShallow() }
  }

  private func bytes(_ report: CheckReport, _ form: CheckOutput.Form) -> [UInt8] {
    switch form {
    case .text: Self.bytes(text(report))
    case .concise: Self.bytes(report.findings.map(heading))
    case .json: report.json.bytes()
    case .sarif: report.sarif.bytes()
    case .gitlab: report.gitLabJSON.bytes()
    case .github: Array(CheckAnnotations(report: report).lines.map { $0 + "\n" }.joined().utf8)
    case .junit: Array(CheckJUnit(report: report).text.utf8)
    }
  }

  private static func bytes(_ lines: [StyledText]) -> [UInt8] {
    Array(lines.map { $0.plain + "\n" }.joined().utf8)
  }

  private func text(_ report: CheckReport) -> [StyledText] {
    report.findings.flatMap { lines($0) + [""] }
  }

  /// A line a finding, tab-separated.
  private func rows(_ report: CheckReport) -> [StyledText] {
    var table = Table(columns: (0..<8).map { _ in .init("") })
    for finding in report.findings {
      table.append(
        StyledText(finding.path), "\(finding.range.start.line)", "\(finding.range.start.column)",
        StyledText(finding.severity.rawValue), StyledText(finding.rule.code),
        StyledText(finding.rule.name), StyledText(finding.spec ?? ""), StyledText(finding.message))
    }
    return table.tabSeparated()
  }

  /// `specs/SPEC-007.md:12:5: error: no ID [D005 requirement-without-id]`.
  private func heading(_ finding: Finding) -> StyledText {
    let place = finding.range.start
    return "\(finding.path, .path):\(place.line):\(place.column): "
      + StyledText("\(finding.severity.rawValue): ", finding.severity.role)
      + StyledText(finding.message)
      + StyledText(" [\(finding.rule.code) \(finding.rule.name)]", .muted)
  }

  private func lines(_ finding: Finding) -> [StyledText] {
    let width = session.console.output.width
    var lines = heading(finding).wrapped(to: width, indent: 4, firstIndent: 0)
    lines += excerpt(finding, width: width)
    lines += (StyledText("mend: ", .hint) + StyledText(finding.mend))
      .wrapped(to: width, indent: 4, firstIndent: 2)
    return lines
  }

  /// The line and the mark below it; nothing for a file that cannot be read.
  private func excerpt(_ finding: Finding, width: Int) -> [StyledText] {
    guard !finding.line.isEmpty else {
      return []
    }
    let excerpt = LineExcerpt(
      finding.line, from: finding.range.start.column,
      to: finding.range.end.line == finding.range.start.line ? finding.range.end.column : nil,
      width: max(20, width - 9))
    let number = "\(finding.range.start.line)"
    let gutter = StyledText.spaces(max(0, 5 - number.count)) + StyledText("\(number) | ", .muted)
    let empty = StyledText.spaces(max(5, number.count)) + StyledText(literal: " | ", .muted)
    return [
      gutter + StyledText(excerpt.text),
      empty + StyledText.spaces(excerpt.start)
        + StyledText(
          String(repeating: "^", count: max(1, excerpt.length)), finding.severity.role),
    ]
  }

  private func summary(_ report: CheckReport) -> StyledText {
    let specs = report.specs == 1 ? "1 spec" : "\(report.specs) specs"
    let silenced = report.silenced > 0 ? " (\(report.silenced) silenced)" : ""
    guard !report.findings.isEmpty else {
      return StyledText("\(specs): nothing to report\(silenced)", .success)
    }
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = report.count(severity)
      guard count > 0 else { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return StyledText("\(specs): \(counts.joined(separator: ", "))\(silenced)")
  }
}

extension Severity {
  var role: Role {
    switch self {
    case .note: .muted
    case .warning: .warning
    case .error: .error
    }
  }
}
