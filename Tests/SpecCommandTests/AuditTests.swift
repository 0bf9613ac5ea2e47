import Foundation
import SpecTestSupport
import Testing

/// `spec audit` for programs: the forms, and what a spreadsheet is kept from.
struct AuditTests {
  private func repository(_ requirement: String) throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(
      "specs/SPEC-001-sync.md",
      "# SPEC-001: Sync\n\n**Status**: Draft\n\n## Requirements\n\n1. **FR-1**: \(requirement)\n")
    try repository.commit("Propose", author: .dee)
    return repository
  }

  private func audit(_ repository: TestRepository, _ arguments: String...) throws -> ToolOutput {
    try SpecTool.run(
      ["audit", "-q"] + arguments, environment: repository.environment,
      directory: repository.path)
  }

  @Test(
    "no cell is a formula",
    arguments: [
      "=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "＝1", "=cmd|' /C calc'!A0", "\"=1\", then 2",
    ])
  func noFormula(_ words: String) throws {
    let output = try audit(repository(words), "--output", "csv")
    #expect(output.status == 0)
    let rows = output.text.components(separatedBy: "\r\n")
    #expect(rows[0].hasPrefix("date,commit,author,address,spec,kind,item,change,from,to,"))
    let row = try #require(rows.first { $0.contains(",FR-1,added,") })
    let cell = try #require(row.components(separatedBy: ",FR-1,added,,").last)
    #expect(!"=+-@＝".contains(cell.first == "\"" ? cell.dropFirst().first! : cell.first!))
    #expect(rows.last == "")
  }

  @Test func theFormsSayTheSame() throws {
    let repository = try repository("The system shall sync, \"always\".")
    try repository.replace("always", "never", in: "specs/SPEC-001-sync.md")
    try repository.commit("Never", author: .dee)
    let rows = try audit(repository).lines
    let lines = try audit(repository, "--output", "jsonl").lines
    #expect(rows.count == lines.count)
    #expect(rows.count == 5)
    struct Event: Decodable, Equatable {
      var commit, kind, item, change, under, schema: String
      var from, to: String?
    }
    let last = try JSONDecoder().decode(Event.self, from: Data(lines[4].utf8))
    #expect(
      last
        == Event(
          commit: try repository.id(), kind: "requirement", item: "FR-1", change: "changed",
          under: "none", schema: "spec.audit/1", from: "The system shall sync, \"always\".",
          to: "The system shall sync, \"never\"."))
    struct Report: Decodable {
      var schema: String
      var events: [Event]
      struct Event: Decodable {
        var commit: String
      }
    }
    let report = try JSONDecoder().decode(
      Report.self, from: Data(audit(repository, "--json").text.utf8))
    #expect(report.events.count == 5)
    #expect(report.schema == "spec.audit/1")
    #expect(
      try audit(repository, "--output", "csv").text.components(separatedBy: "\r\n").count == 7)
  }

  @Test func badQuestions() throws {
    let repository = try repository("The system shall sync.")
    try audit(repository, "--since", "nonsense").expect(
      .init(
        error: "'nonsense' is neither a revision nor a date",
        hint: "try 2026-01-31, '2 weeks ago', a tag, or a branch"), "since")
    let other = try repository.git("commit-tree", "HEAD^{tree}", "-m", "Elsewhere")
      .trimmingCharacters(in: .newlines)
    let range = try audit(repository, "--since", other)
    #expect(range.status == 2)
    #expect(range.errors.contains("is no ancestor of the commit that is audited"))
    try repository.write("baseline.json", "{}")
    try audit(repository, "--baseline", "baseline.json").expect(
      .init(
        error: "the baseline baseline.json cannot be used",
        cause: "it is not what spec audit --json prints", hint: "spec audit --json >baseline.json"),
      "baseline")
    #expect(try audit(repository, "--json", "--output", "csv").status == 2)
    #expect(try audit(repository, "SPEC-009").status == 2)
  }
}
