import Foundation
import SpecTestSupport
import Testing

/// Words are found where they stand, and nowhere else.
struct SearchTests {
  private let repository: TestRepository

  init() throws {
    repository = try Sample.repository()
  }

  private func search(
    _ words: String..., index: Bool = true
  ) throws -> (status: Int32, rows: [[String]], output: ToolOutput) {
    let off = [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "spec.index", "GIT_CONFIG_VALUE_0": "false",
    ]
    let output = try SpecTool.run(
      ["search"] + words,
      environment: repository.environment.merging(index ? [:] : off) { $1 },
      directory: repository.path)
    let rows = output.text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return (output.status, rows, output)
  }

  @Test func aRequirementIsFoundWithItsLine() throws {
    let found = try search("two seconds")
    #expect(found.status == 0)
    let row = try #require(found.rows.first)
    #expect(row[0] == "SPEC-002")
    let place = row[1].split(separator: ":")
    #expect(String(place[0]) == Sample.usage)
    let line = try #require(Int(place[1]))
    let lines = try repository.read(Sample.usage).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropFirst(line - 1).prefix(12).joined(separator: " ").contains("two seconds"))
  }

  @Test func allWordsMustStandInOnePassage() throws {
    try repository.write(
      Sample.search, Sample.text("SPEC-003", "Search") + "\n## One\n\nalpha\n\n## Two\n\nbeta\n")
    try repository.commit("Words apart")
    #expect(try search("alpha").status == 0)
    #expect(try search("alpha", "beta").rows.isEmpty)
    #expect(try search("alpha", "beta").status == 1)
  }

  @Test(arguments: ["KEEP", "keep*", "kee*", "keeping", "kept promise*", "\"keep its promise\""])
  func caseFormsAndEndings(_ words: String) throws {
    let expected = words == "kept promise*" ? 1 : 0
    #expect(try search(words).status == Int32(expected), "\(words)")
  }

  @Test(arguments: [
    "AND", "a AND b", "NEAR(a b)", "\"", "x\"y", "*x", "name:x", "-x", "(x", "^x", "x + y", "{x}",
    "'; DROP TABLE text; --", "ünïcødé", "\u{1}x\u{2}",
  ])
  func noTextIsALanguage(_ words: String) throws {
    let found = try search("--", words)
    #expect((0...2).contains(found.status), "\(found.output.text)\(found.output.errors)")
    #expect(!found.output.errors.contains("fts5"))
  }

  @Test func earlierTextsAreSearchedAtTheirTime() throws {
    #expect(try search("within one second", "--at", "HEAD").rows.allSatisfy { $0[0] != "SPEC-002" })
    let before = try search("within one second", "--at", "v1.0~1")
    #expect(before.rows.contains { $0[0] == "SPEC-002" && $0[1].hasPrefix(Sample.quotas) })
  }

  @Test func messagesAreFoundWithTheirSpecs() throws {
    let found = try search("quotas more time")
    let row = try #require(found.rows.first { $0[2] == "message" })
    #expect(row[0] == "SPEC-002")
    #expect(
      row[1] == (try repository.git("log", "--format=%H", "--grep=Give quotas more time")))
    #expect(row[3] == "Ben Sørensen")
    #expect(row[4] == "Give quotas more time")
  }

  @Test func theIndexChangesNothing() throws {
    let phrases = ["the system", "promise", "Propose*", "nothing at all", "second*"]
    for step in 0..<4 {
      for phrase in phrases {
        let with = try search(phrase)
        let without = try search(phrase, index: false)
        #expect(with.output.text == without.output.text, "\(phrase) after \(step)")
        #expect(with.status == without.status)
      }
      switch step {
      case 0:
        try repository.replace("keep its promise", "keep each promise", in: Sample.offline)
        try repository.commit("Every promise")
      case 1: try repository.git("reset", "--quiet", "--hard", "HEAD~3")
      default:
        try repository.write(".git/spec/index-\(getuid()).sqlite", "damaged\n")
      }
    }
  }

  @Test func machinesGetAllWords() throws {
    let output = try repository.spec("search", "--json", "promise")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any])
    #expect(report["schema"] as? String == "spec.search/1")
    let specs = try #require(report["specs"] as? [[String: Any]])
    #expect(Set(specs.compactMap { $0["spec"] as? String }).contains("SPEC-001"))
    let passages = try #require(specs.first?["passages"] as? [[String: Any]])
    #expect(passages.contains { ($0["words"] as? String)?.contains("keep its promise") == true })
  }

  @Test func withoutCommitsNothingIsSearched() throws {
    let empty = try TestRepository()
    let output = try empty.spec("search", "word")
    #expect(output.status == 2)
    #expect(output.errors.contains("no commits"))
  }
}
