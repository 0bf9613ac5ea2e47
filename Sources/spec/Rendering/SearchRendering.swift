import SpecWorkflow

/// Where words stand: by spec, and below them the commits.
struct SearchRendering {
  let session: Session

  func render(_ report: SearchReport, isJSON: Bool) {
    guard !isJSON else {
      session.console.writeBytes(report.json.bytes())
      return
    }
    if report.specs.isEmpty, report.commits.isEmpty {
      Notes(session).write(
        "nothing holds \(report.phrases.joined(separator: " and "))",
        hint: "fewer words, or a star: spec search '\(report.phrases[0])*'")
    }
    guard session.console.output.isTerminal else {
      session.console.write(table(report))
      return
    }
    for spec in report.specs {
      write(spec)
    }
    for message in report.commits {
      write(message)
    }
  }

  private func write(_ spec: SearchReport.Spec) {
    var line = StyledText(spec.name, .id) + "  " + StyledText(spec.title, .strong)
    if let status = spec.status {
      line += "  " + StyledText(status, .muted)
    }
    session.console.write(line.wrapped(to: width, indent: 2, firstIndent: 0))
    for passage in spec.passages {
      write(passage, of: spec)
    }
    session.console.write("")
  }

  private func write(_ passage: SearchReport.Passage, of spec: SearchReport.Spec) {
    let place = "\(spec.path):\(passage.item.line)"
    var line = StyledText(place, .path)
    if !passage.name.isEmpty {
      line += "  " + StyledText(passage.name, otherwise: .strong)
    }
    session.console.write(line.wrapped(to: width, indent: 4, firstIndent: 2))
    if !passage.words.isEmpty {
      session.console.write(
        StyledText(passage.words, otherwise: nil).wrapped(to: width, indent: 4, firstIndent: 4))
    }
  }

  private func write(_ message: SearchReport.Message) {
    let day = message.time.map { CalendarDate($0).description } ?? "?"
    var line =
      StyledText(message.commit.short, .id) + "  " + StyledText(day, .date) + "  "
      + StyledText(message.author.name, .person) + "  "
      + StyledText(message.subject, otherwise: nil)
    if !message.specs.isEmpty {
      line += "  " + StyledText(message.specs.joined(separator: ", "), .muted)
    }
    session.console.write(line.wrapped(to: width, indent: 2, firstIndent: 0))
    if !message.words.isEmpty {
      session.console.write(
        StyledText(message.words, otherwise: nil).wrapped(to: width, indent: 4, firstIndent: 4))
    }
  }

  private var width: Int {
    session.console.output.width
  }

  /// One row a passage or message, for other programs.
  private func table(_ report: SearchReport) -> Table {
    var table = Table(columns: ["Spec", "Place", "Kind", "Name", "Words"].map { .init($0) })
    for spec in report.specs {
      for passage in spec.passages {
        table.append(
          StyledText(spec.name), StyledText("\(spec.path):\(passage.item.line)"),
          StyledText(passage.item.kind.rawValue), StyledText(passage.item.name ?? ""),
          StyledText(passage.item.words))
      }
    }
    for message in report.commits {
      table.append(
        StyledText(message.specs.joined(separator: ",")), StyledText(message.commit.hex),
        StyledText("message"), StyledText(message.author.name),
        StyledText(message.subject.map(\.text).joined()))
    }
    return table
  }
}

extension StyledText {
  /// What was found stands out.
  fileprivate init(_ runs: [TextRun], otherwise role: Role?) {
    self.init()
    for run in runs {
      self +=
        run.isMatch
        ? StyledText(run.text, .mark)
        : role.map { StyledText(run.text, $0) } ?? StyledText(run.text)
    }
  }
}

extension SearchReport {
  /// The schema `spec.search/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.search/1",
      "at": .string(commit.hex),
      "words": .array(phrases.map { .string($0) }),
      "specs": .array(
        specs.map { spec in
          .object([
            "spec": .string(spec.name), "title": .string(spec.title), "path": .string(spec.path),
            "status": JSONValue(spec.status),
            "passages": .array(
              spec.passages.map { passage in
                .object([
                  "kind": .string(passage.item.kind.rawValue),
                  "name": JSONValue(passage.item.name),
                  "headings": .array(passage.item.headingPath.map { .string($0) }),
                  "line": .integer(passage.item.line),
                  "words": .string(passage.item.words),
                ])
              }),
          ])
        }),
      "commits": .array(
        commits.map { message in
          .object([
            "commit": .string(message.commit.hex), "author": .string(message.author.name),
            "date": JSONValue(message.time?.rfc3339),
            "subject": .string(message.subject.map(\.text).joined()),
            "specs": .array(message.specs.map { .string($0) }),
          ])
        }),
    ])
  }
}
