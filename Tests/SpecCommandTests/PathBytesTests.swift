import SpecTestSupport
import Testing

/// Paths that are equal to Unicode, or to a reader, and are different files to git.
struct PathBytesTests {
  private static let composed = "specs/SPEC-001-caf\u{E9}.md"
  private static let decomposed = "specs/SPEC-001-cafe\u{301}.md"
  private let council: Council

  private var repository: TestRepository {
    council.repository
  }

  init() throws {
    council = try Council(
      files: [
        Council.first: "", Council.second: "", Self.composed: Council.text("SPEC-001", "Coffee"),
      ])
    try council.decide("approve", "1", "--yes")
  }

  /// A commit on the branch with further files, without the work tree: not every file system has both.
  private func add(_ files: [(path: [UInt8], text: String)]) throws {
    for (path, text) in files {
      let blob = try repository.git("hash-object", "-w", "--stdin", input: text)
      try repository.git(
        ["update-index", "-z", "--index-info"], input: Array("100644 \(blob)\t".utf8) + path + [0])
    }
    let tree = try repository.git("write-tree")
    let commit = try council.git("commit-tree", "-p", "HEAD", "-m", "Twin", tree)
    try council.git("update-ref", "refs/heads/main", commit)
  }

  private func twin(_ title: String = "Tea") throws {
    try add([(Array(Self.decomposed.utf8), Council.text("SPEC-001", title, status: "Draft"))])
  }

  @Test func twinsAreTwoFilesWithOneID() throws {
    try twin()
    for command in ["list", "verify"] {
      let output = try council.spec(command, "--json")
      #expect(output.status == 1)
      let paths = try output.json()["problems"].array.compactMap { $0["path"].string }
      #expect(Set(paths.map { Array($0.utf8) }).count == 2)
      #expect(paths.count == 2)
    }
  }

  @Test func twinsAreNotDecidedOn() throws {
    try twin()
    for name in ["1", Self.composed, Self.decomposed] {
      let output = try council.spec("approve", name, "--yes", by: "ben")
      #expect(output.status == 2)
      #expect(output.errors.hasPrefix("error: '\(name == "1" ? "1" : "SPEC-001")' names 2 files"))
    }
  }

  @Test func eachIsFoundByItsOwnBytes() throws {
    try twin()
    for (path, title) in [(Self.composed, "Coffee"), (Self.decomposed, "Tea")] {
      let spec = try council.spec("show", path, "--json").json()["spec"]
      #expect(spec["title"].string == title)
      #expect(spec["path"].string?.utf8.elementsEqual(path.utf8) == true)
      let verdict = try council.spec("verify", path, "--json").json()["specs"]
      #expect(verdict.array.map { $0["path"].string.map { Array($0.utf8) } } == [Array(path.utf8)])
    }
    let both = try council.spec("verify", Self.composed, Self.decomposed, "--json").json()["specs"]
    #expect(both.array.count == 2)
  }

  @Test("a file without a twin is found by what a keyboard writes")
  func alone() throws {
    #expect(try council.spec("show", Self.decomposed).status == 0)
  }

  @Test func bytesThatAreNoTextAndTheirNamesAreTwoFiles() throws {
    let name = Array("specs/SPEC-002-\\".utf8)
    try add([
      (Array("specs/SPEC-002-".utf8) + [0xFF] + Array(".md".utf8), Council.text("SPEC-002", "A")),
      (name + Array("xFF.md".utf8), Council.text("SPEC-002", "B")),
    ])
    let output = try council.spec("list", "--json")
    #expect(output.status == 1)
    #expect(
      try output.json()["problems"].array.map { $0["path"].string }
        == ["specs/SPEC-002-\\x5CxFF.md", "specs/SPEC-002-\\xFF.md"])
  }
}
