import SpecTestSupport
import Testing

/// A configuration that cannot be used: file, line, what is wrong, and the nearest right word.
struct WrongConfigurationTests {
  @Test func everyMistakeHasItsLine() throws {
    let rows: [(text: String, line: Int, message: String, hint: String?)] = [
      ("spcs: x\n", 1, "unknown key 'spcs'", "did you mean 'specs'?"),
      (
        "specs:\n  - folder: specs\n    prefx: SPEC\n", 3, "unknown key 'prefx'",
        "did you mean 'prefix'?"
      ),
      (
        "# a comment\n\nhistory:\n  zzzzzzzz: 1\n", 4, "unknown key 'zzzzzzzz'",
        "known keys here: trunk, ignoreRevs"
      ),
      ("specs: [a\n", 2, "not YAML: did not find expected ',' or ']'", nil),
      ("a: b: c\n", 1, "not YAML: mapping values are not allowed in this context", nil),
      ("project: a\nx: \u{7}\n", 2, "not YAML: control characters are not allowed", nil),
      ("\nproject: a\nproject: b\n", 2, "not YAML: the key 'project' stands twice", nil),
      ("- a\n", 1, "expected `key: value` lines here", nil),
      ("just text\n", 1, "expected `key: value` lines here", nil),
      ("specs:\n  folder: [a]\n", 2, "'folder': expected text", nil),
      (
        "specs:\n  folder: specs\n  digits: many\n", 3, "'digits': expected a number from 1 to 9",
        nil
      ),
      ("specs:\n  folder: ../x\n", 2, "'folder': expected a path inside the repository", nil),
      (
        "specs:\n  folder: specs\n  id: titel\n", 3, "'id': unknown place 'titel'",
        "places: title, file, front-matter:<field>, header:<field>"
      ),
      (
        "status:\n  vocabulary: [Draft, Done]\n  transitions:\n    Draft: [Doen]\n", 4,
        "'Draft': 'Doen' is not in the vocabulary", "did you mean 'Done'?"
      ),
    ]
    let repository = try Sample.small()
    for (text, line, message, hint) in rows {
      try repository.write(".spec/config.yml", text)
      let before = try repository.state()
      let expected = ExpectedError(error: ".spec/config.yml:\(line): \(message)", hint: hint)
      try repository.spec("list").expect(expected, text)
      #expect(try repository.state() == before)
    }
    for command in [["status"], ["show", "1"], ["log", "1"], ["new", "Title"]] {
      try SpecTool.run(command, environment: repository.environment, directory: repository.path)
        .expect(
          ExpectedError(
            error: ".spec/config.yml:4: 'Draft': 'Doen' is not in the vocabulary",
            hint: "did you mean 'Done'?"), command[0])
    }
  }

  @Test func bytesThatAreNoText() throws {
    let repository = try Sample.small()
    try repository.write(".spec/config.yml", [0xFF, 0xFE, 0x0A])
    try repository.spec("list").expect(
      ExpectedError(error: ".spec/config.yml:1: not UTF-8 text"), "not UTF-8")
  }

  @Test func anEmptyOneSaysNothing() throws {
    let repository = try Sample.small()
    for text in ["", "# only a comment\n", "history:\n"] {
      try repository.write(".spec/config.yml", text)
      #expect(try repository.spec("list").lines.count == 1, "\(text)")
    }
  }

  @Test func aFolderInItsPlace() throws {
    let repository = try Sample.small()
    try repository.write(".spec/config.yml/file", "")
    try repository.spec("list").expect(
      ExpectedError(
        error: "cannot use \(repository.path)/.spec/config.yml", cause: "not a plain file"),
      "folder")
  }

  @Test func theFileOfTheOptionIsNamedAsItWasTyped() throws {
    let repository = try Sample.small()
    try repository.write("other.yml", "spcs: x\n")
    let output = try repository.spec("list", "--config", "other.yml")
    #expect(
      output.errors.hasSuffix("other.yml:1: unknown key 'spcs'\nhint: did you mean 'specs'?\n"))
    #expect(output.status == 2)
  }
}
