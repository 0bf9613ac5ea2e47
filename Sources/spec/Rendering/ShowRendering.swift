import SpecWorkflow

/// A spec with its facts on top, one requirement, or JSON.
struct ShowRendering {
  let session: Session
  let isJSON: Bool

  func render(_ view: SpecView) {
    let console = session.console
    guard !isJSON else {
      console.writeBytes(view.json.bytes())
      return
    }
    if let item = view.item {
      write(item, of: view)
    } else {
      console.write(facts(view))
      console.write()
      console.write(
        MarkdownRendering(
          width: console.output.width, glyphs: console.output.glyphs,
          isColoured: console.output.isColoured
        )
        .lines(view.document.blocks))
    }
    if view.isCutOff {
      Notes(session).writeShallow()
    }
  }

  /// What history says, each claim of the header that differs beside it.
  private func facts(_ view: SpecView) -> [StyledText] {
    let spec = view.summary
    var rows: [(label: String, value: StyledText)] = [
      ("Status", StyledText(spec.status ?? dash, StatusStyle.role(of: spec.state))),
      ("Created", date(spec.created, view.createdLanded, .created, spec)),
      ("Updated", date(spec.updated, view.updatedLanded, .updated, spec)),
      ("Authors", authors(spec)),
      ("File", "\(spec.path, .path)  \(StyledText(commits(view), .muted))"),
    ]
    if let approval = spec.approval, approval.verdict != .none {
      rows.insert(("Approval", self.approval(approval)), at: 1)
    }
    let width = session.console.output.width
    let heading: StyledText = "\(spec.name, .id)  \(spec.title, .strong)"
    return [heading.truncated(to: width)]
      + rows.flatMap { row in
        (StyledText.spaces(2) + StyledText(row.label, .muted).padded(to: 9) + row.value)
          .wrapped(to: width, indent: 11, firstIndent: 0)
      }
  }

  /// The state of the approvals and who gave those that count.
  private func approval(_ approval: SpecApproval) -> StyledText {
    let counting = approval.approvals.filter(\.isCounted)
    let names = counting.map { $0.claimedPerson.prefix { $0 != "<" }.dropLast() }
    let people = names.map { StyledText($0, .person) }.joined(separator: ", ")
    let state = approval.text(for: nil)
    let target = approval.target.map { StyledText(" for \($0)", .muted) } ?? ""
    return people.isEmpty ? state + target : state + target + "  " + people
  }

  /// How many commits changed it, where history is whole.
  private func commits(_ view: SpecView) -> String {
    view.summary.commits.map { "\($0) commit\($0 == 1 ? "" : "s")" } ?? ""
  }

  private func date(
    _ time: Timestamp?, _ landed: Timestamp?, _ field: Contradiction.Field, _ spec: SpecSummary
  ) -> StyledText {
    guard let time else {
      return StyledText("?", .date)
    }
    var text: StyledText = "\(CalendarDate(time), .date)"
    text += StyledText("  \(time.relative(to: session.clock.now))", .muted)
    if let landed, landed.isMoreThanADay(from: time) {
      text += "  landed \(CalendarDate(landed), .date)"
    }
    return text + claim(field, spec)
  }

  private func authors(_ spec: SpecSummary) -> StyledText {
    let names = spec.authors.map { StyledText($0.name, .person) }.joined(separator: ", ")
    return (names.isEmpty ? StyledText(dash) : names) + claim(.author, spec)
  }

  private func claim(_ field: Contradiction.Field, _ spec: SpecSummary) -> StyledText {
    guard let found = spec.contradictions.first(where: { $0.field == field }) else {
      return StyledText()
    }
    return "  \(StyledText("header says \(found.claim)", .mark))"
  }

  private func write(_ item: DocumentItem, of view: SpecView) {
    let console = session.console
    let path = item.headingPath.map { StyledText($0, .muted) }
      .joined(separator: StyledText(" \(console.output.glyphs.arrow) ", .muted))
    var lines: [StyledText] = []
    if console.output.isTerminal {
      lines.append("\(view.summary.name, .id)  \(view.summary.title, .strong)")
      lines.append(StyledText.spaces(2) + path)
      lines.append(StyledText())
    }
    let label = item.id ?? item.label ?? ""
    lines += ("\(label, .id)  \(item.text)" as StyledText)
      .wrapped(to: min(console.output.width, 100), indent: 2, firstIndent: 0)
    console.write(console.output.isTerminal ? lines : ["\(label)\t\(item.text)"])
  }

  private var dash: String {
    session.console.output.glyphs.dash
  }
}

extension SpecView {
  /// The lines of the document that an item stands on.
  func source(of item: DocumentItem) -> ArraySlice<UInt8> {
    let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let first = min(max(item.sourceRange.start.line - 1, 0), lines.count - 1)
    let last = min(max(item.sourceRange.end.line - 1, first), lines.count - 1)
    let end = min(lines[last].endIndex + 1, content.endIndex)
    return content[lines[first].startIndex..<end]
  }

  /// The schema `spec.show/1`.
  fileprivate var json: JSONValue {
    .object([
      "schema": "spec.show/1",
      "at": .string(commit.hex),
      "spec": summary.json,
      "createdLanded": JSONValue(createdLanded?.rfc3339),
      "updatedLanded": JSONValue(updatedLanded?.rfc3339),
      "complete": .bool(!isCutOff),
      "items": .array((item.map { [$0] } ?? document.items).map(\.json)),
      "sections": .array(
        document.sections.map { section in
          .object([
            "title": .string(section.title), "level": .integer(section.level),
            "line": .integer(section.position.line),
          ])
        }),
    ])
  }
}

extension DocumentItem {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue),
      "id": JSONValue(id),
      "label": JSONValue(label),
      "text": .string(text),
      "checked": isChecked.map { .bool($0) } ?? .null,
      "headings": .array(headingPath.map { .string($0) }),
      "line": .integer(position.line),
    ])
  }
}
