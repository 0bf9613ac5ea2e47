import SpecWorkflow

extension CheckReport {
  /// The schema `spec.check/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.check/1",
      "specs": .integer(specs),
      "silenced": .integer(silenced),
      "shallow": .bool(isShallow),
      "counts": .object(
        Dictionary(
          uniqueKeysWithValues: Severity.allCases.map { ($0.rawValue, .integer(count($0))) })),
      "findings": .array(findings.map(\.json)),
    ])
  }

  /// GitLab's Code Quality report: a subset of the Code Climate format.
  var gitLabJSON: JSONValue {
    .array(
      findings.map { finding in
        .object([
          "description": .string("\(finding.rule.name): \(finding.message)"),
          "check_name": .string(finding.rule.code),
          "fingerprint": .string(finding.fingerprint),
          "severity": .string(finding.severity.gitLab),
          "location": .object([
            "path": .string(finding.path),
            "lines": .object(["begin": .integer(finding.range.start.line)]),
          ]),
        ])
      })
  }
}

extension Finding {
  var json: JSONValue {
    .object([
      "code": .string(rule.code), "name": .string(rule.name),
      "family": .string(rule.family.rawValue), "severity": .string(severity.rawValue),
      "spec": JSONValue(spec), "path": .string(path),
      "line": .integer(range.start.line), "column": .integer(range.start.column),
      "endLine": .integer(range.end.line), "endColumn": .integer(range.end.column),
      "message": .string(message), "mend": .string(mend), "fixable": .bool(rule.isFixable),
      "fingerprint": .string(fingerprint),
    ])
  }
}

extension Severity {
  /// One of `info`, `minor`, `major`, `critical`, `blocker`.
  fileprivate var gitLab: String {
    switch self {
    case .note: "info"
    case .warning: "minor"
    case .error: "critical"
    }
  }
}
