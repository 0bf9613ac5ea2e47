import Foundation
import SpecTestSupport
import Testing

/// The cache is used by what reads, never by what decides, and its loss costs nothing.
struct CacheTests {
  private let repository: TestRepository
  private var file: String { ".git/spec/index-\(getuid()).sqlite" }

  init() throws {
    repository = try Sample.repository()
  }

  @Test func showsAndClears() throws {
    let none = try repository.spec("cache", "show")
    #expect(none.status == 0)
    #expect(none.text == "in all\t\t0\n")
    #expect(!repository.exists(file))
    try repository.spec("list")
    let shown = try repository.spec("cache", "show", "--json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(shown.bytes)) as? [String: Any])
    let kinds = try #require(report["kinds"] as? [[String: Any]])
    #expect(kinds.compactMap { $0["kind"] as? String } == ["history", "specs"])
    #expect((report["path"] as? String)?.hasSuffix(file) == true)
    #expect(try repository.spec("cache", "clear").status == 0)
    #expect(!repository.exists(file))
    #expect(try repository.spec("cache", "clear").text.hasPrefix("nothing to remove"))
  }

  @Test func whatDecidesHasNone() throws {
    for command in [
      ["verify"], ["check"], ["approve", "SPEC-001"], ["submit", "SPEC-001"], ["mark", "SPEC-001"],
      ["withdraw", "SPEC-001"], ["hook", "run", "pre-commit"], ["doctor"], ["key", "list"],
      ["trust", "show"], ["new", "A title"],
    ] {
      _ = try SpecTool.run(
        command, environment: repository.environment, directory: repository.path)
      #expect(!repository.exists(".git/spec"), "\(command)")
    }
  }

  @Test func workTreesShareOne() throws {
    try repository.git("worktree", "add", "--quiet", "../other", "-b", "other")
    try repository.spec("list", in: "../other")
    #expect(repository.exists(file))
    #expect(!repository.exists(".git/worktrees/other/spec"))
  }

  @Test func canBeTurnedOff() throws {
    try repository.git("config", "spec.index", "false")
    try repository.spec("list")
    #expect(!repository.exists(".git/spec"))
  }

  @Test func aHomeThatCannotBeWrittenHasNone() throws {
    let home = try repository.temporary.folder("blocked")
    try "x".write(toFile: "\(home)/state", atomically: false, encoding: .utf8)
    let output = try repository.spec("list", environment: ["XDG_STATE_HOME": "\(home)/state"])
    #expect(output.errors.isEmpty)
    #expect(output.text == (try repository.spec("list").text))
  }

  @Test(arguments: ["file", "link", "folder"])
  func whatStandsInItsPlaceIsLeftAlone(_ kind: String) throws {
    let expected = try repository.spec("list").text
    try repository.remove(".git/spec")
    switch kind {
    case "file": try repository.write(".git/spec", "mine\n")
    case "link":
      try repository.write("elsewhere/keep", "mine\n")
      try repository.write(".git/spec/other", "mine\n")
      try repository.link(file, to: "../../elsewhere/keep")
    default: try repository.write("\(file)/inside", "mine\n")
    }
    let output = try repository.spec("list")
    #expect(output.text == expected)
    #expect(output.errors.isEmpty)
    switch kind {
    case "file": #expect(try repository.read(".git/spec") == "mine\n")
    case "link": #expect(try repository.read("elsewhere/keep") == "mine\n")
    default: #expect(try repository.read("\(file)/inside") == "mine\n")
    }
  }

  /// Another user of the repository, or whoever packed it, cannot have put anything into it.
  @Test func anotherUsersIndexDoesNotCount() throws {
    try repository.spec("list")
    let text = try repository.bytes(file)
    let other = try Sample.repository()
    try other.write(file, text)
    let output = try other.spec("list", "--json", environment: Sample.now)
    #expect(
      output.status == (try repository.spec("list", "--json", environment: Sample.now).status))
    let report = try other.spec("cache", "show")
    #expect(report.status == 0)
  }

  @Test func manyRunsAtOnceAndKills() async throws {
    let expected = try repository.spec("list", "--json", environment: Sample.now).text
    let path = repository.path
    let environment = repository.environment.merging(Sample.now) { $1 }
    for round in 0..<6 {
      try repository.remove(".git/spec")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<6 {
          group.addTask {
            if number % 2 == 0 {
              // Killed somewhere on its way.
              _ = try Tool.run(
                "sh",
                [
                  "-c", "\"$0\" list --json & sleep 0.0$1; kill -9 $! 2>/dev/null; wait",
                  SpecTool.path, "\(round + 2)",
                ],
                environment: environment, directory: path)
            } else {
              let output = try SpecTool.run(
                ["list", "--json"], environment: environment, directory: path)
              #expect(output.text == expected)
            }
          }
        }
        try await group.waitForAll()
      }
      let output = try repository.spec("list", "--json", environment: Sample.now)
      #expect(output.text == expected)
    }
  }
}
