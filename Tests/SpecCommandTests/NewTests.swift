import SpecTestSupport
import Testing

struct NewTests {
  @Test func theTemplateIsFilledIn() throws {
    let repository = try Sample.repository()
    let output = try repository.spec("new", "Très Über: A/B sync!", environment: Sample.now)
    let path = "specs/SPEC-005-tres-ueber-a-b-sync.md"
    #expect(output.lines == ["Created \(path)"])
    #expect(output.errors == "note: SPEC-004 was a spec once; its number is not used again\n")
    let text = try repository.read(path)
    #expect(text.hasPrefix("# SPEC-005: Très Über: A/B sync!\n"))
    for line in [
      "**Status**: Draft", "**Created**: 2026-03-01", "**Updated**: 2026-03-01",
      "**Author**: Ada Okafor",
    ] {
      #expect(text.contains("\n\(line)"), "\(line)")
    }
    #expect(text.contains("\n## Requirements\n"))
    let change = try repository.spec("status").lines.first { $0.hasPrefix("change") }
    #expect(change == "change\tSPEC-005\tadded\tunstaged\t\(path)")
    try repository.commit(at: "2026-03-01T12:30:00Z")
    let list = try repository.spec("list")
    #expect(list.status == 0)
    #expect(list.lines.last?.hasPrefix("SPEC-005\tDraft\tTrès Über: A/B sync!\tAda") == true)
  }

  @Test func noBranchHasTheNumber() throws {
    let origin = try Sample.small()
    try origin.git("checkout", "--quiet", "-b", "far")
    try origin.write("specs/SPEC-008-far.md", Sample.text("SPEC-008", "Far"))
    try origin.commit()
    try origin.git("checkout", "--quiet", "main")
    let clone = try origin.clone()
    try clone.git("checkout", "--quiet", "-b", "near")
    try clone.write("specs/SPEC-005-near.md", Sample.text("SPEC-005", "Near"))
    try clone.commit()
    try clone.git("checkout", "--quiet", "main")
    let output = try clone.spec("new", "Next")
    #expect(output.lines == ["Created specs/SPEC-009-next.md"])
    #expect(
      output.errors
        == "note: SPEC-005 is taken on near\nnote: SPEC-008 is taken on origin/far\n")
  }

  @Test func nothingIsOverwritten() throws {
    let repository = try Sample.small()
    // Not committed, not staged: in the work tree alone.
    #expect(try repository.spec("new", "Same").lines == ["Created specs/SPEC-002-same.md"])
    #expect(try repository.spec("new", "Same").lines == ["Created specs/SPEC-003-same.md"])
    try repository.write("specs/SPEC-004-same.md", "not even a spec\n")
    let output = try repository.spec("new", "Same")
    #expect(output.lines == ["Created specs/SPEC-005-same.md"])
    #expect(try repository.read("specs/SPEC-004-same.md") == "not even a spec\n")
  }

  @Test func dryRunsAndRefusalsWriteNothing() throws {
    let repository = try Sample.small()
    try repository.git("config", "user.useConfigOnly", "true")
    let before = try repository.state()
    try repository.spec("new", "-n", "Dry").expect(rows: ["Would create specs/SPEC-002-dry.md"])
    let json = try repository.spec("new", "Dry", "--dry-run", "--json").json()
    #expect(json["schema"].string == "spec.new/1")
    #expect(json["dryRun"].bool == true)
    #expect(json["path"].string == "specs/SPEC-002-dry.md")
    let title = "a spec needs a title"
    let hint = "spec new \"Offline sync\""
    let rows: [([String], ExpectedError)] = [
      (["new", ""], .init(error: title, cause: "the title is empty", hint: hint)),
      (["new", " \t"], .init(error: title, cause: "the title is empty", hint: hint)),
      (
        ["new", "a\nb"], .init(error: title, cause: "the title has more than one line", hint: hint)
      ),
      (
        ["new", "a\u{1B}b"],
        .init(error: title, cause: "the title holds control characters", hint: hint)
      ),
      (["new"], .init(error: "missing expected argument '<title>'", hint: "spec help new")),
      (["new", "a", "b"], .init(error: "unexpected argument 'b'", hint: "spec help new")),
      (
        ["new", "X", "--folder", "spces"],
        .init(
          error: "'spces' is not a folder of specs", cause: "folders: specs, docs/specs, doc/specs",
          hint: "did you mean 'specs'?")
      ),
      (
        ["new", "X", "--folder", "/etc"],
        .init(
          error: "'/etc' is not a folder of specs", cause: "folders: specs, docs/specs, doc/specs")
      ),
      (
        ["new", "X", "--edit"],
        .init(
          error: "--edit needs a terminal", cause: "standard input or output is none",
          hint: "leave --edit away")
      ),
    ]
    for (arguments, expected) in rows {
      try SpecTool.run(arguments, environment: repository.environment, directory: repository.path)
        .expect(expected, "\(arguments)")
    }
    try repository.spec(
      "new", "Who", environment: ["GIT_CONFIG_GLOBAL": "/dev/null"]
    ).expect(
      ExpectedError(
        error: "git does not know who you are",
        hint: "git config --global user.name 'Your Name'"), "identity")
    #expect(try repository.state() == before)
  }

  @Test func theTeamsOwnTemplate() throws {
    let repository = try Sample.small()
    try repository.write(
      ".spec/template.md",
      "# SPEC-XXX: [Feature Name]\r\n\r\n**Status**: Draft\r\n**Created**: YYYY-MM-DD\r\n"
        + "**Updated**: YYYY-MM-DD\r\n**Author**: [Your Name]\r\n\r\n## Why\r\n")
    #expect(try repository.spec("new", "Lines", environment: Sample.now).status == 0)
    #expect(
      try repository.read("specs/SPEC-002-lines.md")
        == "# SPEC-002: Lines\r\n\r\n**Status**: Draft\r\n**Created**: 2026-03-01\r\n"
        + "**Updated**: 2026-03-01\r\n**Author**: Ada Okafor\r\n\r\n## Why\r\n")
  }

  @Test func linksAreNotFollowed() throws {
    let repository = try TestRepository()
    try repository.write("README.md", "\n")
    try repository.commit()
    let outside = try repository.temporary.folder("outside")
    try repository.link("specs", to: outside)
    let output = try repository.spec("new", "Escape")
    #expect(output.status == 2)
    #expect(output.errors.contains("symbolic link"))
    #expect(try repository.run("ls", [outside]).text.isEmpty)
  }

  @Test func theEditorOpensOnATerminal() throws {
    let repository = try Sample.small()
    let output = try repository.spec(
      onTerminal: 100, "--color", "never", "new", "Edited", "--edit",
      environment: ["GIT_EDITOR": "sh -c 'echo edited >> \"$1\"' -"])
    #expect(output.status == 0, "\(output.errors)")
    #expect(try repository.read("specs/SPEC-002-edited.md").hasSuffix("edited\n"))
  }
}
