import SpecWorkflow

/// A listing as a table, as lines of a format, or as JSON.
struct ListRendering {
  let session: Session
  let format: LineFormat?
  let isJSON: Bool
  /// Whether only some of the specs were asked for.
  let isFiltered: Bool
  /// Which dates the listing has.
  let dates: DateBasis

  func render(_ listing: SpecListing) {
    let console = session.console
    if isJSON {
      console.writeBytes(listing.json.bytes())
    } else if let format {
      for spec in listing.specs {
        console.write(format.line(for: spec, now: session.clock.now))
      }
    } else {
      console.write(table(of: listing))
    }
    Problems(session).write(listing.problems)
    if let approvals = listing.approvals {
      ApprovalWarnings(session).writePolicy(approvals)
    }
    writeNotes(listing)
  }

  private func table(of listing: SpecListing) -> Table {
    var table = Table(columns: [
      .init("ID"),
      .init("STATUS", isFlexible: true, minimumWidth: 9),
      .init("TITLE", isFlexible: true, minimumWidth: 14),
      .init("AUTHOR", priority: 2, isFlexible: true, minimumWidth: 10),
      .init("CREATED", priority: 3),
      .init("UPDATED", priority: 1),
    ])
    if listing.approvals != nil {
      table.columns.append(.init("APPROVAL"))
    }
    let me = listing.approvals?.person(address: session.address)?.id
    for spec in listing.specs {
      table.append(
        StyledText(spec.name, .id),
        StyledText(spec.status ?? missing(""), StatusStyle.role(of: spec.state)),
        StyledText(spec.title),
        StyledText(spec.author ?? spec.authors.first?.name ?? missing("")),
        date(spec.created, listing), date(spec.updated, listing),
        spec.approval?.text(for: me) ?? "")
    }
    return table
  }

  /// `?` for what is not known, such as what lies before a shallow clone begins; a dash for what has
  /// not landed yet.
  private func date(_ time: Timestamp?, _ listing: SpecListing) -> StyledText {
    StyledText(
      time.map { CalendarDate($0).description } ?? (hasNotLanded(listing) ? missing("-") : "?"),
      .date)
  }

  /// Whether a missing date is one of something that is not on the trunk yet.
  private func hasNotLanded(_ listing: SpecListing) -> Bool {
    dates == .landed && !listing.isShallow
  }

  private func missing(_ text: String) -> String {
    session.console.output.isTerminal ? session.console.output.glyphs.dash : text
  }

  /// A remark on specs that are not listed since no commit has them yet.
  func writeUncommitted(_ changes: [StatusReport.Change], beside listing: SpecListing) {
    let listed = Set(listing.specs.map(\.name))
    let specs = changes.filter { change in change.name.map { !listed.contains($0) } ?? false }
    guard !specs.isEmpty, !isFiltered else {
      return
    }
    let names = specs.prefix(3).compactMap(\.name).joined(separator: ", ")
    Notes(session).write(
      "not committed yet: " + names + (specs.count > 3 ? " and \(specs.count - 3) more" : ""),
      hint: "spec status")
  }

  private func writeNotes(_ listing: SpecListing) {
    let notes = Notes(session)
    if listing.commit == nil {
      notes.write("there are no commits here yet")
    } else if listing.specs.isEmpty, isFiltered {
      notes.write("no spec is what you asked for", hint: "spec list")
    } else if listing.specs.isEmpty, listing.problems.isEmpty {
      notes.writeNoSpecs(in: listing.folders)
    }
    if listing.isShallow {
      notes.writeShallow()
    }
  }
}

/// How a status looks, by the state it begins with; the words say it all.
enum StatusStyle {
  static func role(of state: String?) -> Role? {
    switch state?.lowercased() {
    case "draft": .muted
    case "in review": .pending
    case "approved", "accepted", "implemented": .approved
    case "rejected", "withdrawn", "superseded": .removed
    default: nil
    }
  }
}
