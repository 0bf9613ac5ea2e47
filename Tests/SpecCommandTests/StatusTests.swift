import SpecTestSupport
import Testing

struct StatusTests {
  private func fixed(_ repository: TestRepository) throws -> [String] {
    [
      "branch\tmain\t\(try repository.id())\t\t",
      "status\tDraft\t2\t\t",
      "status\tApproved\t1\t\t",
    ]
  }

  /// A new name is a change of the spec that its header does not tell.
  private static let contradictions = [
    "contradiction\tSPEC-002\tupdated\t2026-01-12\t2026-02-10",
    "contradiction\tSPEC-003\tcreated\t2026-01-05\t2026-01-25",
    "contradiction\tSPEC-003\tupdated\t2026-01-05\t2026-01-25",
  ]

  @Test func aCleanWorkTree() throws {
    let repository = try Sample.repository()
    let expected = try fixed(repository) + Self.contradictions
    try repository.spec("status").expect(rows: expected)
    try repository.spec().expect(rows: expected)
    try repository.spec("-q").expect(rows: expected)
    #expect(try repository.spec("--json").text == repository.spec("status", "--json").text)
  }

  @Test func everyChangeOfTheWorkTree() throws {
    let repository = try Sample.repository()
    try repository.replace("promise", "word", in: Sample.offline)
    try repository.git("add", "--all")
    try repository.replace("within two", "within three", in: Sample.usage)
    try repository.remove(Sample.search)
    try repository.write("specs/SPEC-008-new.md", Sample.text("SPEC-008", "New"))
    try repository.write("specs/SPEC-000-template.md", "# SPEC-000: Template\n")
    try repository.write("specs/notes.txt", "no spec\n")
    try repository.write("other/SPEC-009.md", Sample.text("SPEC-009", "Elsewhere"))
    #expect(
      try repository.spec("status").lines == fixed(repository) + [
        "change\tSPEC-001\tmodified\tstaged\t\(Sample.offline)",
        "change\tSPEC-002\tmodified\tunstaged\t\(Sample.usage)",
        "change\tSPEC-003\tdeleted\tunstaged\t\(Sample.search)",
        "change\tSPEC-008\tadded\tunstaged\tspecs/SPEC-008-new.md",
      ] + Self.contradictions)
    let terminal = try repository.spec(onTerminal: 100, "--color", "never")
    #expect(terminal.lines[0] == "On branch main, 3 specs")
    #expect(terminal.text.contains("\n    2  Draft\n    1  Approved\n"))
    #expect(terminal.text.contains("\nNot committed (4)\n  SPEC-001  "))
    #expect(terminal.text.contains("\nHistory says otherwise (2)\n  SPEC-002  updated 2026-02-10"))
  }

  @Test func aRenameIsADeletionAndAnAddition() throws {
    let repository = try Sample.repository()
    try repository.git("mv", Sample.search, "specs/SPEC-003-finding.md")
    #expect(
      try repository.spec("status").lines.filter { $0.hasPrefix("change") } == [
        "change\tSPEC-003\tadded\tstaged\tspecs/SPEC-003-finding.md",
        "change\tSPEC-003\tdeleted\tstaged\t\(Sample.search)",
      ])
  }

  @Test func aConflict() throws {
    let repository = try Sample.small()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.replace("promise", "side", in: Sample.offline)
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.replace("promise", "main", in: Sample.offline)
    try repository.commit()
    #expect(try repository.run("git", ["merge", "side"]).status != 0)
    #expect(
      try repository.spec("status").lines.first { $0.hasPrefix("change") }?
        .hasPrefix("change\tSPEC-001\tconflicted\t") == true)
  }

  @Test func json() throws {
    let repository = try Sample.repository()
    try repository.write("specs/SPEC-008-new.md", Sample.text("SPEC-008", "New"))
    let json = try repository.spec("status", "--json").json()
    #expect(
      json.keys == [
        "approvals", "at", "branch", "changes", "contradictions", "problems", "schema", "shallow",
        "statuses",
      ])
    #expect(json["schema"].string == "spec.status/1")
    #expect(json["branch"].string == "main")
    #expect(json["statuses"].array.map { $0["specs"].number } == [2, 1])
    #expect(json["changes"][0].keys == ["change", "id", "path", "staged", "title"])
    #expect(json["changes"][0]["staged"].bool == false)
    #expect(json["contradictions"].array.count == 3)
  }

  /// Reading takes no lock and refreshes no index.
  @Test func nothingIsWritten() throws {
    let repository = try Sample.repository()
    try repository.write(Sample.search, repository.read(Sample.search))
    let before = try repository.state()
    try repository.write(".git/index.lock", "")
    #expect(try repository.spec("status").status == 0)
    try repository.remove(".git/index.lock")
    for command in [["status"], ["list"], ["show", "1"], ["log", "1", "-p"]] {
      _ = try SpecTool.run(
        command, environment: repository.environment, directory: repository.path)
      #expect(try repository.state() == before, "\(command)")
    }
  }
}
