import SpecTestSupport
import Testing

@testable import spec

@Suite struct SearchPathTests {
  @Test(arguments: [
    ("/usr/bin:/bin", "/usr/bin:/bin"), (".:/bin", "/bin"), ("/bin:.", "/bin"), ("::/bin:", "/bin"),
    ("bin:./bin:../bin:~/bin:/opt/a b", "/opt/a b"), (".", "/usr/local/bin:/usr/bin:/bin"),
    ("", "/usr/local/bin:/usr/bin:/bin"), (":", "/usr/local/bin:/usr/bin:/bin"),
  ])
  func onlyAbsoluteFoldersAreLookedInto(path: String, expected: String) {
    #expect(SearchPath.restricting(["PATH": path, "A": "b"]) == ["PATH": expected, "A": "b"])
  }

  @Test func withoutAPathThereIsOne() {
    #expect(SearchPath.folders(in: [:]) == ["/usr/local/bin", "/usr/bin", "/bin"])
  }

  /// A repository with programs of its own, and what its visitor's `PATH` begins with.
  @Test(arguments: [".", "", "tools"])
  func programsOfTheRepositoryDoNotRun(folder: String) throws {
    let repository = try Sample.small()
    for name in ["less", "vi", "sed", "sh"] {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      try repository.write(
        path, "#!/bin/sh\n: >'\(repository.temporary.path)/ran-\(name)'\nexit 1\n")
      #expect(try repository.run("chmod", ["+x", path]).status == 0)
    }
    let path = folder + ":" + (repository.environment["PATH"] ?? "")
    for pager in ["less", "sed -n p", "sed -n p | less"] {
      let output = try Tool.runOnTerminal(
        try SpecTool.path, ["list"],
        environment: repository.environment.merging([
          "PATH": path, "TERM": "xterm", "SPEC_PAGER": pager,
        ]) { $1 },
        directory: repository.path)
      #expect(output.status == 0)
      #expect(output.text.contains("SPEC-001"))
    }
    let made = try Tool.runOnTerminal(
      try SpecTool.path, ["new", "Next", "--edit"],
      environment: repository.environment.merging([
        "PATH": path, "TERM": "xterm", "GIT_EDITOR": "sed -n p",
      ]) { $1 },
      directory: repository.path)
    #expect(made.status == 0, "\(made.errors)")
    for name in ["less", "vi", "sed", "sh"] {
      #expect(!repository.exists("../ran-\(name)"), "\(name)")
    }
  }
}
