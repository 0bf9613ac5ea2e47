import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Created, updated and status where the header, the file or the clone is unusual.
struct DerivedDateTests {
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
  }

  private static let path = "specs/SPEC-001-a.md"

  private func day(_ number: Int) -> String {
    "2026-02-\(number < 10 ? "0" : "")\(number)T10:00:00Z"
  }

  private func days() async throws -> [String] {
    let workspace = try await repository.workspace()
    return try workspace.list(at: workspace.headCommit()).days
  }

  private func log(_ spec: String = "1") async throws -> SpecLog {
    let workspace = try await repository.workspace()
    return try workspace.log(spec, at: workspace.headCommit())
  }

  @Test(
    "a stamp of the dates moves no date, in any form of header",
    arguments: [
      "# SPEC-001: x\n\n**Status**: Draft\n**Created**: 2020-01-01\n**Updated**: $\n\n## A\n\nW\n",
      "# SPEC-001: x\r\n\r\n**Status:** Draft\r\n**Updated:** $\r\n\r\n## A\r\n\r\nW\r\n",
      "---\nstatus: Draft\nupdated: $\n---\n# SPEC-001: x\n\nW\n",
      "---\r\nstatus: Draft\r\nupdated: \"$\"\r\n---\r\n# SPEC-001: x\r\n\r\nW\r\n",
      "# SPEC-001: x\n\n| Field | Value |\n| --- | --- |\n| Status | Draft |\n| Updated | $ |\n\nW\n",
      "\u{FEFF}# SPEC-001: x\n\n- **Status**: Draft\n- **Last Updated**: $\n\n## A\n\nW\n",
      "# SPEC-001: x\n\n> **Status**: Draft\n> **Updated**: $\n\n## A\n\nW",
      "# SPEC-001: x\n\nStatus: Draft\nUpdated: $\nCreated: $\n\n## A\n\nW\n",
    ])
  func stamps(_ text: String) async throws {
    func write(_ stamp: String, _ words: String) throws {
      let new = text.replacing("$", with: stamp).replacing("W", with: words)
      try repository.write(Self.path, new)
    }
    try write("2026-02-01", "one")
    try repository.commit(at: day(1))
    try write("2026-02-03", "two")
    try repository.commit(at: day(3))
    try write("2026-02-05", "two")
    try repository.commit("stamp", at: day(5))
    try write("", "two")
    try repository.commit("empty", at: day(7))
    #expect(try await days() == ["\(Self.path) 2026-02-01 2026-02-03"])
    let events = try await log().timeline.events
    #expect(events.map(\.kind) == [.created, .edited, .edited, .edited])
    #expect(events.map(\.isMechanical) == [false, false, true, true])
  }

  @Test("a stamp on one side of a merge, words on the other")
  func stampThroughMerge() async throws {
    try repository.writeSpec(Self.path, updated: "2026-02-01")
    try repository.commit(at: day(1))
    try repository.git("switch", "-c", "side")
    try repository.writeSpec(Self.path, updated: "2026-02-01", words: "changed")
    try repository.commit(at: day(3))
    try repository.git("switch", "main")
    try repository.writeSpec(Self.path, updated: "2026-02-05")
    try repository.commit(at: day(5))
    try repository.git("merge", "-s", "ours", "--no-commit", "side")
    try repository.writeSpec(Self.path, updated: "2026-02-05", words: "changed")
    try repository.commit("merge", at: day(7))
    #expect(try await days() == ["\(Self.path) 2026-02-01 2026-02-03"])
  }

  @Test("listed commits do not count for the date of the last change")
  func ignoredCommits() async throws {
    try repository.write(".spec/config.yml", "history:\n  ignoreRevs: .ignore\n")
    try repository.writeSpec(Self.path)
    try repository.commit(at: day(1))
    try repository.writeSpec(Self.path, words: "two")
    try repository.commit(at: day(3))
    try repository.writeSpec(Self.path, words: "two, reformatted")
    let listed = try repository.commit(author: .ben, at: day(5))
    try repository.write(".ignore", "# formatting\r\n\(listed.uppercased()) # the formatter\r\n\n")
    try repository.commit(at: day(7))
    #expect(try await days() == ["\(Self.path) 2026-02-01 2026-02-03"])
    let log = try await log()
    #expect(log.timeline.events.last?.isMechanical == true)
    #expect(log.timeline.authors.map(\.name) == ["Ada Okafor"])
  }

  @Test("a header written otherwise is no transition")
  func reformattedHeader() async throws {
    for (number, header) in [
      "**Status**: Draft", "Status: draft", "- **State**: Draft", "**Status**: Draft",
      "| A | B |\n| --- | --- |\n| Status | Draft |", "**Status**: Draft (late)",
      "**Status**: In Review",
    ].enumerated() {
      try repository.write(".spec/config.yml", "header:\n  aliases:\n    Status: [State]\n")
      try repository.write(Self.path, "# SPEC-001: x\n\n\(header)\n\n## A\n\nwords\n")
      try repository.commit(at: day(number + 1))
    }
    let events = try await log().timeline.events.filter { $0.kind == .status }
    #expect(events.filter { !$0.isAnnotation }.map(\.to) == ["In Review"])
  }

  @Test("the mode of a file is no event; a link that becomes a file is")
  func modes() async throws {
    try repository.writeSpec(Self.path)
    try repository.commit(at: day(1))
    try repository.git("update-index", "--chmod=+x", Self.path)
    try repository.commit(at: day(2), staging: false)
    #expect(try await log().words == ["created"])
    try repository.git("reset", "--quiet", "--hard")
    try repository.remove(Self.path)
    try repository.link(Self.path, to: "elsewhere")
    try repository.commit(at: day(3))
    #expect(try await days() == [])
    try repository.remove(Self.path)
    try repository.writeSpec(Self.path, status: "Approved")
    try repository.commit(at: day(4))
    #expect(try await days() == ["\(Self.path) 2026-02-01 2026-02-04"])
  }

  @Test("a folder and a file of one name take turns")
  func folderAndFile() async throws {
    try repository.writeSpec("specs/SPEC-001.md")
    try repository.commit(at: day(1))
    try repository.remove("specs/SPEC-001.md")
    try repository.writeSpec(
      "specs/SPEC-001.md/SPEC-002.md", id: "SPEC-002",
      words: Array(repeating: "something else", count: 20).joined(separator: "\n"))
    try repository.commit(at: day(2))
    #expect(try await days() == ["specs/SPEC-001.md/SPEC-002.md 2026-02-02 2026-02-02"])
    try repository.remove("specs/SPEC-001.md")
    try repository.writeSpec("specs/SPEC-001.md")
    try repository.commit(at: day(3))
    #expect(try await days() == ["specs/SPEC-001.md 2026-02-01 2026-02-03"])
    #expect(try await log().words == ["created", "deleted", "restored"])
    #expect(try await log("2").words == ["created", "deleted"])
    try repository.remove("specs")
    try repository.write("specs", "a file\n")
    try repository.commit(at: day(4))
    #expect(try await days() == [])
    #expect(try await log().words == ["created", "deleted", "restored", "deleted"])
    try repository.remove("specs")
    let commit = try repository.id()
    try repository.git("update-index", "--add", "--cacheinfo", "160000,\(commit),specs")
    try repository.commit(at: day(5), staging: false)
    #expect(try await days() == [])
  }

  @Test(
    "versions that cannot be read change no status",
    arguments: [
      Array("# SPEC-001: caf\u{E9}".unicodeScalars.map { UInt8($0.value) }) + [0x0A],
      Array(repeating: UInt8(ascii: "x"), count: 2_000_000), [0, 1, 2, 0],
    ])
  func unreadable(_ bytes: [UInt8]) async throws {
    try repository.writeSpec(Self.path, status: "Approved")
    try repository.commit(at: day(1))
    try repository.write(Self.path, bytes)
    try repository.commit(at: day(2))
    try repository.writeSpec(Self.path, status: "Approved", words: "new")
    try repository.commit(at: day(3))
    try repository.write(Self.path, bytes)
    try repository.commit(at: day(4))
    try repository.writeSpec(Self.path, status: "Implemented")
    try repository.commit(at: day(5))
    let log = try await log()
    #expect(log.words.filter { $0.contains(">") } == ["Approved>Implemented"])
    #expect(log.timeline.commits == 5)
    #expect(try await days() == ["\(Self.path) 2026-02-01 2026-02-05"])
  }

  @Test(
    "deleted and restored, at the same path and at another",
    arguments: [
      path, "specs/archive/SPEC-001-b.md",
    ])
  func restored(_ path: String) async throws {
    try repository.writeSpec(Self.path)
    try repository.commit(at: day(1))
    try repository.remove(Self.path)
    try repository.commit(at: day(2))
    try repository.writeSpec(path, status: "Approved")
    try repository.commit(at: day(3))
    #expect(try await days() == ["\(path) 2026-02-01 2026-02-03"])
    #expect(try await log().words.first == "created")
    #expect(try await log().words.contains("restored"))
  }

  @Test(
    "a name that changes only in case, or in how its accents are coded",
    arguments: [
      ("specs/spec-A.md", "specs/spec-a.md"),
      ("specs/SPEC-001-cafe\u{301}.md", "specs/SPEC-001-caf\u{E9}.md"),
    ])
  func spelling(_ old: String, _ new: String) async throws {
    try repository.writeSpec(old)
    try repository.commit(at: day(1))
    try repository.move(old, to: new)
    try repository.commit(at: day(3))
    let workspace = try await repository.workspace()
    let listing = try workspace.list(at: workspace.headCommit())
    #expect(listing.specs.map(\.createdDay) == ["2026-02-01"])
    #expect(listing.specs.map { Array($0.path.utf8) } == [Array(new.utf8)])
    #expect(try await log().words == ["created", "renamed"])
  }

  @Test("two files whose names differ in how their accents are coded are two specs")
  func twoSpellings() async throws {
    try repository.writeSpec("specs/cafe\u{301}.md", id: "SPEC-001")
    try repository.commit(at: day(1))
    try repository.writeSpec("specs/caf\u{E9}.md", id: "SPEC-002", words: "other")
    try repository.commit(at: day(3))
    let workspace = try await repository.workspace()
    let listing = try workspace.list(at: workspace.headCommit())
    #expect(listing.specs.map(\.createdDay) == ["2026-02-01", "2026-02-03"])
    #expect(listing.problems.isEmpty)
  }

  @Test("a rename and a new spec at the old path in one commit")
  func renameAndSuccessor() async throws {
    let words = (0..<30).map { "line \($0)" }.joined(separator: "\n")
    try repository.writeSpec("specs/a.md", words: words)
    try repository.commit(at: day(1))
    try repository.writeSpec("specs/b.md", words: words)
    try repository.writeSpec("specs/a.md", id: "SPEC-002", words: "altogether new")
    try repository.commit(at: day(3))
    let workspace = try await repository.workspace()
    let listing = try workspace.list(at: workspace.headCommit())
    #expect(listing.specs.map(\.path) == ["specs/b.md", "specs/a.md"])
    #expect(listing.specs[0].createdDay == "2026-02-01")
  }
}
