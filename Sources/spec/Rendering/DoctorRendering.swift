import SpecWorkflow

/// One line a check, and a hint below what is wrong.
struct DoctorRendering {
  let session: Session
  let isJSON: Bool

  func render(_ report: DoctorReport) {
    let console = session.console
    if isJSON {
      console.writeBytes(report.json.bytes())
      return
    }
    guard console.output.isTerminal else {
      let rows = report.checks.map { check in
        [
          StyledText(check.result.rawValue), StyledText(check.name), StyledText(check.text),
          StyledText(check.hint ?? ""),
        ]
      }
      console.write(
        Table(columns: (0..<4).map { _ in .init("") }, rows: rows).tabSeparated())
      return
    }
    for check in report.checks {
      let word = check.result.rawValue
      let line =
        StyledText(word, check.result.role) + .spaces(6 - word.count)
        + StyledText(check.name, .strong) + .spaces(max(1, 12 - check.name.count))
        + StyledText(check.text)
      console.write(line.wrapped(to: console.output.width, indent: 18, firstIndent: 0))
      if let hint = check.hint, !session.options.quiet {
        console.write(
          StyledText.spaces(18) + StyledText(literal: "hint: ", .hint) + StyledText(hint, .code))
      }
    }
  }
}

extension DoctorReport.Result {
  fileprivate var role: Role {
    switch self {
    case .ok: .success
    case .warn: .warning
    case .fail: .error
    case .skip: .muted
    }
  }
}

extension DoctorReport {
  /// The schema `spec.doctor/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.doctor/1",
      "canSign": .bool(canSign),
      "hasTools": .bool(hasTools),
      "checks": .array(
        checks.map { check in
          .object([
            "name": .string(check.name), "result": .string(check.result.rawValue),
            "text": .string(check.text), "hint": JSONValue(check.hint),
          ])
        }),
    ])
  }
}
