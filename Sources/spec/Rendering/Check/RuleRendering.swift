import SpecWorkflow

/// The pages of rules, for people, as lines for programs, or as JSON.
struct RuleRendering {
  let session: Session
  let isJSON: Bool

  func render(_ rules: [Rule]) {
    if isJSON {
      session.console.writeBytes(
        JSONValue.object([
          "schema": "spec.rules/1", "rules": .array(rules.map(\.json)),
        ]).bytes())
      return
    }
    var table = Table(columns: [
      .init("CODE"), .init("NAME"), .init("FIX", priority: 2),
      .init("REPORTS", priority: 1, isFlexible: true, minimumWidth: 24),
    ])
    for rule in rules {
      table.append(
        StyledText(rule.code, .id), StyledText(rule.name), StyledText(rule.isFixable ? "fix" : ""),
        StyledText(rule.summary))
    }
    let output = session.console.output
    session.console.write(
      output.isTerminal
        ? table.lines(width: output.width, glyphs: output.glyphs) : table.tabSeparated())
  }

  func render(_ rule: Rule) {
    guard !isJSON else {
      session.console.writeBytes(
        JSONValue.object(["schema": "spec.rules/1", "rules": .array([rule.json])]).bytes())
      return
    }
    let console = session.console
    console.write("\(rule.code, .id) \(rule.name, .strong)")
    write(StyledText(rule.summary.capitalised + "."))
    console.write()
    write(StyledText(rule.why.onOneLine))
    for (title, text) in [("Reported", rule.bad), ("Mended", rule.good)] {
      console.write()
      console.write(StyledText(title, .heading))
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        console.write(line.isEmpty ? "" : StyledText.spaces(4) + StyledText(String(line), .code))
      }
    }
    console.write()
    write("mend: " + StyledText(rule.mend))
    write("weighs: " + StyledText(rule.weighing))
  }

  private func write(_ text: StyledText) {
    session.console.write(text.wrapped(to: session.console.output.width, indent: 2, firstIndent: 2))
  }
}

extension Rule {
  /// What it weighs in each stage, in words.
  fileprivate var weighing: String {
    let severities = SpecStage.allCases.map(weights.severity)
    if Set(severities).count == 1, let severity = severities[0] {
      return "\(severity.rawValue) in every state"
    }
    return SpecStage.allCases.compactMap { stage in
      weights.severity(in: stage).map { "\($0.rawValue) in \(stage.words)" }
    }.joined(separator: ", ")
  }

  fileprivate var json: JSONValue {
    .object([
      "code": .string(code), "name": .string(name), "family": .string(family.rawValue),
      "summary": .string(summary), "why": .string(why.onOneLine), "reported": .string(bad),
      "mended": .string(good), "mend": .string(mend), "fixable": .bool(isFixable),
      "severity": .object(
        Dictionary(
          uniqueKeysWithValues: SpecStage.allCases.map { stage in
            (stage.rawValue, JSONValue(weights.severity(in: stage)?.rawValue))
          })),
    ])
  }
}

extension SpecStage {
  fileprivate var words: String {
    switch self {
    case .draft: "a draft"
    case .review: "review"
    case .approved: "what is approved"
    case .closed: "what is closed"
    }
  }
}

extension String {
  fileprivate var onOneLine: String {
    split(separator: "\n").joined(separator: " ")
  }

  fileprivate var capitalised: String {
    prefix(1).uppercased() + dropFirst()
  }
}
