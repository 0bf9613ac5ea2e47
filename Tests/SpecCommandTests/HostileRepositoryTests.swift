import Foundation
import SpecTestSupport
import Testing

/// Repositories that were made to be opened by somebody else.
struct HostileRepositoryTests {
  private func repository() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write("specs/SPEC-001-a.md", "# SPEC-001: A\n\n**Status**: Draft\n")
    try repository.commit()
    return repository
  }

  @Test func aLinkedMailmapIsNone() throws {
    let repository = try repository()
    try repository.link(".mailmap", to: "/dev/zero")
    let output = try repository.spec("list")
    #expect(output.status == 0)
    #expect(output.lines.count == 1)
  }

  @Test(arguments: ["/dev/zero", "/etc/hostname"])
  func aLinkedConfigurationIsNotFollowed(_ target: String) throws {
    let repository = try repository()
    try FileManager.default.createDirectory(
      atPath: repository.absolute(".spec"), withIntermediateDirectories: true)
    try repository.link(".spec/config.yml", to: target)
    let output = try repository.spec("list")
    #expect(output.status == 2)
    #expect(output.text.isEmpty)
    #expect(output.errors.hasSuffix("cause: a symbolic link is not followed here\n"))
  }

  @Test func aPipeAsConfigurationIsNotWaitedFor() throws {
    let repository = try repository()
    try FileManager.default.createDirectory(
      atPath: repository.absolute(".spec"), withIntermediateDirectories: true)
    #expect(mkfifo(repository.absolute(".spec/config.yml"), 0o600) == 0)
    let output = try repository.spec("list")
    #expect(output.status == 2)
    #expect(output.errors.hasSuffix("cause: not a plain file\n"))
  }

  @Test func aTableThatWouldTakeGigabytesIsNotShown() throws {
    let repository = try repository()
    let row = String(repeating: "|a", count: 2_000) + "|\n" + String(repeating: "|-", count: 2_000)
    try repository.write(
      "specs/SPEC-002-b.md",
      "# SPEC-002: B\n\n**Status**: Draft\n\n\(row)|\n" + String(repeating: "|x|\n", count: 5_000))
    try repository.commit()
    let output = try repository.spec("show", "2")
    #expect(output.status == 1)
    #expect(
      output.errors.hasPrefix("error: specs/SPEC-002-b.md:1: tables of more than the 500000 cells"))
    #expect(try repository.spec("list").status == 0)
  }

  @Test func aLoopOfReferencesDoesNotStopAnybody() throws {
    let repository = try repository()
    try repository.write(".git/refs/heads/loop", "ref: refs/heads/loop\n")
    let made = try repository.spec("new", "Foo", "-n")
    #expect(made.status == 0)
    #expect(made.text == "Would create specs/SPEC-002-foo.md\n")
    #expect(try repository.spec("list", "--at", "nosuch").status == 2)
  }

  @Test func aClockBeyondAllDatesIsNotTaken() throws {
    let repository = try repository()
    let output = try repository.spec(
      "list", "--at", "now", environment: ["SOURCE_DATE_EPOCH": "-9223372036854775808"])
    #expect(output.status == 0)
  }

  @Test func runsOfNewAtOnceTakeDifferentNumbers() async throws {
    let repository = try repository()
    let (path, environment) = (repository.path, repository.environment)
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 1...8 {
        group.addTask {
          try SpecTool.run(
            ["new", "Title \(number)"], environment: environment, directory: path
          ).status
        }
      }
      return try await group.reduce(into: [Int32]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 0, count: 8))
    let files = try FileManager.default.contentsOfDirectory(atPath: repository.absolute("specs"))
    #expect(Set(files.map { $0.prefix(8) }).count == 9)
  }

  @Test func aFolderOfGitIsNoPlaceForASpec() throws {
    let repository = try repository()
    #expect(try repository.spec("new", "Foo", "--folder", "specs/.git").status == 2)
  }

  @Test func showSaysWhenTheWorkTreeHasAnotherText() throws {
    let repository = try repository()
    #expect(try repository.spec("show", "1").errors.isEmpty)
    try repository.write("specs/SPEC-001-a.md", "# SPEC-001: A\n\n**Status**: Approved\n")
    let output = try repository.spec("show", "1")
    #expect(output.text.contains("Draft"))
    #expect(output.errors.contains("is changed in the work tree; this is what HEAD has"))
    #expect(try repository.spec("show", "1", "--at", "HEAD").errors.isEmpty)
  }
}

/// Dates that a commit does not say, or says badly.
struct UnreadableDateTests {
  @Test(arguments: ["", " -86400 +0000", " 1700100000", " soon +0000"])
  func isUnknownAndNotTheEpoch(_ date: String) throws {
    let repository = try TestRepository()
    try repository.write("specs/SPEC-001-a.md", "# SPEC-001: A\n\n**Created**: 2026-01-01\n")
    try repository.git("add", "--all")
    let tree = try repository.git("write-tree")
    let bad = try repository.writeObject(
      "commit",
      Array("tree \(tree)\nauthor A <a@b>\(date)\ncommitter C <c@d> 1700000000 +0000\n\nm\n".utf8))
    try repository.git("update-ref", "refs/heads/main", bad)
    // A commit above it, since libgit2 refuses to look a branch's tip up that has no date.
    try repository.commit("Later", staging: false)
    #expect(try repository.git("log", "-1", "--format=%as", bad) == "%as")
    let spec = try repository.spec("list", "--json").json()["specs"][0]
    #expect(spec["created"].isNull)
    #expect(spec["contradictions"].array.isEmpty)
    #expect(try repository.spec("log", "1", "--json").json()["events"][0]["date"].isNull)
    #expect(try repository.spec("log", "1").text.hasPrefix("?\t"))
  }
}
