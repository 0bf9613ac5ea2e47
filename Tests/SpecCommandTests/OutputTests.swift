import SpecTestSupport
import Testing

/// Pipes that close, terminals that are narrow or dumb, colour and the pager.
struct OutputTests {
  @Test func aClosedPipeIsQuiet() throws {
    let repository = try TestRepository()
    for number in 1...600 {
      let id = "SPEC-\(String(1_000 + number).dropFirst())"
      let title = String(repeating: "A long title ", count: 20)
      try repository.write("specs/\(id).md", "# \(id): \(title)\n\n**Status**: Draft\n")
    }
    try repository.commit()
    for command in ["list", "list --json", "list --format '%(id) %(title)'"] {
      // Standard output is closed before the program writes to it, whatever the order they run in.
      let script = "\"$SPEC\" \(command) | { exec 0<&-; sleep 0.1; }; echo \"${PIPESTATUS[0]}\""
      let output = try repository.run(
        "bash", ["-c", script], environment: ["SPEC": try SpecTool.path])
      #expect(output.text == "141\n", "\(command)")
      #expect(output.errors.isEmpty, "\(command)")
      let head = try repository.run(
        "bash", ["-c", "\"$SPEC\" \(command) | head -n 1; echo \"${PIPESTATUS[0]}\""],
        environment: ["SPEC": try SpecTool.path])
      #expect(head.lines.count == 2, "\(command)")
      #expect(head.errors.isEmpty, "\(command)")
    }
  }

  @Test(.enabled(if: Tool.find("sh") != nil && TestRepository.hasFullDevice))
  func aFullDeviceIsAnError() throws {
    let output = try Sample.small().run(
      "sh", ["-c", "\"$SPEC\" list > /dev/full"], environment: ["SPEC": try SpecTool.path])
    output.expect(
      ExpectedError(
        error: "the output could not be written",
        cause: "cannot write standard output: No space left on device"), "full")
  }

  @Test func fortyColumns() throws {
    let repository = try Sample.repository()
    for (columns, environment) in [(40, [:]), (200, ["COLUMNS": "40"])] {
      for command in [["list"], ["status"], ["log", "1"], ["show", "1"]] {
        let output = try Tool.runOnTerminal(
          try SpecTool.path, command, columns: columns,
          environment: repository.environment
            .merging(["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"]) { $1 }
            .merging(environment) { $1 },
          directory: repository.path)
        #expect(output.status == 0)
        #expect(output.lines.count > 2)
        for line in output.lines where line.count > 40 {
          // Code is not broken.
          #expect(command[0] == "show" && line.contains("status ="), "\(command): \(line)")
        }
      }
    }
    // Piped output is never cut.
    #expect(
      try repository.spec("list", environment: ["COLUMNS": "40"]).text
        == repository.spec("list").text)
  }

  @Test func colour() throws {
    let repository = try Sample.small()
    let escape = "\u{1B}["
    #expect(try repository.spec(onTerminal: 80, "list").text.contains(escape))
    for environment in [["TERM": "dumb"], ["NO_COLOR": "1"]] {
      for command in [["list"], ["status"], ["show", "1"], ["log", "1"]] {
        let output = try repository.spec(onTerminal: 80, command[0], environment: environment)
        #expect(!output.text.contains(escape), "\(environment) \(command)")
      }
    }
    #expect(
      !(try repository.spec(onTerminal: 80, "list", "--color", "never")).text.contains(escape))
    #expect(!(try repository.spec("list")).text.contains(escape))
    #expect(try repository.spec("list", "--color", "always").text.contains(escape))
    #expect(!(try repository.spec("list", "--json", "--color", "always")).text.contains(escape))
    try repository.git("config", "color.spec", "always")
    #expect(try repository.spec("list").text.contains(escape))
    #expect(!(try repository.spec("list", environment: ["NO_COLOR": "1"])).text.contains(escape))
  }

  @Test func thePager() throws {
    let repository = try Sample.small()
    let pager = ["SPEC_PAGER": "sed 's/^/paged: /'", "NO_COLOR": "1"]
    let paged = try repository.spec(onTerminal: 80, "list", environment: pager)
    #expect(paged.lines.count == 2)
    #expect(paged.lines.allSatisfy { $0.hasPrefix("paged: ") })
    let direct = try repository.spec(onTerminal: 80, "list", "--no-pager", environment: pager)
    #expect(direct.lines.allSatisfy { !$0.hasPrefix("paged: ") })
    #expect(try repository.spec("list", environment: pager).lines[0].hasPrefix("SPEC-001"))
    // A pager that the user leaves at once is no failure, a missing one loses nothing.
    #expect(
      try repository.spec(onTerminal: 80, "show", "1", environment: ["SPEC_PAGER": "true"]).errors
        .isEmpty)
    // What a repository names never runs.
    try repository.git("config", "core.pager", "sed 's/^/theirs: /'")
    let own = try repository.spec(onTerminal: 80, "list", environment: ["PAGER": "cat"])
    #expect(!own.text.contains("theirs: "))
    // Nothing is paged where there is nothing.
    let nothing = try repository.spec(
      onTerminal: 80, "show", "9", environment: ["SPEC_PAGER": "echo started"])
    #expect(nothing.text.isEmpty)
    #expect(nothing.status == 2)
  }
}

extension TestRepository {
  fileprivate static var hasFullDevice: Bool {
    Tool.find("test").flatMap { test in
      try? Tool.run(test, ["-c", "/dev/full"], environment: [:], directory: "/").status == 0
    } ?? false
  }
}
