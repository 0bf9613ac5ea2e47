import SpecTestSupport
import Testing

/// Commits whose trees git would not have written: no verdict, unless git sees the same in them.
struct OddTreeTests {
  private let council: Council
  private let good: String
  private let other: String
  private let policy: String

  private var repository: TestRepository {
    council.repository
  }

  init() throws {
    council = try Council(files: [Council.second: ""])
    let repository = council.repository
    try council.decide("approve", "1", "--yes")
    good = try repository.id("HEAD:specs")
    policy = try repository.id("HEAD:.spec")
    let text = try repository.git("show", "HEAD:\(Council.first)")
    let blob = try repository.git(
      "hash-object", "-w", "--stdin", input: text.replacing("keep its promise", with: "lie") + "\n")
    other = try repository.writeTree([("100644", "SPEC-001-offline-sync.md", blob)])
  }

  /// A commit on top of HEAD with this tree beside the policy.
  private func commit(
    _ entries: [TestRepository.RawEntry]
  ) throws -> (commit: String, tree: String) {
    let tree = try repository.writeTree([("40000", ".spec", policy)] + entries)
    return (try repository.git("commit-tree", "-p", "HEAD", "-m", "Odd", tree), tree)
  }

  private func expectNoVerdict(_ commit: String, malformed tree: String) throws {
    for command in ["verify", "list"] {
      try council.spec(command, "--at", commit).expect(
        ExpectedError(
          status: 5, error: "the repository could not be read",
          cause: "git_odb_read: tree \(tree) is malformed", hint: "git fsck --full"), command)
    }
  }

  @Test func aFolderThatStandsTwice() throws {
    for folders in [[good, other], [other, good]] {
      let (commit, tree) = try commit(folders.map { ("40000", "specs", $0) })
      try expectNoVerdict(commit, malformed: tree)
    }
  }

  @Test func aFileThatStandsTwice() throws {
    let name = "SPEC-001-offline-sync.md"
    let blobs = try [good, other].map { try repository.id("\($0):\(name)") }
    for blobs in [blobs, blobs.reversed()] {
      let folder = try repository.writeTree(blobs.map { ("100644", name, $0) })
      let (commit, _) = try commit([("40000", "specs", folder)])
      try expectNoVerdict(commit, malformed: folder)
    }
  }

  @Test func aNameWithASlash() throws {
    let blob = try repository.id("\(other):SPEC-001-offline-sync.md")
    let (commit, tree) = try commit([("40000", "specs", good), ("100644", Council.first, blob)])
    try expectNoVerdict(commit, malformed: tree)
  }

  @Test func namesOutOfOrder() throws {
    let (commit, tree) = try commit([("40000", "src", other), ("40000", "specs", good)])
    try expectNoVerdict(commit, malformed: tree)
  }

  @Test("an odd tree in the past, where it could hide a change, gives no verdict either")
  func inThePast() throws {
    let (commit, tree) = try commit([("40000", "specs", good), ("40000", "specs", other)])
    let later = try repository.git("commit-tree", "-p", commit, "-m", "Even", "HEAD^{tree}")
    try expectNoVerdict(later, malformed: tree)
  }

  @Test("a folder that is no tree of the commit's own is a problem where it stands")
  func notAFolder() throws {
    let link = try repository.git("hash-object", "-w", "--stdin", input: "elsewhere")
    for (mode, id, words) in [
      ("120000", link, "a symbolic link"), ("160000", try repository.id(), "a submodule"),
      ("100644", link, "a file"),
    ] {
      let (commit, _) = try commit([("40000", "elsewhere", other), (mode, "specs", id)])
      let error = "error: specs:1: \(words) cannot be a folder of specs"
      for command in ["verify", "list", "status"] {
        let arguments = command == "status" ? [command] : [command, "--at", commit]
        if command == "status" {
          try repository.git("update-ref", "refs/heads/main", commit)
        }
        let output = try SpecTool.run(
          arguments, environment: repository.environment, directory: repository.path)
        #expect(output.status == 1, "\(mode) \(command)")
        #expect(output.errors.split(separator: "\n").contains { $0 == error }, "\(output.errors)")
      }
      try repository.git("reset", "--quiet", "--soft", "HEAD~1")
      let json = try council.spec("list", "--at", commit, "--json").json()["problems"]
      #expect(json.array.map { $0["path"].string } == ["specs"])
    }
  }

  @Test("a link above a folder is a problem where the configuration names the folder")
  func linkAboveAFolder() throws {
    let plain = try TestRepository()
    try plain.write("real/specs/SPEC-001-a.md", Council.text("SPEC-001", "A"))
    try plain.link("docs", to: "real")
    try plain.commit()
    #expect(try plain.spec("list").status == 0)
    try plain.write(".spec/config.yml", "specs:\n  folder: docs/specs\n")
    try plain.commit()
    try plain.spec("list").expect(
      rows: [], errors: ["error: docs:1: a symbolic link cannot be a folder of specs"], status: 1)
  }

  @Test func aFolderOfAnotherModeIsReadAsGitReadsIt() throws {
    let (commit, _) = try commit([("40755", "specs", other)])
    #expect(try repository.git("show", "\(commit):\(Council.first)").contains("shall lie"))
    let output = try council.spec("verify", "--at", commit, "--json")
    #expect(output.status == 1)
    let spec = try output.json()["specs"][0]
    #expect(spec["verdict"].string == "stale")
    #expect(spec["changed"].array.map(\.string) == ["FR-1"])
    let same = try self.commit([("40755", "specs", good)]).commit
    #expect(try council.spec("verify", "--at", same).status == 0)
  }
}
