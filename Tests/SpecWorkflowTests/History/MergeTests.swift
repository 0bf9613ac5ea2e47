import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Merges of every kind, and clones that lack what came before.
struct MergeTests {
  private static func text(_ id: Int, _ status: String = "Draft", _ words: String = "words")
    -> String
  {
    "# SPEC-\(id): Title\n\n**Status**: \(status)\n\n## Overview\n\n\(words)\n"
  }

  private static func day(_ number: Int) -> String {
    "@\(1_767_261_600 + (number - 1) * 86_400) +0000"
  }

  private func listing(_ repository: TestRepository) async throws -> SpecListing {
    let workspace = try await repository.workspace()
    return try workspace.list(at: workspace.headCommit())
  }

  private func words(_ spec: String, _ repository: TestRepository) async throws -> [String] {
    let workspace = try await repository.workspace()
    return try workspace.log(spec, at: workspace.headCommit()).words
  }

  @Test("two roots, and specs added, changed and dropped in merges of two and three")
  func merges() async throws {
    let repository = try TestRepository()
    var history = FastImport()
    let (a, b) = ("specs/SPEC-1.md", "specs/SPEC-2.md")
    history.commit(at: Self.day(1), changes: [.text(a, Self.text(1))])
    history.commit(
      on: "refs/heads/x", parents: [], at: Self.day(2), changes: [.text(b, Self.text(2))])
    // 3: both roots, and a spec of the merge's own.
    history.commit(
      parents: [1, 2], at: Self.day(3),
      changes: [.text(b, Self.text(2)), .text("specs/SPEC-3.md", Self.text(3))])
    history.commit(
      on: "refs/heads/x", parents: [3], at: Self.day(4),
      changes: [.text(a, Self.text(1, "In Review"))])
    history.commit(
      on: "refs/heads/y", parents: [3], at: Self.day(5),
      changes: [.text(b, Self.text(2, "Approved"))])
    // 6: an octopus that takes both.
    history.commit(
      parents: [3, 4, 5], at: Self.day(6),
      changes: [.text(a, Self.text(1, "In Review")), .text(b, Self.text(2, "Approved"))])
    history.commit(
      on: "refs/heads/z", parents: [6], at: Self.day(7), changes: [.text("n", "note")])
    // 8: an evil merge: neither side had it.
    history.commit(
      parents: [6, 7], at: Self.day(8),
      changes: [.text("n", "note"), .text(a, Self.text(1, "Implemented"))])
    try repository.fastImport(history)
    #expect(
      try await listing(repository).days == [
        "\(a) 2026-01-01 2026-01-08", "\(b) 2026-01-02 2026-01-05",
        "specs/SPEC-3.md 2026-01-03 2026-01-03",
      ])
    #expect(
      try await words("1", repository) == ["created", "Draft>In Review", "In Review>Implemented"])
    #expect(try await words("2", repository) == ["created", "Draft>Approved"])
    #expect(try await words("3", repository) == ["created"])
    for path in [a, b, "specs/SPEC-3.md"] {
      let log = try repository.git("log", "--format=%H", "--", path).split(separator: "\n")
      let workspace = try await repository.workspace()
      let events = try workspace.log(path, at: workspace.headCommit()).timeline.events
      #expect(Set(events.map(\.commit.hex)) == Set(log.map(String.init)), "\(path)")
    }
  }

  @Test("both sides rename a spec, and the merge keeps one name")
  func twoNames() async throws {
    let repository = try TestRepository()
    var history = FastImport()
    history.commit(at: Self.day(1), changes: [.text("specs/a.md", Self.text(1))])
    history.commit(
      on: "refs/heads/x", parents: [1], at: Self.day(2),
      changes: [.delete("specs/a.md"), .text("specs/b.md", Self.text(1, "In Review"))])
    history.commit(
      parents: [1], at: Self.day(3),
      changes: [.delete("specs/a.md"), .text("specs/c.md", Self.text(1, "Draft", "more"))])
    history.commit(
      parents: [3, 2], at: Self.day(4),
      changes: [.text("specs/c.md", Self.text(1, "In Review", "more"))])
    try repository.fastImport(history)
    #expect(try await listing(repository).days == ["specs/c.md 2026-01-01 2026-01-04"])
    let words = try await words("1", repository)
    #expect(words.filter { $0 == "created" } == ["created"])
    #expect(words.filter { $0 == "renamed" }.count == 2)
    #expect(words.filter { $0.contains(">") } == ["Draft>In Review"])
  }

  @Test("deleted here and restored from another branch")
  func restoredFromBranch() async throws {
    let repository = try TestRepository()
    var history = FastImport()
    history.commit(at: Self.day(1), changes: [.text("specs/SPEC-1.md", Self.text(1))])
    history.commit(on: "refs/heads/x", parents: [1], at: Self.day(2), changes: [.text("n", "n")])
    history.commit(parents: [1], at: Self.day(3), changes: [.delete("specs/SPEC-1.md")])
    history.commit(
      parents: [3, 2], at: Self.day(4),
      changes: [.text("n", "n"), .text("specs/SPEC-1.md", Self.text(1))])
    try repository.fastImport(history)
    #expect(try await listing(repository).days == ["specs/SPEC-1.md 2026-01-01 2026-01-01"])
  }

  @Test("a shallow clone knows what its commits tell and guesses nothing", arguments: [1, 2, 5, 8])
  func shallow(_ depth: Int) async throws {
    let repository = try TestRepository()
    var history = FastImport()
    for number in 1...10 {
      history.commit(
        on: "refs/heads/main", parents: number == 1 ? [] : number == 7 ? [6, 4] : [number - 1],
        at: Self.day(number),
        changes: [
          .text("specs/SPEC-\(number).md", Self.text(number)),
          .text("specs/SPEC-\((number + 1) / 2).md", Self.text((number + 1) / 2, "Approved")),
        ])
    }
    try repository.fastImport(history)
    let full = try await listing(repository)
    let clone = try repository.clone(depth: depth)
    let cut = try await listing(clone)
    #expect(cut.specs.map(\.path) == full.specs.map(\.path))
    let known = Set(try clone.git("rev-list", "HEAD").split(separator: "\n").map(String.init))
    let boundary = try known.filter { commit in
      try clone.git("show", "-s", "--format=%P", commit).isEmpty
        && !repository.git("show", "-s", "--format=%P", commit).isEmpty
    }
    #expect(cut.isShallow == !boundary.isEmpty)
    for (part, whole) in zip(cut.specs, full.specs) {
      #expect(part.created == nil || part.created == whole.created, "\(part.path)")
      #expect(part.updated == nil || part.updated == whole.updated, "\(part.path)")
      let born = try repository.git(
        "rev-list", "--reverse", "HEAD", "--", part.path
      )
      .prefix { $0 != "\n" }
      let isFetched = known.contains(String(born)) && !boundary.contains(String(born))
      #expect((part.created != nil) == isFetched, "\(part.path)")
    }
    #expect((cut.specs.last?.created != nil) == (depth > 1))
  }

  @Test("a clone without its own past keeps the dates of a merged side that was fetched whole")
  func shallowWithRoot() async throws {
    let repository = try TestRepository()
    var history = FastImport()
    history.commit(at: Self.day(1), changes: [.text("specs/SPEC-1.md", Self.text(1))])
    history.commit(at: Self.day(2), changes: [.text("n", "2")])
    history.commit(at: Self.day(3), changes: [.text("n", "3")])
    history.commit(
      on: "refs/heads/x", parents: [], at: Self.day(4),
      changes: [.text("specs/SPEC-2.md", Self.text(2))])
    history.commit(
      on: "refs/heads/main", parents: [3, 4], at: Self.day(5),
      changes: [.text("specs/SPEC-2.md", Self.text(2))])
    try repository.fastImport(history)
    let cut = try await listing(try repository.clone(depth: 2))
    #expect(cut.days == ["specs/SPEC-1.md ? ?", "specs/SPEC-2.md 2026-01-04 2026-01-04"])
  }
}
