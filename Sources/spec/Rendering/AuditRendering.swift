import SpecWorkflow

/// What happened to the specs, oldest first.
struct AuditRendering {
  /// The raw values are those of `--output`.
  enum Form: String, CaseIterable {
    case text
    case json
    /// A JSON object a line.
    case jsonl
    /// With a header line, as RFC 4180 has it.
    case csv
  }

  let session: Session
  let form: Form

  func render(_ report: AuditReport) throws {
    let console = session.console
    switch form {
    case .json: console.writeBytes(report.json.bytes())
    case .jsonl:
      for entry in report.entries { console.writeBytes(entry.lineJSON.bytes()) }
    case .csv: console.writeBytes(AuditCSV.text(report).utf8)
    case .text where console.output.isTerminal: writeForPeople(report)
    case .text: console.write(rows(report))
    }
    if report.isShallow {
      Notes(session).writeShallow()
    }
    Problems(session).write(report.problems)
    if !report.hasPolicy, form == .text {
      Notes(session).write(
        "no policy is in force, so nothing needs an approval", hint: "spec init sets one up")
    }
  }

  // MARK: People

  private func writeForPeople(_ report: AuditReport) {
    var rest = report.entries[...]
    while let first = rest.first {
      let group = rest.prefix { $0.commit == first.commit && $0.spec == first.spec }
      rest = rest.dropFirst(group.count)
      write(headingOf: first)
      // What a new spec says beside its requirements is counted.
      let isNew = group.contains { $0.kind == .item(.status) && $0.old == nil }
      let folded = group.filter { isNew && $0.isFolded && !$0.coverage.isUnapproved }
      for entry in group where !(isNew && entry.isFolded && !entry.coverage.isUnapproved) {
        write(entry, report)
      }
      if !folded.isEmpty {
        session.console.write(
          .spaces(2) + StyledText("and " + Self.count(folded), .muted))
      }
      if !rest.isEmpty { session.console.write() }
    }
    writeClaims(report)
    writeCount(report)
  }

  /// `12 sections and 1 header field`.
  private static func count(_ folded: [AuditEntry]) -> String {
    let fields = folded.count { $0.kind == .item(.header) }
    return [(folded.count - fields, "section"), (fields, "header field")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
  }

  private func write(headingOf entry: AuditEntry) {
    let day = entry.date.map { CalendarDate($0).description } ?? "?"
    session.console.write(
      ("\(day, .date)  \(entry.spec, .id)  \(entry.author?.name ?? "?", .person)  "
        + "\(entry.commit.short, .muted)\(entry.isMerge ? "  merge" : "", .muted)" as StyledText)
        .wrapped(to: session.console.output.width, indent: 2, firstIndent: 0))
  }

  private func write(_ entry: AuditEntry, _ report: AuditReport) {
    let width = session.console.output.width
    var line: StyledText = "\(entry.title, .id)  \(entry.change, entry.role)"
    if let origin = entry.origin { line += " from \(origin, .id)" }
    if !entry.candidates.isEmpty {
      line += StyledText(", perhaps from " + entry.candidates.joined(separator: " or "), .muted)
    }
    if let remark = entry.transition?.remark { line += "  \(remark, .mark)" }
    switch entry.kind {
    case .approval(let verdict, let reason):
      let who = entry.coverage.people.map(report.people.name(of:)).joined(separator: ", ")
      line += "  \(who, .person)  \(verdict.rawValue, verdict.role)"
      if !reason.isEmpty { line += "  \(reason, .muted)" }
    case .verdict(let reason):
      line += "  " + entry.coverage.text(report.people.name(of:))
      if !reason.isEmpty { line += "  \(reason, .muted)" }
    case .item(let kind):
      if kind != .status, let status = entry.status { line += "  \(status, .muted)" }
      line += "  " + entry.coverage.text(report.people.name(of:))
    }
    session.console.write(line.wrapped(to: width, indent: 4, firstIndent: 2))
    let words = words(of: entry)
    if !words.isEmpty { session.console.write(words.wrapped(to: width, indent: 6)) }
  }

  private func words(of entry: AuditEntry) -> StyledText {
    guard let kind = ItemChange.Kind(rawValue: entry.change),
      [.added, .changed, .removed].contains(kind)
    else {
      return ""
    }
    guard entry.old?.words != entry.new?.words else {
      return StyledText(literal: "links or markup", .muted)
    }
    return ItemChangesRendering.excerpt(from: entry.old?.words ?? "", to: entry.new?.words ?? "")
  }

  private func writeClaims(_ report: AuditReport) {
    let console = session.console
    guard !report.claims.isEmpty else {
      return
    }
    console.write()
    console.write("\("Headers that history contradicts", .heading)")
    for spec in report.claims {
      for contradiction in spec.contradictions {
        console.write(
          ("\(spec.name, .id)  \(contradiction.field.rawValue) says "
            + "\(contradiction.claim, .mark), history says \(contradiction.derived)" as StyledText)
            .wrapped(to: console.output.width, indent: 4, firstIndent: 2))
      }
    }
  }

  private func writeCount(_ report: AuditReport) {
    guard !session.options.quiet else {
      return
    }
    let events = report.entries.count
    let open = report.entries.count { $0.coverage.isUnapproved }
    var line = "\(events) event\(events == 1 ? "" : "s")"
    if open > 0 { line += ", \(open) not approved" }
    if events > 0 { session.console.write() }
    session.console.write(StyledText(line, .muted))
  }

  // MARK: Programs

  /// A line an event, tab-separated.
  private func rows(_ report: AuditReport) -> [StyledText] {
    var table = Table(columns: (0..<12).map { _ in .init("") })
    for entry in report.entries {
      table.append(
        StyledText(entry.date?.rfc3339 ?? "?"), StyledText(entry.commit.hex),
        StyledText(entry.author?.name ?? "?"), StyledText(entry.author?.email ?? ""),
        StyledText(entry.spec),
        StyledText(entry.kind.word), StyledText(entry.title), StyledText(entry.change),
        StyledText(entry.status ?? ""), StyledText(entry.under),
        StyledText(entry.coverage.people.joined(separator: ",")),
        StyledText(entry.transition?.remark ?? ""))
    }
    return table.tabSeparated()
  }
}

extension AuditEntry {
  /// The item, with the name that it had before where it has another one now.
  var title: String {
    guard change == ItemChange.Kind.renumbered.rawValue, let old = old?.name, let new = new?.name
    else {
      return item
    }
    return "\(old) → \(new)"
  }

  /// The verdict that it stands under.
  var under: String {
    if case .approval(let verdict, _) = kind { verdict.rawValue } else { coverage.verdict.rawValue }
  }

  /// Whether it is one of the sections and fields that a new spec begins with.
  fileprivate var isFolded: Bool {
    change == "added" && (kind == .item(.section) || kind == .item(.header))
  }

  fileprivate var role: Role {
    switch change {
    case "added": .added
    case "removed": .removed
    case "approved": .approved
    case "withdrawn": .stale
    default: .changed
    }
  }
}

extension StatusTransition {
  /// What is wrong with the step; `nil` where nothing is.
  var remark: String? {
    switch self {
    case .allowed: nil
    case .skips(let states): "skips " + states.joined(separator: ", ")
    case .forbidden: "a step that the workflow forbids"
    }
  }
}
