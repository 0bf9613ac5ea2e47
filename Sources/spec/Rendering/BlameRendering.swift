import SpecWorkflow

/// Who last changed each item of a spec.
struct BlameRendering {
  let session: Session
  let isJSON: Bool

  func render(_ blame: SpecBlame) {
    let console = session.console
    if isJSON {
      console.writeBytes(blame.json.bytes())
      return
    }
    if console.output.isTerminal {
      console.write(
        "\(blame.name, .id) \(blame.title, .strong)  \(blame.status ?? "no status", .muted)")
      console.write()
    }
    console.write(table(blame))
    if blame.isShallow {
      Notes(session).writeShallow()
    }
  }

  private func table(_ blame: SpecBlame) -> Table {
    var table = Table(columns: [
      .init("ITEM", isFlexible: true, minimumWidth: 8), .init("DATE"),
      .init("WHO", isFlexible: true, minimumWidth: 8), .init("COMMIT", priority: 2),
      .init("APPROVED BY", priority: 1, isFlexible: true, minimumWidth: 12),
      .init("WORDS", priority: 3, isFlexible: true, minimumWidth: 24),
    ])
    let isTerminal = session.console.output.isTerminal
    // A heading alone says nothing that somebody could have changed.
    for line in blame.lines
    where !isTerminal || line.item.kind != .section || !line.item.words.isEmpty {
      let day = line.date.map { CalendarDate($0).description } ?? "?"
      table.append(
        isTerminal
          ? "\(line.item.place, .id)"
          : StyledText("\(line.item.kind.rawValue):\(line.item.place)"),
        StyledText(line.isBoundary ? "^" + day : day, .date),
        StyledText(line.author.name, .person),
        StyledText(isTerminal ? line.commit.short : line.commit.hex, .id),
        line.coverage.cell(blame.people.name(of:)), StyledText(line.item.words, .muted))
    }
    return table
  }
}

extension SpecBlame {
  /// The schema `spec.blame/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.blame/1", "id": .string(name), "title": .string(title),
      "path": .string(path), "status": JSONValue(status), "at": .string(commit.hex),
      "items": .array(lines.map(\.json)),
    ])
  }
}

extension SpecBlame.Line {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(item.kind.rawValue), "item": .string(item.place),
      "name": JSONValue(item.name), "headings": .array(item.headingPath.map { .string($0) }),
      "line": .integer(item.line), "words": .string(item.words),
      "checked": item.isChecked.map { .bool($0) } ?? .null,
      "commit": .string(commit.hex), "date": JSONValue(date?.rfc3339), "author": author.json,
      "first": .bool(isFirst), "boundary": .bool(isBoundary),
      "under": .string(coverage.verdict.rawValue),
      "approvedBy": .array(coverage.people.map { .string($0) }),
      "approval": JSONValue(coverage.commit?.hex),
    ])
  }
}
