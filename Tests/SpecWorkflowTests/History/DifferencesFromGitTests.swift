import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Where the history of a spec is not what `git log --follow` says, on purpose.
///
/// Each test is a case met in a public repository, made again in the small.
struct DifferencesFromGitTests {
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
  }

  private func open() async throws -> Workspace {
    try await Workspace.open(at: repository.path, environment: repository.environment)
  }

  private func write(_ path: String, _ id: String, _ words: String, status: String = "Draft") throws
  {
    try repository.write(
      path, "# \(id): Title\n\n**Status**: \(status)\n\n## Overview\n\n\(words)\n")
  }

  private func words(_ prefix: String, _ count: Int = 40) -> String {
    (0..<count).map { "\(prefix) line \($0)" }.joined(separator: "\n")
  }

  @Test("a rename with most words new: git sees another file, the ID says that it is the same")
  func renameBelowGitsSimilarity() async throws {
    try write("specs/SPEC-003-patterns.md", "SPEC-003", words("old"))
    try repository.commit(at: "2025-11-11T10:00:00Z")
    try repository.remove("specs/SPEC-003-patterns.md")
    try write("specs/SPEC-003.md", "SPEC-003", words("entirely new", 80))
    try repository.commit(at: "2026-02-01T10:00:00Z")
    let git = try repository.git("log", "--follow", "--format=%as", "--", "specs/SPEC-003.md")
    #expect(git == "2026-02-01")
    let workspace = try await open()
    let spec = try workspace.list(at: workspace.headCommit()).specs[0]
    #expect(spec.created.map { CalendarDate($0).description } == "2025-11-11")
  }

  @Test("a path that one spec left and another took: git joins the two")
  func pathUsedAgain() async throws {
    try write("specs/NNNN-atomics.md", "SPEC-NNNN", words("first"))
    try repository.commit(at: "2020-04-10T10:00:00Z")
    try repository.move("specs/NNNN-atomics.md", to: "specs/SPEC-282-atomics.md")
    try write("specs/SPEC-282-atomics.md", "SPEC-282", words("first"))
    try repository.commit(at: "2020-05-01T10:00:00Z")
    try write("specs/NNNN-atomics.md", "SPEC-NNNN", words("second"))
    try repository.commit(at: "2023-09-18T10:00:00Z")
    try repository.move("specs/NNNN-atomics.md", to: "specs/SPEC-410-atomics.md")
    try write("specs/SPEC-410-atomics.md", "SPEC-410", words("second"))
    try repository.commit(at: "2023-09-20T10:00:00Z")
    let git = try repository.git(
      "log", "--follow", "--format=%as", "--", "specs/SPEC-410-atomics.md")
    #expect(git.split(separator: "\n").last == "2020-04-10")
    let workspace = try await open()
    let specs = try workspace.list(at: workspace.headCommit()).specs
    #expect(
      specs.map { $0.created.map { CalendarDate($0).description } } == ["2020-04-10", "2023-09-18"])
  }

  @Test("a pointer left at the old path is a document of its own, and shares the ID")
  func pointerAtTheOldPath() async throws {
    try write("specs/0519-borrow.md", "SPEC-0519", words("same"))
    try repository.commit(at: "2026-01-30T10:00:00Z")
    try repository.move("specs/0519-borrow.md", to: "specs/0519-ref.md")
    try repository.commit(at: "2026-05-01T10:00:00Z")
    try repository.write("specs/0519-borrow.md", "See [SPEC-0519](0519-ref.md).\n")
    try repository.commit(at: "2026-05-05T10:00:00Z")
    let workspace = try await open()
    let listing = try workspace.list(at: workspace.headCommit())
    #expect(
      listing.specs.map { $0.created.map { CalendarDate($0).description } }
        == ["2026-05-05", "2026-01-30"])
    #expect(listing.problems.count == 2)
  }

  @Test("a pointer that takes the old path in the same commit leaves the history with the words")
  func pointerInTheSameCommit() async throws {
    try write("specs/0519-borrow.md", "SPEC-0519", words("same"))
    try repository.commit(at: "2026-01-30T10:00:00Z")
    try repository.move("specs/0519-borrow.md", to: "specs/0519-ref.md")
    try repository.write("specs/0519-borrow.md", "See [SPEC-0519](0519-ref.md).\n")
    try repository.commit(at: "2026-05-05T10:00:00Z")
    let workspace = try await open()
    let log = try workspace.log("specs/0519-ref.md", at: workspace.headCommit())
    #expect(log.timeline.created.map { CalendarDate($0).description } == "2026-01-30")
  }

  @Test("a status is what a reader sees: white space is folded, an empty one is none")
  func statusAsSeen() async throws {
    try write("specs/SPEC-001-a.md", "SPEC-001", "words", status: "")
    try repository.commit()
    try write("specs/SPEC-001-a.md", "SPEC-001", "words", status: "Active review  (July 6...16)")
    try repository.commit()
    try write("specs/SPEC-001-a.md", "SPEC-001", "words", status: "Active review (July 6...16)")
    try repository.commit()
    let workspace = try await open()
    let log = try workspace.log("1", at: workspace.headCommit())
    let statuses = log.timeline.events.filter { $0.kind == .status }
    #expect(statuses.map(\.from) == [""])
    #expect(statuses.map(\.to) == ["Active review (July 6...16)"])
  }

  @Test("one of two specs with the same number, given a new one, keeps its history")
  func renumberedTwin() async throws {
    try write("specs/SPEC-004-files.md", "SPEC-004", words("files"))
    try repository.commit(at: "2026-03-01T10:00:00Z")
    try write("specs/SPEC-004-quotas.md", "SPEC-004", words("quotas"))
    try repository.commit(at: "2026-03-18T10:00:00Z")
    try repository.move("specs/SPEC-004-quotas.md", to: "specs/SPEC-006-quotas.md")
    try write("specs/SPEC-006-quotas.md", "SPEC-006", words("quotas"))
    try repository.commit(at: "2026-04-01T10:00:00Z")
    let workspace = try await open()
    let log = try workspace.log("6", at: workspace.headCommit())
    #expect(log.timeline.created.map { CalendarDate($0).description } == "2026-03-18")
    #expect(log.timeline.events.map(\.kind) == [.created, .renamed, .renumbered, .edited])
  }

  @Test("a new spec that looks like one that lives on is no continuation of it")
  func likeness() async throws {
    try write("specs/SPEC-001-a.md", "SPEC-001", words("form"))
    try repository.commit(at: "2026-01-01T10:00:00Z")
    try write("specs/SPEC-002-b.md", "SPEC-002", words("form"))
    try repository.commit(at: "2026-02-01T10:00:00Z")
    try repository.remove("specs/SPEC-001-a.md")
    try write("specs/SPEC-001-moved.md", "SPEC-001", words("changed altogether"))
    try write("specs/SPEC-003-c.md", "SPEC-003", words("form"))
    try repository.commit(at: "2026-03-01T10:00:00Z")
    let workspace = try await open()
    let specs = try workspace.list(at: workspace.headCommit()).specs
    #expect(
      specs.map { $0.created.map { CalendarDate($0).description } }
        == ["2026-01-01", "2026-02-01", "2026-03-01"])
  }

  @Test("a spec that came from outside the folder brings its history")
  func fromOutside() async throws {
    try repository.write("docs/ideas/sync", words("idea"))
    try repository.commit(at: "2026-01-01T10:00:00Z")
    try repository.move("docs/ideas/sync", to: "drafts/sync.md")
    try repository.commit(at: "2026-01-05T10:00:00Z")
    try repository.remove("drafts/sync.md")
    try write("specs/SPEC-001-sync.md", "SPEC-001", words("idea"))
    try repository.commit(at: "2026-01-09T10:00:00Z")
    let workspace = try await open()
    let log = try workspace.log("1", at: workspace.headCommit())
    #expect(log.timeline.created.map { CalendarDate($0).description } == "2026-01-01")
    #expect(log.timeline.events.map(\.kind) == [.created, .renamed, .renamed, .status, .edited])
  }
}
