import Testing

@testable import SpecWorkflow

/// What mending leaves alone, over every form of a header and every way to be wrong.
@Suite struct FixerTests {
  private static let statuses = [
    "Draft", "draft", "In Review", "in  review", "Approved", "Implemented",
  ]
  private static let dates = [
    "2026-01-05", "2020-02-20", "20.02.2020", "YYYY-MM-DD", "", "*2020-02-20* <!-- x -->",
  ]
  private static let facts = CheckedHistory.Facts(
    created: CalendarDate("2026-01-05"), updated: CalendarDate("2026-02-01"), author: "Ada Okafor",
    today: CalendarDate(year: 2026, month: 3, day: 1))

  private static func texts() -> [String] {
    var texts: [String] = []
    for status in statuses {
      for date in dates {
        for title in ["SPEC-007: A", "SPEC-7: A"] {
          let fields = [
            ("Status", status), ("Created", date), ("Updated", date), ("Author", "Zoe Nobody"),
          ]
          let body = "\n\n## Requirements\n\n1. **FR-1**: Created: 2020-02-20 shall stay.\n"
          func lines(_ line: (String, String) -> String) -> String {
            fields.map { line($0.0, $0.1) }.joined(separator: "\n")
          }
          texts += [
            "# \(title)\n\n" + lines { "**\($0)**: \($1)" } + body,
            "# \(title)\n\n" + lines { "- \($0): \($1)" } + body,
            "# \(title)\n\n" + lines { "* **\($0):** \($1)  " } + body,
            "# \(title)\n\n| Field | Value |\n| - | - |\n" + lines { "| \($0) | \($1) |" } + body,
            "---\n" + lines { "\($0.lowercased()): \"\($1)\"" } + "\n---\n# \(title)" + body,
          ]
        }
      }
    }
    return texts + texts.map { $0.replacing("\n", with: "\r\n") }
  }

  private func fixed(
    _ text: String, updated: CalendarDate? = nil
  ) -> (document: CheckedDocument, fix: DocumentFix?) {
    let document = RuleSubject(text).document
    var facts = Self.facts
    if let updated { facts.updated = updated }
    let codes = Set(RuleBook.rules.map(\.code))
    return (document, Fixer(document, facts, HeaderReader(aliases: [:])).fix(codes))
  }

  @Test("from review on what is approved stays the same, and requirements always")
  func contents() {
    let reader = HeaderReader(aliases: [:])
    var count = 0
    for text in Self.texts() {
      let (document, fix) = fixed(text)
      guard let fix else { continue }
      count += 1
      let (old, new) = (
        ApprovalText(fix.old, reader, .standard), ApprovalText(fix.new, reader, .standard)
      )
      let mended = RuleSubject(String(decoding: fix.new, as: UTF8.self)).document
      #expect(mended.requirements.map(\.text) == document.requirements.map(\.text), "\(text)")
      if document.stage != .draft {
        #expect(old.digest == nil || new.digest == old.digest, "\(text)")
        #expect(old.requirements == nil || new.requirements == old.requirements, "\(text)")
        #expect(new.state == old.state)
      }
    }
    #expect(count > 400)
  }

  @Test func twiceChangesNothingMore() throws {
    for text in Self.texts() {
      guard let fix = fixed(text).fix else { continue }
      let mended = String(decoding: fix.new, as: UTF8.self)
      // A text that is mended in more than its dates has changed today.
      let isToday = mended.contains(Self.facts.today.description)
      let again = fixed(mended, updated: isToday ? Self.facts.today : nil).fix
      #expect(again == nil, "\(text)\n\(mended)")
    }
  }
}
