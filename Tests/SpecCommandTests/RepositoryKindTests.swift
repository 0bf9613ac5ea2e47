import Foundation
import SpecTestSupport
import Testing

/// Repositories of every kind that git makes, through the program itself.
struct RepositoryKindTests {
  private static let row = "SPEC-001\tDraft\tOffline sync\tAda Okafor\t2026-01-05\t2026-01-05"
  private static let shallow = [
    "warning: this clone is shallow: what is marked ? happened before it begins",
    "hint: git fetch --unshallow --filter=blob:none (in CI: fetch-depth: 0)",
  ]

  @Test func aShallowCloneKnowsNoDates() throws {
    let clone = try Sample.repository().clone(depth: 1)
    try clone.spec("list").expect(
      rows: [
        "SPEC-001\tApproved\tOffline sync\tAda Okafor\t?\t?",
        "SPEC-002\tDraft\tUsage quotas\tBen Sørensen\t?\t?",
        "SPEC-003\tDraft\tSearch\tChi Nguyễn\t?\t?",
      ], errors: Self.shallow)
    #expect(try clone.spec("-q", "list").errors.isEmpty)
    let json = try clone.spec("list", "--json").json()
    #expect(json["shallow"].bool == true)
    #expect(json["specs"].array.count == 3)
    for spec in json["specs"].array {
      #expect(spec["created"].isNull && spec["updated"].isNull)
      #expect(spec["contradictions"].array.isEmpty)
    }
    for command in [["status"], ["show", "1"], ["log", "1"], ["show", "1", "--at", "HEAD"]] {
      let output = try SpecTool.run(
        command, environment: clone.environment, directory: clone.path)
      #expect(output.errors == Self.shallow.map { $0 + "\n" }.joined(), "\(command)")
      #expect(output.status == 0, "\(command)")
    }
    #expect(try clone.spec("log", "1", "--json").json()["complete"].bool == false)
  }

  @Test func whatAShallowCloneHoldsIsKnown() throws {
    let clone = try Sample.repository().clone(depth: 2)
    let first = try clone.spec("list", "--json").json()["specs"][0]
    #expect(first["created"].isNull)
    #expect(first["updated"].string == "2026-02-25")
  }

  @Test func aPartialCloneNamesWhatIsMissing() throws {
    let origin = try Sample.repository()
    let clone = try origin.clone(filter: "blob:none", arguments: ["--no-checkout"])
    for command in [["list"], ["list", "--json"], ["show", "1"], ["log", "1"]] {
      let output = try SpecTool.run(
        command, environment: clone.environment, directory: clone.path)
      #expect(output.status == 5, "\(command)")
      #expect(output.text.isEmpty, "\(command)")
      let lines = output.errors.split(separator: "\n")
      try #require(lines.count == 3, "\(output.errors)")
      #expect(lines[0].hasPrefix("error: an object is missing: "))
      #expect(lines[1] == "cause: this is a partial clone, and the object was never fetched")
      #expect(lines[2] == "hint: git fetch --refetch --no-filter")
      let id = String(lines[0].split(separator: " ").last ?? "")
      #expect(try origin.git("cat-file", "-t", id) == "blob")
    }
    #expect(try clone.run("git", ["fetch", "--refetch", "--no-filter"]).status == 0)
    #expect(try clone.spec("list").text == origin.spec("list").text)
  }

  @Test func linkedWorkTreesBareAndSparseOnesReadAlike() throws {
    let origin = try Sample.repository()
    let expected = try origin.spec("list").text
    #expect(expected.split(separator: "\n").count == 3)
    let linked = try origin.addWorkTree("linked", "-b", "side")
    #expect(try origin.spec("list", in: linked).text == expected)
    #expect(try origin.spec("status", in: linked).text.hasPrefix("branch\tside\t"))
    let bare = try origin.clone(bare: true)
    #expect(try bare.spec("list").text == expected)
    #expect(try bare.spec("status").status == 0)
    try bare.spec("new", "Title").expect(
      ExpectedError(error: "this is a bare repository, and the command needs a work tree"), "bare")
    let sparse = try origin.clone(arguments: ["--sparse"])
    #expect(!sparse.exists("specs"))
    #expect(try sparse.spec("list").text == expected)
    #expect(try sparse.spec("status").lines.allSatisfy { !$0.hasPrefix("change") })
  }

