import SpecTestSupport
import Testing

/// The test support itself: what the other suites take for granted.
struct SupportTests {
  @Test func commitsAreAnHourApart() throws {
    let repository = try TestRepository()
    try repository.write("specs/SPEC-001-a.md", Documents.spec("SPEC-001", "A"))
    let first = try repository.commit("First")
    try repository.commit("Second", author: .ben, at: "2026-01-05T10:00:00+0100")
    try repository.git("switch", "--quiet", "--create", "side", first)
    try repository.commit("Third")
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "side")
    #expect(
      try repository.git("log", "--date-order", "--reverse", "--format=%an %aI %cI %s") == """
        Ada Okafor 2026-01-01T09:00:00+00:00 2026-01-01T09:00:00+00:00 First
        Ben Sørensen 2026-01-05T10:00:00+01:00 2026-01-05T10:00:00+01:00 Second
        Ada Okafor 2026-01-05T10:00:00+00:00 2026-01-05T10:00:00+00:00 Third
        Ada Okafor 2026-01-05T11:00:00+00:00 2026-01-05T11:00:00+00:00 Merge
        """)
    #expect(try repository.branch == "main")
    #expect(try repository.id("side^") == first)
  }

  @Test func sameStepsGiveTheSameID() throws {
    func make() throws -> String {
      let repository = try TestRepository()
      try repository.write("a", "1")
      return try repository.commit()
    }
    #expect(try make() == make())
  }

  @Test func fastImportMakesManyCommits() throws {
    var history = FastImport()
    history.commit("One", changes: [.text("a b\n\"ü\".md", "1\n")])
    history.commit("Two", parents: [1], changes: [.rename("a b\n\"ü\".md", "b.md")])
    history.commit("Root", on: "refs/heads/other", parents: [], at: "@1700000000 +1245")
    history.commit("Merge", parents: [2, 3])
    let repository = try TestRepository()
    let ids = try repository.fastImport(history)
    #expect(ids.count == 4)
    #expect(try repository.id("main^2") == ids[2])
    #expect(try repository.read("b.md") == "1\n")
    #expect(try repository.git("log", "-1", "--format=%ai", ids[2]) == "2023-11-15 10:58:20 +1245")
  }

  @Test func largeInputAndOutputDoNotBlock() throws {
    let folder = try TestRepository.plainFolder()
    let bytes = [UInt8](repeating: 65, count: 4 << 20)
    let output = try folder.run("sh", ["-c", "tee /dev/stderr"], input: bytes)
    #expect(output.bytes == bytes)
    #expect(output.errorBytes == bytes)
  }

  @Test func failuresAreTold() throws {
    let folder = try TestRepository.plainFolder()
    #expect(try folder.run("sh", ["-c", "kill -9 $$"]).status == 137)
    #expect(try folder.run("sh", ["-c", "exit 3"]).status == 3)
    #expect(throws: ToolFailure.self) { try folder.run("no-such-program", []) }
    #expect(throws: ToolFailure.self) { try folder.git("rev-parse", "HEAD") }
    #expect(throws: ToolFailure.self) {
      try Tool.run(
        "sleep", ["60"], environment: folder.environment, directory: folder.path, timeLimit: 0.1)
    }
  }

  @Test func specIsBuiltBesideTheTests() throws {
    #expect(try SpecTool.path.hasSuffix("/spec"))
  }
}
