import SpecTestSupport
import Testing

/// Text from the repository or the command line never drives the reader's terminal.
struct HostileTextTests {
  private static let newline = "specs/SPEC-006-two\nlines.md"

  private func repository() throws -> TestRepository {
    let repository = try Sample.small()
    try repository.write(
      "specs/SPEC-005-escape.md",
      Sample.text(
        "SPEC-005", "Red \u{1B}[31mtitle\u{7} \u{9B}31m \u{7F}", status: "Dr\u{1B}[5maft",
        author: "\u{1B}]0;owned\u{7}Ada"))
    try repository.write(Self.newline, Sample.text("SPEC-006", "Two lines"))
    try repository.commit(
      "Subject \u{1B}]0;owned\u{7}", author: Person("Ev\u{1B}[31mil", "evil\u{1B}@example.com"),
      at: "2026-01-06T09:00:00Z")
    return repository
  }

  private static let commands = [
    ["list"], ["list", "--json"], ["list", "--format", "%(title) %(status) %(authors) %(author)"],
    ["status"], ["status", "--json"], ["show", "5"], ["show", "5", "--json"], ["show", "5/FR-1"],
    ["log", "5"], ["log", "5", "--json"], ["log", "5", "-p"], ["log", "5", "--all"],
    ["log", newline], ["show", newline], ["show", "a\u{1B}[31m"], ["log", "a\u{9B}b"],
    ["list", "--at", "\u{1B}[2J"], ["list", "--status", "\u{1B}[2J"], ["\u{1B}[2J"],
    ["list", "--\u{1B}[2J"], ["-C", "\u{1B}[2J"], ["list", "--sort", "\u{1B}[2J"],
    ["list", "--format", "%1b[31m"],
  ]

  @Test func piped() throws {
    let repository = try repository()
    for command in Self.commands {
      let output = try SpecTool.run(
        command, environment: repository.environment, directory: repository.path)
      #expect(output.obeysNothing, "\(command): \(output.text.debugDescription) \(output.errors)")
    }
  }

  @Test func onATerminalWithoutColour() throws {
    let repository = try repository()
    for command in Self.commands {
      let output = try Tool.runOnTerminal(
        try SpecTool.path, command,
        environment: repository.environment.merging(["TERM": "xterm", "NO_COLOR": "1"]) { $1 },
        directory: repository.path)
      #expect(output.obeysNothing, "\(command): \(output.text.debugDescription) \(output.errors)")
    }
  }

  @Test func jsonKeepsTheText() throws {
    let json = try repository().spec("list", "--json").json()["specs"]
    #expect(json[1]["title"].string == "Red \u{1B}[31mtitle\u{7} \u{9B}31m \u{7F}")
    #expect(json[1]["status"].string == "Dr\u{1B}[5maft")
    #expect(json[2]["path"].string == Self.newline)
  }

  @Test func aNewlineInAFileNameStartsNoRow() throws {
    let repository = try repository()
    #expect(try repository.spec("list").lines.count == 3)
    #expect(try repository.spec("list", "--format", "%(path)").lines.count == 3)
    try repository.write(Self.newline, "changed\n")
    let changes = try repository.spec("status").lines.filter { $0.hasPrefix("change\t") }
    #expect(changes.count == 1)
    #expect(changes[0].contains("two") && changes[0].contains("lines.md"))
  }

  /// Raw bytes are what was asked for.
  @Test func rawIsByteForByte() throws {
    let repository = try repository()
    #expect(
      try repository.spec("show", "5", "--raw").bytes
        == repository.bytes("specs/SPEC-005-escape.md"))
  }
}
