import SpecWorkflow

/// Findings as the commands that GitHub Actions reads from a job's output.
///
/// The format is that of "Workflow commands for GitHub Actions". Of one step it shows ten annotations
/// a kind, so that the rest is counted in a last one.
struct CheckAnnotations {
  let report: CheckReport

  /// How many of one kind are shown.
  private static let most = 10

  var lines: [String] {
    Severity.allCases.reversed().flatMap { severity -> [String] in
      let all = report.findings.filter { $0.severity == severity }
      guard all.count > Self.most else { return all.map(Self.line) }
      let shown = all.prefix(Self.most - 1)
      let more = "\(all.count - shown.count) more: spec check shows them all"
      return shown.map(Self.line) + ["::\(severity.gitHub) title=spec check::\(more)"]
    }
  }

  private static func line(_ finding: Finding) -> String {
    var properties = [
      "file=\(property(finding.path))", "line=\(finding.range.start.line)",
      "endLine=\(finding.range.end.line)", "col=\(finding.range.start.column)",
    ]
    if finding.range.end.line == finding.range.start.line {
      properties.append("endColumn=\(finding.range.end.column + 1)")
    }
    properties.append("title=\(property("\(finding.rule.code) \(finding.rule.name)"))")
    return "::\(finding.severity.gitHub) \(properties.joined(separator: ","))::"
      + message("\(finding.message). To mend it: \(finding.mend)")
  }

  /// What ends a line or begins an escape is escaped.
  private static func message(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped += Escaping.line(String(scalar))
      }
    }
    return escaped
  }

  /// The same, and what separates properties.
  private static func property(_ text: String) -> String {
    message(text).unicodeScalars.map { scalar -> String in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}

extension Severity {
  fileprivate var gitHub: String {
    switch self {
    case .note: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
