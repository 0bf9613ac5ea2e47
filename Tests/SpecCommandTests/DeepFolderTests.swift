import SpecTestSupport
import Testing

/// Folders within folders, hundreds of them: a problem where they are, and no end of anything else.
struct DeepFolderTests {
  private let council: Council

  private var repository: TestRepository {
    council.repository
  }

  /// Ada's approval, then a spec so deep that nobody can check it out, then without it again.
  init() throws {
    council = try Council(files: [Council.second: ""])
    try council.decide("approve", "1", "--yes")
  }

  /// Commits a spec below so many folders, and nothing else of it in the work tree.
  private func commit(below count: Int, in folder: String = "specs") throws -> String {
    let blob = try repository.git(
      "hash-object", "-w", "--stdin", input: Council.text("SPEC-003", "Deep"))
    let path = folder + String(repeating: "/a", count: count) + "/SPEC-003-deep.md"
    try repository.git("update-index", "--add", "--cacheinfo", "100644,\(blob),\(path)")
    let tree = try repository.git("write-tree")
    return try council.git("commit-tree", "-p", "HEAD", "-m", "Dig", tree)
  }

  @Test func inThePastTheyAreNotLookedInto() throws {
    let deep = try commit(below: 300)
    let later = try council.git("commit-tree", "-p", deep, "-m", "Fill it in", "HEAD^{tree}")
    for command in ["list", "verify"] {
      let output = try council.spec(command, "--at", later)
      #expect(output.status == 0, "\(output.errors)")
      #expect(output.lines.first?.contains("SPEC-001") == true)
    }
    #expect(try council.spec("log", "1", "--at", later).status == 0)
  }

  @Test func areAProblemOfTheCommitThatHasThem() throws {
    let deep = try commit(below: 300)
    for command in ["list", "verify"] {
      let output = try council.spec(command, "--at", deep)
      #expect(output.status == 1)
      #expect(output.lines.first?.contains("SPEC-001") == true)
      let path = "specs" + String(repeating: "/a", count: 256)
      let problems = try council.spec(command, "--at", deep, "--json").json()["problems"].array
      #expect(problems.map { $0["path"].string } == [path])
      #expect(
        problems.first?["message"].string
          == "more than the 256 folders within each other that are looked into")
    }
  }

  @Test func whatIsJustNotTooDeepIsASpec() throws {
    let deep = try commit(below: 255)
    let output = try council.spec("list", "--at", deep)
    #expect(output.status == 0, "\(output.errors)")
    #expect(output.lines.contains { $0.hasPrefix("SPEC-003\t") })
    #expect(try council.spec("list", "--at", try commit(below: 256)).status == 1)
  }

  @Test("a policy that nobody can read whole does not come into force")
  func inAPolicy() throws {
    let deep = try commit(below: 300, in: ".spec")
    let output = try council.spec("verify", "--at", deep)
    #expect(output.status == 1)
    #expect(output.errors.contains("is not in force: .spec:1: not a folder of at most"))
  }
}
