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
          "\(folded) event\(folded == 1 ? "" : "s") folded (typed dates, notes behind a status, sides "
            + "that a merge did not follow); --all shows them", .muted))
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

  private func table(_ entries: [SpecLog.Entry]) -> Table {
    var table = Table(columns: [
      .init("DATE"),
      .init("EVENT"),
      .init("WHAT", isFlexible: true, minimumWidth: 16),
      .init("WHO", priority: 2, isFlexible: true, minimumWidth: 10),
      .init("COMMIT", priority: 1),
    ])
    for entry in entries.reversed() {
      table.append(
        StyledText(CalendarDate(entry.event.authorTime).description, .date),
        StyledText(entry.event.kind.rawValue, entry.event.kind.role),
        what(entry), StyledText(entry.author.name, .person),
        StyledText(entry.event.commit.short, .id))
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
      let patch = StyledText.block(String(decoding: entry.patch ?? [], as: UTF8.self)).plain
      for line in patch.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        console.write(StyledText.block(line, PatchStyle.role(of: line)))
      }
      console.write()
    }
  }

  /// What happened, in the fewest words, and when it landed where that is more than a day later.
  private func what(_ entry: SpecLog.Entry) -> StyledText {
    let event = entry.event
    let arrow = session.console.output.glyphs.arrow
    var text: StyledText
    switch event.kind {
    case .status, .renamed, .renumbered:
      let none = session.console.output.glyphs.dash
      text = "\(event.from ?? none) \(arrow) \(event.to ?? none)"
    case .created, .edited, .deleted, .restored:
      text = StyledText(entry.subject)
    }
    if event.isOutvoted {
      text += StyledText(literal: " (not followed by a merge)", .muted)
    }
    if let landed = entry.landed, landed.isMoreThanADay(from: event.authorTime) {
      text += StyledText(" (landed \(CalendarDate(landed)))", .muted)
    }
    return text
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
