/// What mending by the program makes of a document.
public struct DocumentFix: Sendable {
  public var path: String
  public var old: [UInt8]
  public var new: [UInt8]
  /// What is mended, such as `Updated is 2026-11-20 now`.
  public var steps: [String]
}

/// Mends what needs no decision: what history tells, and how a header is written.
///
/// The dates are set whatever the status, as no approval binds to them. The author, the form of the
/// header and the digits of the ID are part of what is approved, and are left alone from review on.
/// The words of a requirement are never touched.
struct Fixer {
  private let document: CheckedDocument
  private let facts: CheckedHistory.Facts?
  private let reader: HeaderReader

  /// `facts`: `nil` where history was not looked at.
  init(_ document: CheckedDocument, _ facts: CheckedHistory.Facts?, _ reader: HeaderReader) {
    self.document = document
    self.facts = facts
    self.reader = reader
  }

  /// Mends what some rules report; `nil` where nothing of it can be.
  func fix(_ codes: Set<String>) -> DocumentFix? {
    var fix = DocumentFix(path: document.path, old: document.bytes, new: document.bytes, steps: [])
    if document.stage == .draft {
      if codes.contains(Rule.unpaddedID.code) { pad(&fix) }
      for change in formChanges(codes) { apply(change, to: &fix) }
    }
    // Whatever else was mended changed the spec today.
    for change in dateChanges(codes, isChanged: fix.new != fix.old) { apply(change, to: &fix) }
    return fix.new == fix.old ? nil : fix
  }

  private struct Change {
    var key: HeaderKey
    var value: String
  }

  private func formChanges(_ codes: Set<String>) -> [Change] {
    var changes: [Change] = []
    if codes.contains(Rule.authorNotInHistory.code), let author = facts?.author {
      changes.append(Change(key: .author, value: author))
    }
    if codes.contains(Rule.malformedHeader.code), let status = document.header[.status],
      let state = document.vocabulary.states.first(where: {
        $0.lowercased() == HeaderNames.folded(status).lowercased()
      }), state != status
    {
      changes.append(Change(key: .status, value: state))
    }
    return changes
  }

  private func dateChanges(_ codes: Set<String>, isChanged: Bool) -> [Change] {
    let updated = isChanged ? facts?.today : facts?.updated
    return [
      (HeaderKey.created, Rule.createdNotInHistory, facts?.created),
      (.updated, .updatedBehindHistory, updated),
    ].compactMap { key, rule, date in
      guard let field = document.header.field(key), let date else { return nil }
      let isNoDate = CalendarDate(field.value) == nil
      let isReported =
        codes.contains(rule.code) || (isChanged && key == .updated)
        || (isNoDate
          && !codes.isDisjoint(with: [Rule.malformedHeader.code, Rule.placeholder.code]))
      return isReported ? Change(key: key, value: date.description) : nil
    }
  }

  private func apply(_ change: Change, to fix: inout DocumentFix) {
    do throws(HeaderEditError) {
      let new = try HeaderEditor.setting(change.key, to: change.value, in: fix.new, reader: reader)
      guard new != fix.new else { return }
      fix.new = new
      let name = document.header.field(change.key)?.name ?? ""
      fix.steps.append("\(name) is \(change.value) now")
    } catch {
      // A header that contradicts itself is for people to mend.
    }
  }

  private func pad(_ fix: inout DocumentFix) {
    guard let written = document.writtenID, written.found != written.wanted,
      let title = document.header.title
    else {
      return
    }
    let line = SourceLines(fix.new)[title.position.line]
    guard let offset = fix.new.firstOffset(of: Array(written.found.utf8), in: line.range) else {
      return
    }
    fix.new.replaceSubrange(
      offset..<offset + written.found.utf8.count, with: Array(written.wanted.utf8))
    fix.steps.append("the ID is written \(written.wanted) now")
  }
}

extension CheckedDocument {
  /// The ID as the title writes it, and with as many digits as the folder wants; `nil` where the title
  /// has none.
  var writtenID: (found: String, wanted: String)? {
    guard let id = name.id, let title = header.title?.text else {
      return nil
    }
    let found = String(title.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
    guard let number = found.split(separator: "-").last, Int(number) == id.number,
      found.hasSuffix("-\(number)")
    else {
      return nil
    }
    var wanted = id
    wanted.digits = digits
    return (
      found, "\(found.dropLast(number.count))\(wanted.description.split(separator: "-").last ?? "")"
    )
  }
}
