import SpecWorkflow

/// The findings of a check, for people.
struct CheckRendering {
  enum Form: String, CaseIterable {
    /// The line itself, a mark below it, and how to mend it.
    case text
    /// A line a finding, as compilers print it.
    case concise
  }

  let session: Session
  let form: Form

  func render(_ report: CheckReport) {
    let console = session.console
    switch form {
    case .text:
      for finding in report.findings {
        for line in lines(finding) { console.write(line) }
        console.write()
      }
    case .concise:
      for finding in report.findings { console.write(heading(finding)) }
    }
    if !session.options.quiet { console.writeError(summary(report)) }
    if report.isShallow { Notes(session).writeShallow() }
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
    guard !report.findings.isEmpty else {
      return StyledText("\(specs): nothing to report", .success)
    }
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = report.count(severity)
      guard count > 0 else { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return StyledText("\(specs): \(counts.joined(separator: ", "))")
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
