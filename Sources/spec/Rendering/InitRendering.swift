import SpecWorkflow

/// What became of `spec init`.
struct InitRendering {
  let session: Session

  func render(_ report: SetupReport, isJSON: Bool) {
    let console = session.console
    guard !isJSON else {
      console.writeBytes(report.json.bytes())
      return
    }
    if let survey = report.survey {
      for line in SurveyRendering().lines(survey) {
        console.write(
          console.output.isTerminal
            ? line.wrapped(to: console.output.width, indent: 12, firstIndent: 0) : [line])
      }
    }
    guard !report.steps.isEmpty else {
      console.write("nothing to do")
      return
    }
    let verb: StyledText = report.isDryRun ? "Would create" : "Created"
    for step in report.steps {
      let path = step.isFolder ? step.path + "/" : step.path
      let remark: StyledText = step.isFolder ? " (git keeps it from its first spec on)" : ""
      console.write("\(verb) \(path, .path)" + remark)
    }
    if report.isDryRun {
      showConfiguration(report)
    } else {
      if let approver = report.approver {
        console.write("\(approver.name, .person) may approve specs, his own as well.")
        Notes(session).write(
          "when a second person comes: spec key add, then need: 2 and own: false in "
            + ".spec/config.yml, in a signed commit")
      }
      NextSteps(session).write([
        // Whoever looks at the trust root later sees whose it is.
        "git add .spec && git commit \(report.approver == nil ? "" : "-S ")"
          + "-m 'Describe the specs for spec'",
        report.survey == nil ? "spec new 'Your first spec'" : "spec list",
      ])
    }
  }

  private func showConfiguration(_ report: SetupReport) {
    guard let text = report.configuration, !session.options.quiet else {
      return
    }
    session.console.write()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      session.console.write("  " + StyledText(line, line.hasPrefix("#") ? .muted : nil))
    }
  }
}

/// What a survey found, for a person.
struct SurveyRendering {
  func lines(_ survey: RepositorySurvey) -> [StyledText] {
    var lines: [StyledText] = []
    for folder in survey.folders {
      let place = folder.path.isEmpty ? "the top folder" : folder.path + "/"
      var line: StyledText = "Found \(specs(folder.count)) in \(place, .path)"
      if let first = folder.first, let last = folder.last {
        line += first == last ? ", \(first, .id)" : ", \(first, .id) to \(last, .id)"
      }
      lines.append(line)
      lines.append(label("ID") + StyledText(Self.places(folder)))
    }
    if let form = survey.habits.form {
      lines.append(label("header") + "\(Self.example(form, survey.habits.lead), .code)")
    }
    lines.append(label("status") + statuses(survey))
    for (key, names) in survey.habits.aliases.sorted(by: { $0.value[0] < $1.value[0] }) {
      lines.append(label("alias") + "\(names.joined(separator: ", ")) is \(Self.name(of: key))")
    }
    if let template = survey.template {
      lines.append(label("template") + "\(template, .path)")
    }
    if survey.withoutID > 0 {
      let verb = survey.withoutID == 1 ? "has" : "have"
      lines.append(
        label("note")
          + "\(files(survey.withoutID)) \(verb) a status and no ID: spec list names them")
    }
    if survey.statusSections > 0 {
      lines.append(
        label("note")
          + "\(files(survey.statusSections)) with the status below a heading, where it is not read")
    }
    lines.append(StyledText())
    return lines
  }

  private func statuses(_ survey: RepositorySurvey) -> StyledText {
    guard !survey.states.isEmpty else {
      return "none found; the usual words are in the configuration"
    }
    let found = survey.states.map { "\($0.state) (\($0.count))" }.joined(separator: ", ")
    let states = survey.states.map(\.state)
    guard let first = survey.vocabulary.first, survey.vocabulary == [first] + states else {
      return StyledText(found)
    }
    return StyledText(found) + "; \(first) added to begin with"
  }

  private func label(_ text: String) -> StyledText {
    "  " + StyledText(text, .muted) + .spaces(10 - text.count)
  }

  private func specs(_ count: Int) -> String {
    count == 1 ? "1 spec" : "\(count) specs"
  }

  private func files(_ count: Int) -> String {
    count == 1 ? "1 file" : "\(count) files"
  }

  static func places(_ folder: SurveyedFolder) -> String {
    let words = folder.idSources.map { source in
      switch source {
      case .title: "title"
      case .fileName: "file name"
      case .header(let name): "header field \(folder.fieldName ?? name)"
      case .frontMatter(let name): "front matter field \(folder.fieldName ?? name)"
      }
    }
    return "in the " + words.joined(separator: ", else the ")
  }

  private static func example(_ form: HeaderForm, _ lead: String?) -> String {
    switch form {
    case .frontMatter: "--- status: … ---"
    case .tableRow: "| Status | … |"
    case .bold, .boldWithColon, .plain, .listItem, .quote: (lead ?? "Status: ") + "…"
    }
  }

  static func name(of key: HeaderKey) -> String {
    switch key {
    case .status: "Status"
    case .created: "Created"
    case .updated: "Updated"
    case .author: "Author"
    case .other(let name): name
    }
  }
}
