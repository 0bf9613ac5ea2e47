import SpecWorkflow

/// Findings as a JUnit report: a suite a file, a case a finding; one that is no error has passed.
struct CheckJUnit {
  let report: CheckReport

  var text: String {
    var files: [(path: String, findings: [Finding])] = []
    for finding in report.findings {
      if files.last?.path.utf8.elementsEqual(finding.path.utf8) == true {
        files[files.count - 1].findings.append(finding)
      } else {
        files.append((finding.path, [finding]))
      }
    }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"spec check\" \(counts(report.findings))>\n"
    if files.isEmpty {
      xml += "  <testsuite name=\"spec check\" tests=\"1\" failures=\"0\">\n"
      xml += "    <testcase classname=\"spec check\" name=\"\(report.specs) specs\"/>\n"
      xml += "  </testsuite>\n"
    }
    for (path, findings) in files {
      xml += "  <testsuite name=\"\(Self.escaped(path))\" \(counts(findings))>\n"
      for finding in findings { xml += testCase(finding) }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private func counts(_ findings: [Finding]) -> String {
    "tests=\"\(max(1, findings.count))\" failures=\"\(findings.count { $0.severity == .error })\""
  }

  private func testCase(_ finding: Finding) -> String {
    let place = "\(finding.path):\(finding.range.start.line):\(finding.range.start.column)"
    let name = "\(finding.rule.code) \(finding.rule.name) line \(finding.range.start.line)"
    let start =
      "    <testcase classname=\"\(Self.escaped(finding.path))\" name=\"\(Self.escaped(name))\""
    let text = Self.escaped("\(place): \(finding.message)\nTo mend it: \(finding.mend)")
    guard finding.severity == .error else {
      return start + ">\n      <system-out>\(text)</system-out>\n    </testcase>\n"
    }
    return start + ">\n      <failure message=\"\(Self.escaped(finding.message))\" "
      + "type=\"\(finding.rule.code)\">\(text)</failure>\n    </testcase>\n"
  }

  /// The text for an element or an attribute; what XML 1.0 cannot hold is shown as terminals show it.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Escaping.line(line).unicodeScalars.map { scalar -> String in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&apos;"
        case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
        default: String(scalar)
        }
      }.joined()
    }.joined(separator: "&#10;")
  }
}
