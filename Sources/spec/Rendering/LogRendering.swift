import SpecWorkflow

/// A timeline for people, newest first, or as JSON, oldest first.
struct LogRendering {
  let session: Session
  let isJSON: Bool
  let showsAll: Bool

  func render(_ log: SpecLog) throws {
    let console = session.console
    guard !isJSON else {
      console.writeBytes(try log.json.bytes())
      return
    }
    let shown = log.entries.filter { showsAll || !$0.event.isFolded }
    let folded = log.entries.count - shown.count
    if console.output.isTerminal {
      console.write(heading(log))
      console.write()
    }
    if shown.contains(where: { $0.patch != nil }) {
      writeWithPatches(shown)
    } else {
      console.write(table(shown))
    }
    if console.output.isTerminal, folded > 0 {
      console.write()
      console.write(
        StyledText(
          "\(folded) event\(folded == 1 ? "" : "s") folded: typed dates, notes behind a status, "
            + "sides that a merge did not follow. --all shows them.", .muted
        ).wrapped(to: console.output.width))
    }
    if log.timeline.isCutOff {
      Notes(session).writeShallow()
    }
  }

  private func heading(_ log: SpecLog) -> StyledText {
    var line = "\(log.name, .id) \(log.title, .strong)" as StyledText
    if log.isDeleted {
      line += "  \("deleted", .removed)"
    } else if let status = log.status {
      line += "  \(status, .muted)"
    }
    return line
  }

  /// The column of landed dates is there only where one differs by more than a day.
  private func table(_ entries: [SpecLog.Entry]) -> Table {
    let hasLanded = entries.contains { $0.landedLater != nil }
    var table = Table(columns: [
      .init("DATE"),
      .init("EVENT"),
      .init("WHAT", isFlexible: true, minimumWidth: 16),
      .init("WHO", priority: 2, isFlexible: true, minimumWidth: 10),
      .init("COMMIT", priority: 1),
    ])
    if hasLanded {
      table.columns.insert(.init("LANDED", priority: 3), at: 1)
    }
    for entry in entries.reversed() {
      var row = [
        StyledText(CalendarDate(entry.event.authorTime).description, .date),
        StyledText(entry.event.kind.rawValue, entry.event.kind.role),
        what(entry), StyledText(entry.author.name, .person),
        StyledText(entry.event.commit.short, .id),
      ]
      if hasLanded {
        row.insert(
          StyledText(entry.landedLater.map { CalendarDate($0).description } ?? "", .date), at: 1)
      }
      table.rows.append(row)
    }
    return table
  }

  private func writeWithPatches(_ entries: [SpecLog.Entry]) {
    let console = session.console
    for entry in entries.reversed() {
      let event = entry.event
      console.write(
        "\(CalendarDate(event.authorTime), .date) \(event.kind.rawValue, event.kind.role)  "
          + what(entry) + "  \(entry.author.name, .person)  \(event.commit.short, .id)")
      if let landed = entry.landedLater {
        console.write("landed \(CalendarDate(landed), .date)")
      }
      let patch = StyledText.block(String(decoding: entry.patch ?? [], as: UTF8.self)).plain
      for line in patch.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        console.write(StyledText.block(line, PatchStyle.role(of: line)))
      }
      console.write()
    }
  }

  /// What happened, in the fewest words.
  private func what(_ entry: SpecLog.Entry) -> StyledText {
    let event = entry.event
    let glyphs = session.console.output.glyphs
    var text: StyledText
    switch event.kind {
    case .renamed:
      let (from, to) = Self.withoutCommonFolder(event.from ?? "", event.to ?? "")
      text = "\(from) \(glyphs.arrow) \(to)"
    case .status, .renumbered:
      text = "\(event.from ?? glyphs.dash) \(glyphs.arrow) \(event.to ?? glyphs.dash)"
    case .created, .edited, .deleted, .restored:
      text = StyledText(entry.subject)
    }
    if event.isOutvoted {
      text += StyledText(literal: " (not followed by a merge)", .muted)
    }
    return text
  }

  /// Two paths without the folders that they have in common.
  private static func withoutCommonFolder(_ from: String, _ to: String) -> (String, String) {
    let parts = (from.split(separator: "/"), to.split(separator: "/"))
    var common = 0
    while common < min(parts.0.count, parts.1.count) - 1, parts.0[common] == parts.1[common] {
      common += 1
    }
    return (
      parts.0.dropFirst(common).joined(separator: "/"),
      parts.1.dropFirst(common).joined(separator: "/")
    )
  }
}

extension SpecLog.Entry {
  /// When it came onto the trunk, where that is more than a day from when it was written.
  fileprivate var landedLater: Timestamp? {
    landed.flatMap { $0.isMoreThanADay(from: event.authorTime) ? $0 : nil }
  }
}

extension Event {
  /// Whether the event is left out for people unless they ask for all.
  fileprivate var isFolded: Bool {
    isMechanical || isAnnotation || isOutvoted
  }
}

extension Event.Kind {
  fileprivate var role: Role? {
    switch self {
    case .created, .restored: .added
    case .deleted: .removed
    case .status: .pending
    case .renamed, .renumbered: .changed
    case .edited: nil
    }
  }
}

/// How the lines of a unified diff look.
enum PatchStyle {
  static func role(of line: some StringProtocol) -> Role? {
    if line.hasPrefix("+++") || line.hasPrefix("---") || line.hasPrefix("diff ") {
      return .strong
    }
    switch line.first {
    case "+": return .added
    case "-": return .removed
    case "@": return .link
    default: return nil
    }
  }
}