  @Test func aDetachedHead() throws {
    let repository = try Sample.small()
    try repository.git("checkout", "--quiet", "--detach")
    let id = try repository.id()
    try repository.spec("status").expect(
      rows: ["branch\t\t\(id)\t\t", "status\tDraft\t1\t\t"])
    #expect(
      try repository.spec(onTerminal: 80, "--color", "never", "status").text
        .hasPrefix("At commit \(id.prefix(10)), 1 spec\n"))
    #expect(try repository.spec("status", "--json").json()["branch"].isNull)
    #expect(try repository.spec("list").lines == [Self.row])
  }

  @Test func aBranchWithoutCommits() throws {
    let repository = try TestRepository()
    try repository.spec("list").expect(
      rows: [],
      errors: ["note: there are no commits here yet"])
    #expect(try repository.spec("list", "--json").json()["at"].isNull)
    #expect(
      try repository.spec(onTerminal: 80, "--color", "never", "status").text
        == "On branch main (no commits yet), 0 specs\n")
    let expected = ExpectedError(
      error: "there are no commits on main yet", hint: "git commit")
    for command in [
      ["show", "1"], ["log", "1"], ["list", "--at", "HEAD"], ["log", "1", "--at", "now"],
    ] {
      try SpecTool.run(command, environment: repository.environment, directory: repository.path)
        .expect(expected, "\(command)")
    }
    #expect(try repository.spec("new", "First").lines == ["Created specs/SPEC-001-first.md"])
    #expect(
      try repository.spec("status").lines.last
        == "change\tSPEC-001\tadded\tunstaged\tspecs/SPEC-001-first.md")
  }

  @Test func sha256IsNotSupported() throws {
    let repository = try TestRepository("--object-format=sha256")
    for command in [["list"], ["status"], ["new", "Title"]] {
      try SpecTool.run(command, environment: repository.environment, directory: repository.path)
        .expect(
          ExpectedError(
            status: 5, error: "the repository's format is not supported: \(repository.path)",
            cause: "it uses the extension 'objectformat', which libgit2 cannot read"),
          "\(command)")
    }
  }

  @Test func theEnvironmentNamesTheRepository() throws {
    let repository = try Sample.small()
    let elsewhere = repository.temporary.path
    let variables = ["GIT_DIR": "\(repository.path)/.git"]
    #expect(
      try repository.spec("list", environment: variables, in: elsewhere).lines == [Self.row])
    let both = variables.merging(["GIT_WORK_TREE": repository.path]) { $1 }
    #expect(try repository.spec("list", environment: both, in: elsewhere).lines == [Self.row])
    try repository.write(Sample.search, Sample.text("SPEC-003", "Search"))
    #expect(
      try repository.spec("status", environment: both, in: elsewhere).lines.last
        == "change\tSPEC-003\tadded\tunstaged\tspecs/SPEC-003-search.md")
    #expect(
      try repository.spec("list", environment: ["GIT_DIR": "/nonexistent"]).status == 2)
  }
}

/// Repositories of another user; only root can make one.
@Suite(.enabled(if: geteuid() == 0, "only root can give files away"))
struct ForeignRepositoryTests {
  @Test func gitsRefusalAndItsRemedy() throws {
    let repository = try Sample.small()
    #expect(try repository.run("chown", ["-R", "12345:12345", "."]).status == 0)
    let remedy = "git config --global --add safe.directory \(repository.path)"
    #expect(try repository.run("git", ["status"]).errors.contains(remedy))
    let expected = ExpectedError(
      error: "git refuses this repository",
      cause: "\(repository.path)/.git/ belongs to somebody else", hint: remedy)
    try repository.spec("list").expect(expected, "list")
    try repository.spec("status", in: "specs").expect(expected, "status in a folder")
    try repository.git("config", "--global", "--add", "safe.directory", "*")
    #expect(try repository.spec("list").lines.count == 1)
    try repository.git("config", "--global", "--unset-all", "safe.directory")
    let words = remedy.split(separator: " ").map(String.init)
    #expect(try repository.run(words[0], Array(words[1...])).status == 0)
    #expect(try repository.spec("list").lines.count == 1)
  }
}

/// Objects that are missing or broken.
struct DamagedRepositoryTests {
  private func damage(
    _ revision: String, in repository: TestRepository, _ change: ([UInt8]) -> [UInt8]?
  ) throws -> String {
    let id = try repository.id(revision)
    let file = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    let bytes = try repository.bytes(file)
    try repository.remove(file)
    if let changed = change(bytes) {
      try repository.write(file, changed)
    }
    return id
  }

  @Test func aTruncatedObjectEndsTheWait() throws {
    let repository = try Sample.small()
    try repository.write(Sample.search, String(repeating: "many words\n", count: 2_000))
    try repository.write(Sample.quotas, Sample.text("SPEC-002", "Quotas"))
    try repository.commit()
    _ = try damage("HEAD:\(Sample.quotas)", in: repository) {
      // Its size is still there to be read, the rest is not.
      Array($0.prefix($0.count / 2))
    }
    let start = Date()
    try repository.spec("list", environment: ["SPEC_WATCHDOG_SECONDS": "1"]).expect(
      ExpectedError(
        status: 5, error: "reading the repository made no progress for 1 s",
        cause: "an object is probably truncated; libgit2 does not return from it",
        hint: "git fsck --full"), "truncated")
    #expect(Date().timeIntervalSince(start) < 10)
  }

  @Test func missingObjectsAreNamed() throws {
    for revision in ["HEAD:\(Sample.offline)", "HEAD:specs", "HEAD~1"] {
      let repository = try Sample.small()
      try repository.write(Sample.quotas, Sample.text("SPEC-002", "Quotas"))
      try repository.commit()
      let id = try damage(revision, in: repository) { _ in nil }
      try repository.spec("list").expect(
        ExpectedError(
          status: 5, error: "an object is missing: \(id)", cause: "the repository is damaged",
          hint: "git fsck --full"), revision)
    }
  }

  @Test func anEmptyObjectIsCorrupt() throws {
    let repository = try Sample.small()
    _ = try damage("HEAD:\(Sample.offline)", in: repository) { _ in [] }
    let output = try repository.spec("show", "1")
    #expect(output.status == 5)
    #expect(output.text.isEmpty)
    #expect(output.errors.hasPrefix("error: the repository could not be read\ncause: git_"))
    #expect(output.errors.hasSuffix("\nhint: git fsck --full\n"))
    #expect(output.errors.split(separator: "\n").count == 3)
  }
}
