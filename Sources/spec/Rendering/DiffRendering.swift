import SpecWorkflow

/// What differs between two moments, spec by spec.
struct DiffRendering {
  enum Form {
    case json
    /// Only the numbers.
    case summary
    /// Item by item and word by word, for people.
    case words
    /// Line by line.
    case unified
  }

  let session: Session
  /// `nil` for words on a terminal, and a line a change for programs.
  let form: Form?

  func render(_ comparisons: [SpecComparison]) {
    let console = session.console
    switch form {
    case .json?: console.writeBytes(Self.json(comparisons).bytes())
    case .summary?: console.write(summary(comparisons))
    case .unified?:
      for comparison in comparisons {
        PatchRendering(session: session).write(comparison.patch ?? [])
      }
    case nil where !console.output.isTerminal: console.write(rows(comparisons))
    case .words?, nil:
      for (index, comparison) in comparisons.enumerated() {
        if index > 0 { console.write() }
        write(comparison)
      }
    }
  }

  private func write(_ comparison: SpecComparison) {
    let console = session.console
    console.write(
      ("\(comparison.name, .id) \(comparison.title, .strong)  " as StyledText
        + StyledText("since \(comparison.base.short)", .muted))
        .wrapped(to: console.output.width, indent: 2, firstIndent: 0))
    let items = ItemChangesRendering(width: console.output.width)
    for change in comparison.changes {
      for line in items.lines([change.change]) { console.write(line) }
      for author in change.commits.suffix(3) {
        let day = author.date.map { CalendarDate($0).description } ?? "?"
        console.write(
          .spaces(6)
            + "\(author.person.name, .person)  \(day, .date)  \(author.commit.short, .muted)")
      }
      if change.commits.count > 3 {
        console.write(.spaces(6) + StyledText("and \(change.commits.count - 3) before", .muted))
      }
    }
  }

  /// How many items of each spec changed, by what happened to them.
  private func summary(_ comparisons: [SpecComparison]) -> Table {
    var table = Table(columns: [
      .init("ID"), .init("TITLE", priority: 1, isFlexible: true, minimumWidth: 10),
      .init("CHANGES", isFlexible: true, minimumWidth: 16),
    ])
    for comparison in comparisons {
      let counts = ItemChange.Kind.allCases.compactMap { kind -> String? in
        let count = comparison.changes.count { $0.change.kinds.contains(kind) }
        return count == 0 ? nil : "\(count) \(kind.rawValue)"
      }
      table.append(
        StyledText(comparison.name, .id), StyledText(comparison.title),
        StyledText(counts.joined(separator: ", ")))
    }
    return table
  }

  /// A line a change, for programs.
  private func rows(_ comparisons: [SpecComparison]) -> [StyledText] {
    var table = Table(columns: (0..<7).map { _ in .init("") })
    for comparison in comparisons {
      for change in comparison.changes {
        let last = change.commits.last
        table.append(
          StyledText(comparison.name), StyledText(change.change.item.kind.rawValue),
          StyledText(change.change.item.place),
          StyledText(change.change.kinds.map(\.rawValue).joined(separator: ",")),
          StyledText(last?.commit.hex ?? ""), StyledText(last?.person.name ?? ""),
          StyledText(words(change.change)))
      }
    }
    return table.tabSeparated()
  }

  private func words(_ change: ItemChange) -> String {
    WordDifference(from: change.old?.words ?? "", to: change.new?.words ?? "").marked
  }

  /// The schema `spec.diff/1`.
  private static func json(_ comparisons: [SpecComparison]) -> JSONValue {
    .object([
      "schema": "spec.diff/1",
      "specs": .array(comparisons.map(json)),
    ])
  }

  private static func json(_ comparison: SpecComparison) -> JSONValue {
    .object([
      "id": .string(comparison.name), "title": .string(comparison.title),
      "path": .string(comparison.path), "base": .string(comparison.base.hex),
      "at": .string(comparison.commit.hex),
      "changes": .array(
        comparison.changes.map { change in
          .object([
            "kind": .string(change.change.item.kind.rawValue),
            "changes": .array(change.change.kinds.map { .string($0.rawValue) }),
            "from": item(change.change.old), "to": item(change.change.new),
            "candidates": .array(change.change.candidates.map { .string($0) }),
            "commits": .array(
              change.commits.map { author in
                .object([
                  "commit": .string(author.commit.hex),
                  "author": .object([
                    "name": .string(author.person.name), "email": .string(author.person.email),
                  ]),
                  "date": JSONValue(author.date?.rfc3339),
                ])
              }),
          ])
        }),
    ])
  }

  private static func item(_ item: SpecItem?) -> JSONValue {
    guard let item else {
      return .null
    }
    return .object([
      "name": JSONValue(item.name), "headings": .array(item.headingPath.map { .string($0) }),
      "words": .string(item.words), "markup": .string(item.markup),
      "checked": item.isChecked.map { .bool($0) } ?? .null,
    ])
  }
}
