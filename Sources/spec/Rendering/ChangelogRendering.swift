import SpecWorkflow

/// A changelog as Markdown, as what a template made of it, or as JSON.
struct ChangelogRendering {
  let session: Session
  let isJSON: Bool

  /// Writes the text, or what became of the file that it was put into.
  func render(
    _ changelog: Changelog, _ markdown: ChangelogMarkdown, _ text: String, _ report: PrependReport?
  ) {
    if isJSON {
      session.console.writeBytes(json(changelog, markdown, report).bytes())
    } else if let report {
      write(report, changelog)
    } else if session.console.output.isTerminal {
      // A document's words can hold what a terminal would obey.
      for line in text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast(text.hasSuffix("\n") ? 1 : 0)
      {
        session.console.write(StyledText(line))
      }
    } else {
      session.console.writeBytes(text.utf8)
    }
    if changelog.sections.isEmpty {
      Notes(session).write("no spec changed since \(since(changelog.range))")
    }
  }

  private func since(_ range: ChangelogRange) -> String {
    range.baseTag ?? range.base?.short ?? "the beginning"
  }

  private func write(_ report: PrependReport, _ changelog: Changelog) {
    let count = changelog.sections.reduce(0) { $0 + $1.entries.count }
    let title = changelog.range.title
    guard report.isChanged else {
      session.console.write("\(report.path, .path) has \(title, .strong) already")
      return
    }
    session.console.write(
      "\(report.isNew ? "Created" : "Wrote") \(report.path, .path): \(title, .strong), \(count) \(count == 1 ? "entry" : "entries")"
    )
  }

  /// The schema `spec.changelog/1`: what templates see.
  private func json(
    _ changelog: Changelog, _ markdown: ChangelogMarkdown, _ report: PrependReport?
  ) -> JSONValue {
    var members = ChangelogContext.values(changelog, markdown).mapValues(JSONValue.init)
    members["schema"] = "spec.changelog/1"
    if let report {
      members["file"] = .object([
        "path": .string(report.path), "isNew": .bool(report.isNew),
        "isChanged": .bool(report.isChanged),
      ])
    }
    return .object(members)
  }
}

extension JSONValue {
  fileprivate init(_ value: ChangelogValue) {
    self =
      switch value {
      case .nothing: .null
      case .flag(let flag): .bool(flag)
      case .text(let text): .string(text)
      case .list(let values): .array(values.map(JSONValue.init))
      case .record(let members): .object(members.mapValues(JSONValue.init))
      }
  }
}
