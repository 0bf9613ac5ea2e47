import SpecWorkflow

/// A timeline for people, newest first, or as JSON, oldest first.
struct LogRendering {
  let session: Session
  let isJSON: Bool
  let showsAll: Bool

  func render(_ log: SpecLog) {
    let console = session.console
    guard !isJSON else {
      console.writeBytes(log.json.bytes())
      return
    }
    let shown = log.entries.filter { showsAll || !$0.event.isFolded }
    let folded = log.entries.count - shown.count
    if console.output.isTerminal {
      console.write(heading(log))
      console.write()
    }
    if shown.contains(where: { $0.patch != nil }) {
      writeWithPatches(shown, of: log)
    } else {
      console.write(table(shown, of: log))
    }
    if console.output.isTerminal, folded > 0, !session.options.quiet {
      console.write()
      console.write(
        StyledText(Self.remark(on: log.entries.filter(\.event.isFolded)), .muted)
          .wrapped(to: console.output.width))
    }
    if log.timeline.isCutOff {
      Notes(session).writeShallow()
    }
  }

  /// How many events are folded, and why.
  private static func remark(on folded: [SpecLog.Entry]) -> String {
    let reasons: [(String, Bool)] = [
      ("typed dates or commits that do not count", folded.contains { $0.event.isMechanical }),
      ("notes behind a status", folded.contains { $0.event.isAnnotation }),
      ("sides that a merge did not follow", folded.contains { $0.event.isOutvoted }),
    ]
    return "\(folded.count) event\(folded.count == 1 ? "" : "s") folded: "
      + reasons.filter(\.1).map(\.0).joined(separator: ", ") + ". --all shows them."
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
  private func table(_ entries: [SpecLog.Entry], of log: SpecLog) -> Table {
    // For programs every column is always there.
    let hasLanded =
      !session.console.output.isTerminal || entries.contains { $0.landedLater != nil }
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
        StyledText(entry.event.day, .date),
        StyledText(entry.event.kind.rawValue, entry.event.kind.role),
        what(entry, log), StyledText(entry.author.name, .person),
        StyledText(entry.event.commit.short, .id),
      ]
      if hasLanded {
        row.insert(
          StyledText(shortened(entry.landedLater, beside: entry.event.authorTime), .date), at: 1)
      }
      table.rows.append(row)
    }
    return table
  }

  private func writeWithPatches(_ entries: [SpecLog.Entry], of log: SpecLog) {
    let console = session.console
    let newestFirst = Array(entries.reversed())
    for (index, entry) in newestFirst.enumerated() {
      let event = entry.event
      console.write(
        "\(event.day, .date) \(event.kind.rawValue, event.kind.role)  "
          + what(entry, log) + "  \(entry.author.name, .person)  \(event.commit.short, .id)")
      if let landed = entry.landedLater {
        console.write("landed \(CalendarDate(landed), .date)")
      }
      // A commit that is several events shows its change once, under the last of them.
      if index + 1 < newestFirst.count, newestFirst[index + 1].event.commit == event.commit {
        continue
      }
      let patch = StyledText.block(String(decoding: entry.patch ?? [], as: UTF8.self)).plain
      for line in patch.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        console.write(StyledText.block(line, PatchStyle.role(of: line)))
      }
      console.write()
    }
  }

  /// What happened, in the fewest words.
  private func what(_ entry: SpecLog.Entry, _ log: SpecLog) -> StyledText {
    let event = entry.event
    let glyphs = session.console.output.glyphs
    var text: StyledText
    switch event.kind {
    case .renamed:
      let paths = (event.from ?? "", event.to ?? "")
      let (from, to) =
        session.console.output.isTerminal ? Self.withoutCommonFolder(paths.0, paths.1) : paths
      text = "\(from) \(glyphs.arrow) \(to)"
    case .status:
      let (from, to) = statuses(event)
      text = "\(from ?? glyphs.dash) \(glyphs.arrow) \(to ?? glyphs.dash)"
    case .renumbered:
      text = "\(event.from ?? glyphs.dash) \(glyphs.arrow) \(event.to ?? glyphs.dash)"
    case .approved, .withdrawn:
      text = StyledText("for \(event.to ?? glyphs.dash)")
      if let verdict = event.verdict, verdict != .counts {
        text += ": \(verdict.rawValue, verdict.role)"
      }
    case .created, .edited, .deleted, .restored:
      text = StyledText(Self.withoutName(log.name, entry.subject))
      if session.console.output.isTerminal, !entry.changed.isEmpty {
        let names = entry.changed.prefix(3).joined(separator: ", ")
        text += StyledText(" (\(names)\(entry.changed.count > 3 ? ", …" : ""))", .muted)
      }
    }
    if event.isOutvoted {
      text += StyledText(literal: " (not followed by a merge)", .muted)
    }
    return text
  }

  /// On a terminal the states alone where these differ: what stands behind them would cut off the
  /// new one.
  private func statuses(_ event: Event) -> (String?, String?) {
    guard session.console.output.isTerminal, !showsAll, !event.isAnnotation,
      let from = event.fromState, let to = event.toState
    else {
      return (event.from, event.to)
    }
    return (from, to)
  }

  /// A subject without the spec's own ID in front, which every line would repeat.
  private static func withoutName(_ name: String, _ subject: String) -> String {
    guard subject.lowercased().hasPrefix(name.lowercased() + ":") else {
      return subject
    }
    let rest = subject.dropFirst(name.count + 1).drop(while: \.isWhitespace)
    return rest.isEmpty ? subject : String(rest)
  }

  /// A day beside another one on a terminal: without the year where that is the same.
  private func shortened(_ time: Timestamp?, beside other: Timestamp?) -> String {
    guard let time else {
      return ""
    }
    let day = CalendarDate(time)
    let text = day.description
    return session.console.output.isTerminal && day.year == other.map({ CalendarDate($0).year })
      ? String(text.dropFirst(5)) : text
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
    guard let landed, let written = event.authorTime, landed.isMoreThanADay(from: written) else {
      return nil
    }
    return landed
  }
}

extension Event {
  /// The day it was written; `?` where the commit does not say.
  fileprivate var day: String {
    authorTime.map { CalendarDate($0).description } ?? "?"
  }

  /// Whether the event is left out for people unless they ask for all.
  fileprivate var isFolded: Bool {
    isMechanical || isAnnotation || isOutvoted
  }
}

extension Event.Kind {
  fileprivate var role: Role? {
    switch self {
    case .created, .restored: .added
    case .approved: .approved
    case .withdrawn: .removed
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
