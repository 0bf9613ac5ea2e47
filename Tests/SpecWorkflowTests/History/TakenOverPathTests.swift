import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Paths that one spec leaves and another takes in the same commit: the ID says which is which.
struct TakenOverPathTests {
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
  }

  private func write(_ path: String, _ number: Int, _ word: String) throws {
    let lines = (0..<20).map { "\(word) \($0)" }.joined(separator: "\n")
    try repository.write(
      path, "# SPEC-00\(number): Title\n\n**Status**: Draft\n\n## A\n\n\(lines)\n")
  }

  private func created() async throws -> [String?] {
    let workspace = try await Workspace.open(
      at: repository.path, environment: repository.environment)
    return try workspace.list(at: workspace.headCommit()).specs.map { spec in
      spec.created.map { CalendarDate($0).description }
    }
  }

  @Test("a new spec at the path that another one just left is no continuation of it")
  func newSpecAtAnOldPath() async throws {
    try write("specs/a.md", 1, "alpha")
    try repository.commit(at: "2023-11-15T10:00:00Z")
    try repository.move("specs/a.md", to: "specs/b.md")
    try write("specs/a.md", 2, "gamma")
    try repository.commit(at: "2023-11-16T10:00:00Z")
    #expect(try await created() == ["2023-11-15", "2023-11-16"])
  }

  @Test("two files that swap their names keep their own histories")
  func swap() async throws {
    try write("specs/SPEC-001-a.md", 1, "alpha")
    try repository.commit(at: "2023-11-15T10:00:00Z")
    try write("specs/SPEC-002-b.md", 2, "beta")
    try repository.commit(at: "2023-11-16T10:00:00Z")
    try write("specs/SPEC-001-a.md", 2, "beta")
    try write("specs/SPEC-002-b.md", 1, "alpha")
    try repository.commit(at: "2023-11-17T10:00:00Z")
    #expect(try await created() == ["2023-11-15", "2023-11-16"])
  }

  @Test("paths that differ only in their bytes are different paths")
  func composedAndDecomposed() async throws {
    try write("specs/caf\u{E9}.md", 1, "alpha")
    try repository.commit(at: "2023-11-15T10:00:00Z")
    try write("specs/cafe\u{301}.md", 2, "beta")
    try repository.commit(at: "2023-11-16T10:00:00Z")
    #expect(try await created() == ["2023-11-15", "2023-11-16"])
  }

  @Test("a merge of a rename here and an edit there is nobody's change")
  func mergeOfRenameAndEdit() async throws {
    try write("specs/SPEC-001-a.md", 1, "alpha")
    try repository.commit(at: "2023-11-15T10:00:00Z")
    try repository.git("checkout", "-q", "-b", "edits")
    try repository.write(
      "specs/SPEC-001-a.md", try repository.read("specs/SPEC-001-a.md") + "more\n")
    try repository.commit(at: "2023-11-16T10:00:00Z")
    try repository.git("checkout", "-q", "main")
    try repository.move("specs/SPEC-001-a.md", to: "specs/SPEC-001-z.md")
    try repository.commit(at: "2023-11-17T10:00:00Z")
    try repository.git(
      "-c", "user.name=Merge Bot", "-c", "user.email=bot@tidewater.example", "merge", "-q",
      "--no-ff", "-m", "Merge", "edits",
      environment: [
        "GIT_AUTHOR_NAME": "Merge Bot", "GIT_AUTHOR_EMAIL": "bot@tidewater.example",
        "GIT_AUTHOR_DATE": "2023-12-25T10:00:00Z", "GIT_COMMITTER_DATE": "2023-12-25T10:00:00Z",
      ])
    let workspace = try await Workspace.open(
      at: repository.path, environment: repository.environment)
    let spec = try workspace.list(at: workspace.headCommit()).specs[0]
    #expect(spec.updated.map { CalendarDate($0).description } == "2023-11-17")
    #expect(spec.authors.map(\.name) == ["Ada Okafor"])
  }

  @Test("a top tree that is cut off is an error and no deletion")
  func malformedTopTree() async throws {
    try write("specs/SPEC-001-a.md", 1, "alpha")
    try repository.commit()
    let whole = try repository.object("tree", try repository.id("HEAD^{tree}"))
    let cut = try repository.writeObject("tree", Array(whole.dropLast(3)))
    let bad = try repository.git("commit-tree", "-p", "HEAD", "-m", "bad", cut)
    let good = try repository.git("commit-tree", "-p", bad, "-m", "good", "HEAD^{tree}")
    try repository.git("update-ref", "refs/heads/main", good)
    let workspace = try await Workspace.open(
      at: repository.path, environment: repository.environment)
    let error = SpecError.git(.malformedTree(try #require(ObjectID(hex: cut))))
    #expect(throws: error) {
      try workspace.list(at: workspace.headCommit())
    }
  }

  @Test("a tree that is cut off is an error and no deletion")
  func malformedTree() async throws {
    try write("specs/SPEC-001-a.md", 1, "alpha")
    try write("specs/SPEC-002-b.md", 2, "beta")
    try repository.commit()
    let whole = try repository.object("tree", try repository.id("HEAD:specs"))
    let cut = try repository.writeObject("tree", Array(whole.dropLast(7)))
    let top = try repository.writeTree([("40000", "specs", cut)])
    let bad = try repository.git("commit-tree", "-p", "HEAD", "-m", "bad", top)
    let good = try repository.git("commit-tree", "-p", bad, "-m", "good", "HEAD^{tree}")
    try repository.git("update-ref", "refs/heads/main", good)
    let workspace = try await Workspace.open(
      at: repository.path, environment: repository.environment)
    let error = SpecError.git(.malformedTree(try #require(ObjectID(hex: cut))))
    #expect(throws: error) {
      try workspace.list(at: workspace.headCommit())
    }
  }
}
