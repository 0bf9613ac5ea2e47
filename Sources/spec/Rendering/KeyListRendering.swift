import SpecWorkflow

/// The people and keys of a policy, as a table, tab-separated, or as JSON.
struct KeyListRendering {
  let session: Session
  let isJSON: Bool

  func render(_ report: PolicyKeyReport?, at commit: ObjectID) {
    if isJSON {
      session.console.writeBytes((report?.json ?? Self.nothing(at: commit)).bytes())
    } else if let report {
      session.console.write(table(of: report))
    }
    guard let report else {
      Notes(session).write(
        "no policy of approvals is in force at \(commit.short)", hint: "spec init")
      return
    }
    let keyless = report.people.filter { report.keys(of: $0.id).isEmpty }.map(\.id)
    if !keyless.isEmpty {
      Notes(session).write(
        "without a key: " + keyless.joined(separator: ", "), hint: "spec key add \(keyless[0])")
    }
  }

  private func table(of report: PolicyKeyReport) -> Table {
    var table = Table(columns: [
      .init("PERSON"),
      .init("MAY", priority: 2, isFlexible: true, minimumWidth: 8),
      .init("FORMAT", priority: 5),
      .init("FINGERPRINT", isFlexible: true, minimumWidth: 16),
      .init("FROM", priority: 4), .init("UNTIL", priority: 3),
      .init("PLACE", priority: 6), .init("STATE"),
    ])
    for person in report.people {
      for key in report.keys(of: person.id) {
        append(key, StyledText(person.id, .person), StyledText(person.role), to: &table)
      }
    }
    for key in report.keys where key.person == nil {
      append(
        key, StyledText(literal: key.isAuthority ? "(authority)" : "(nobody)", .muted), "",
        to: &table)
    }
    if session.console.output.isTerminal {
      Self.dropEmptyColumns(of: &table)
    }
    return table
  }

  /// Where no key has dates, people need no columns for them.
  private static func dropEmptyColumns(of table: inout Table) {
    for column in table.columns.indices.reversed() {
      if table.rows.allSatisfy({ $0[column].isEmpty }) {
        table.columns.remove(at: column)
        for row in table.rows.indices {
          table.rows[row].remove(at: column)
        }
      }
    }
  }

  private func append(
    _ key: PolicyKey, _ person: StyledText, _ role: StyledText, to table: inout Table
  ) {
    table.append(
      person, role, StyledText(key.format), StyledText(key.fingerprint, .id), date(key.validAfter),
      date(key.validBefore), StyledText(key.place, .path), state(of: key))
  }

  private func date(_ time: Timestamp?) -> StyledText {
    StyledText(time.map { CalendarDate($0).description } ?? "", .date)
  }

  private func state(of key: PolicyKey) -> StyledText {
    let standing = key.standing(at: session.clock.now)
    return StyledText(standing.rawValue, standing == .valid ? .approved : .warning)
  }

  private static func nothing(at commit: ObjectID) -> JSONValue {
    .object([
      "schema": "spec.keys/1", "at": .string(commit.hex), "policy": .null, "people": .array([]),
      "keys": .array([]),
    ])
  }
}

extension PolicyPerson {
  /// `policy, Approved`: what the person may change and approve.
  var role: String {
    ((isKeeper ? ["policy"] : []) + approves).joined(separator: ", ")
  }
}

extension PolicyKey {
  /// `file:line`.
  var place: String {
    file + (line.map { ":\($0)" } ?? "")
  }
}

extension PolicyKeyReport {
  /// The schema `spec.keys/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.keys/1",
      "at": .string(commit.hex),
      "policy": .string(policy.hex),
      "people": .array(
        people.map { person in
          .object([
            "id": .string(person.id), "name": .string(person.name),
            "addresses": .array(person.addresses.map { .string($0) }),
            "policy": .bool(person.isKeeper),
            "approves": .array(person.approves.map { .string($0) }),
          ])
        }),
      "keys": .array(
        keys.map { key in
          .object([
            "person": JSONValue(key.person), "format": .string(key.format),
            "fingerprint": .string(key.fingerprint), "authority": .bool(key.isAuthority),
            "validAfter": JSONValue(key.validAfter?.rfc3339),
            "validBefore": JSONValue(key.validBefore?.rfc3339),
            "file": .string(key.file), "line": key.line.map { .integer($0) } ?? .null,
            "revoked": .bool(key.isRevoked),
          ])
        }),
    ])
  }
}
