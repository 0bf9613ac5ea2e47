import Testing

@testable import SpecWorkflow

struct ConfigurationReaderTests {
  private static func read(_ text: String) throws(ConfigurationError) -> Configuration {
    try ConfigurationReader.read(Array(text.utf8), file: "config.yml")
  }

  @Test("every key")
  func everything() throws {
    let configuration = try Self.read(
      """
      project: 1.10
      template: .spec/template.md
      specs:
        - folder: docs/rfcs
          files: ["*.md", "sub/**/*.md"]
          exclude: drafts/**
          prefix: RFC
          digits: 4
          id: [front-matter, "front-matter: Number", header:RFC, title, file]
        - folder: .
      status:
        vocabulary: [Open, Closed]
        transitions:
          Open: Closed
          Closed: []
      header:
        aliases:
          Status: [State, Condition]
          Author: Champion
      history:
        trunk: develop
        ignoreRevs: .git-blame-ignore-revs
      """)
    #expect(configuration.project == "1.10")
    #expect(configuration.template == ".spec/template.md")
    #expect(configuration.folders.map(\.path) == ["docs/rfcs", ""])
    let folder = configuration.folders[0]
    #expect(folder.files.map(\.text) == ["docs/rfcs/*.md", "docs/rfcs/sub/**/*.md"])
    #expect(folder.excluded.map(\.text) == ["docs/rfcs/drafts/**"])
    #expect(folder.prefix == "RFC")
    #expect(folder.digits == 4)
    #expect(
      folder.idSources == [
        .frontMatter("id"), .frontMatter("number"), .header("rfc"), .title, .fileName,
      ])
    #expect(configuration.vocabulary.states == ["Open", "Closed"])
    #expect(configuration.transitions == ["Open": ["Closed"], "Closed": []])
    #expect(
      configuration.aliases == ["state": .status, "condition": .status, "champion": .author])
    #expect(configuration.trunk == "develop")
    #expect(configuration.ignoreRevs == ".git-blame-ignore-revs")
  }

  @Test(
    "nothing said, everything default",
    arguments: [
      "", "\n", "# only a comment\n", "---\n", "--- \n# x\n", "{}", "\u{FEFF}",
      "specs: {folder: specs}",
      "status:\nheader:\nhistory:\n", "\r\n\r\n",
    ])
  func defaults(_ text: String) throws {
    let configuration = try Self.read(text)
    #expect(configuration.vocabulary == .standard)
    #expect(configuration.transitions == Configuration.standardTransitions)
    #expect(configuration.folders.map(\.path).contains("specs"))
    #expect(configuration.aliases.isEmpty)
  }

  @Test("line endings, a byte order mark and aliases change nothing")
  func spelling() throws {
    let text =
      "\u{FEFF}specs:\r\n  - folder: &a specs\r\n    prefix: S\r\n  - folder: doc\r\n"
      + "history:\r\n  trunk: *a\r\n"
    let configuration = try Self.read(text)
    #expect(configuration.folders.map(\.path) == ["specs", "doc"])
    #expect(configuration.trunk == "specs")
  }

  struct Wrong: Sendable {
    var text: String
    var line: Int
    var message: String
    var suggestion: String?

    init(_ text: String, _ line: Int, _ message: String, _ suggestion: String? = nil) {
      self.text = text
      self.line = line
      self.message = message
      self.suggestion = suggestion
    }
  }

  @Test(
    "every mistake, with its line",
    arguments: [
      Wrong("spec:\n", 1, "unknown key 'spec'", "did you mean 'specs'?"),
      Wrong("\n\nzzzzzzzz: 1\n", 3, "unknown key 'zzzzzzzz'", "known keys here: project, specs"),
      Wrong("# x\r\n\r\nspec:\r\n", 3, "unknown key 'spec'", "did you mean"),
      Wrong("\u{FEFF}\nspec: x\n", 2, "unknown key 'spec'"),
      Wrong("- a\n", 1, "expected `key: value`"),
      Wrong("text", 1, "expected `key: value`"),
      Wrong("project: [a]\n", 1, "'project': expected text"),
      Wrong("project:\n", 1, "'project': expected text"),
      Wrong("project: a\nproject: b\n", 1, "'project' stands twice"),
      Wrong("status:\n  vocabulary: [A]\n  vocabulary: [B]\n", 2, "'vocabulary' stands twice"),
      Wrong("project: a\n\ttemplate: b\n", 2, "not YAML"),
      Wrong("project: 'a\n", 2, "not YAML"),
      Wrong("a: b: c\n", 1, "not YAML"),
      Wrong("project: a\n---\nproject: b\n", 2, "not YAML"),
      Wrong("project: *nowhere\n", 1, "not YAML"),
      Wrong("specs: []\n", 1, "name at least one folder"),
      Wrong("specs:\n", 1, "names a folder"),
      Wrong("specs:\n  - prefix: A\n", 2, "names a folder"),
      Wrong("specs:\n  - folder: a\n  - specs\n", 3, "expected `key: value`"),
      Wrong("specs:\n  - folder: /etc\n", 2, "inside the repository"),
      Wrong("specs:\n  - folder: a/../../b\n", 2, "inside the repository"),
      Wrong("specs:\n  - folder: a\n    prefx: A\n", 3, "unknown key 'prefx'", "'prefix'"),
      Wrong("specs:\n  - folder: a\n    prefix: A-B\n", 3, "letters and digits"),
      Wrong("specs:\n  - folder: a\n    prefix: 1A\n", 3, "letters and digits"),
      Wrong("specs:\n  - folder: a\n    prefix: É\n", 3, "letters and digits"),
      Wrong("specs:\n  - folder: a\n    digits: 0\n", 3, "a number from 1 to 9"),
      Wrong("specs:\n  - folder: a\n    digits: ten\n", 3, "a number from 1 to 9"),
      Wrong("specs:\n  - folder: a\n    digits: 99999999999999999999\n", 3, "a number from 1 to 9"),
      Wrong("specs:\n  - folder: a\n    files: {a: b}\n", 3, "a text or a list of texts"),
      Wrong(
        "specs:\n  - folder: a\n    files:\n      - x\n      - [y]\n", 5, "expected a text here"),
      Wrong("specs:\n  - folder: a\n    id: body\n", 3, "unknown place 'body'", "places: title"),
      Wrong(
        "specs:\n  - folder: a\n    id: header\n", 3, "unknown place 'header'", "header:<field>"),
      Wrong("specs:\n  - folder: a\n    id: title:x\n", 3, "unknown place 'title:x'"),
      Wrong("status:\n  vocabulary: []\n", 2, "at least one"),
      Wrong("status:\n  vocabulary: {a: b}\n", 2, "a text or a list of texts"),
      Wrong("status: Draft\n", 1, "expected `key: value`"),
      Wrong(
        "status:\n  transitions:\n    Draft: [In Reviw]\n", 3,
        "'In Reviw' is not in the vocabulary",
        "did you mean 'In Review'?"),
      Wrong("status:\n  transitions:\n    Darft: Draft\n", 3, "unknown key 'Darft'", "'Draft'"),
      Wrong("status:\n  transitions: []\n", 2, "expected `key: value`"),
      Wrong("header:\n  aliases:\n    status: [State]\n", 3, "unknown key 'status'", "'Status'"),
      Wrong("header:\n  alias: {}\n", 2, "unknown key 'alias'", "'aliases'"),
      Wrong("history:\n  ignorerevs: x\n", 2, "unknown key 'ignorerevs'", "'ignoreRevs'"),
      Wrong("history:\n  trunk: [a, b]\n", 2, "'trunk': expected text"),
      Wrong("? [a, b]\n: c\n", 1, "unknown key"),
    ])
  func mistakes(_ wrong: Wrong) throws {
    do {
      let configuration = try Self.read(wrong.text)
      Issue.record("\(wrong.text) was read as \(configuration)")
    } catch {
      #expect(error.message.contains(wrong.message), "\(error.message)")
      #expect(error.position.line == wrong.line, "\(error.message)")
      if let suggestion = wrong.suggestion {
        #expect(error.suggestion?.contains(suggestion) == true, "\(error.suggestion ?? "none")")
      }
      #expect(error.file == "config.yml")
    }
  }

  @Test("bytes that are no text")
  func notText() {
    #expect(throws: ConfigurationError.self) {
      try ConfigurationReader.read([0x70, 0xE9, 0x0A], file: "x")
    }
    #expect(throws: ConfigurationError.self) {
      try ConfigurationReader.read([0xFF, 0xFE, 0x70, 0x00], file: "x")
    }
  }

  @Test(
    "aliases of aliases and folders of folders end soon", .timeLimit(.minutes(1)),
    arguments: ["files", "id", "? key"])
  func bombs(_ key: String) {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<30 {
      let names = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(names)]\n"
    }
    text += key == "? key" ? "? *a29\n: x\n" : "specs:\n  - folder: a\n    \(key): *a29\n"
    #expect(throws: ConfigurationError.self) { try Self.read(text) }
    let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
    #expect(throws: ConfigurationError.self) { try Self.read("project: \(deep)\n") }
  }
}
