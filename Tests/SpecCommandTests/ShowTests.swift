import SpecTestSupport
import Testing

struct ShowTests {
  @Test func factsStandOnTop() throws {
    let output = try Sample.repository().spec("show", "SPEC-001", environment: Sample.now)
    #expect(
      Array(output.lines.prefix(6))
        == [
          "SPEC-001  Offline sync",
          "  Status   Approved",
          "  Created  2026-01-05  8 weeks ago",
          "  Updated  2026-02-25  4 days ago",
          "  Authors  Ada Okafor, Ben Sørensen",
          "  File     specs/SPEC-001-offline-sync.md  5 commits",
        ])
    #expect(output.text.contains("\n1. FR-1: The system shall keep its promise."))
    #expect(output.errors.isEmpty)
    #expect(output.status == 0)
  }

  @Test func claimsThatDifferAreMarked() throws {
    let output = try Sample.repository().spec("show", "3", environment: Sample.now)
    #expect(output.lines[2].hasPrefix("  Created  2026-01-25  "))
    #expect(output.lines[2].hasSuffix("  header says 2026-01-05"))
    #expect(output.lines[3].hasSuffix("  header says 2026-01-05"))
    #expect(output.lines[5].hasSuffix("  1 commit"))
    let repository = try Sample.small()
    try repository.replace("Ada Okafor", "Somebody Else", in: Sample.offline)
    try repository.commit()
    #expect(
      try repository.spec("show", "1").lines.contains(
        "  Authors  Ada Okafor  header says Somebody Else"))
  }

  @Test func rawIsByteForByte() throws {
    let repository = try Sample.small()
    let bytes =
      [0xEF, 0xBB, 0xBF] + Array("# SPEC-009: Bytes\r\n\r\n**Status**: Draft  \r\nend".utf8)
    try repository.write("specs/SPEC-009-bytes.md", bytes)
    try repository.git("-c", "core.autocrlf=false", "add", "--all")
    try repository.commit(staging: false)
    #expect(try repository.spec("show", "9", "--raw").bytes == bytes)
    // What is committed, not what lies in the work tree.
    try repository.write("specs/SPEC-009-bytes.md", "changed\n")
    #expect(try repository.spec("show", "--raw", "9").bytes == bytes)
    #expect(
      try repository.spec("show", "--raw", "9").bytes
        == repository.object("blob", repository.id("HEAD:specs/SPEC-009-bytes.md")))
  }

  @Test func oneRequirement() throws {
    let repository = try Sample.repository()
    #expect(try repository.spec("show", "1/FR-2").text == "FR-2\tThe system shall say so.\n")
    #expect(
      try repository.spec("show", "--raw", "SPEC-001/fr-2").text
        == "2. **FR-2**: The system shall say so.\n")
    let terminal = try repository.spec(onTerminal: 80, "--color", "never", "show", "1/NFR-1")
    #expect(terminal.lines.first == "SPEC-001  Offline sync")
    #expect(terminal.lines.last == "NFR-1  Answers within one second.")
    let items = try repository.spec("show", "1/FR-2", "--json").json()["items"]
    #expect(items.array.count == 1)
    #expect(items[0]["id"].string == "FR-2")
    #expect(
      items[0]["headings"].array.map(\.string) == ["Requirements", "Functional Requirements"])
    // As of then it was another.
    #expect(
      try repository.spec("show", "2/NFR-1", "--at", "HEAD").text
        == "NFR-1\tAnswers within two seconds.\n")
    #expect(
      try repository.spec("show", "2/NFR-1", "--at", "v1.0^").text
        == "NFR-1\tAnswers within one second.\n")
  }

  @Test func asOfThen() throws {
    let repository = try Sample.repository()
    let output = try repository.spec("show", "1", "--at", "v1.0", environment: Sample.now)
    #expect(output.lines[1] == "  Status   Draft")
    #expect(output.lines[5].hasSuffix("  1 commit"))
    #expect(
      try repository.spec("show", "2", "--raw", "--at", "v1.0").text
        == repository.git(["show", "v1.0:\(Sample.quotas)"]).text)
    #expect(try repository.spec("show", "4", "--at", "HEAD~2").status == 0)
  }

  @Test func everyNameOfASpec() throws {
    let repository = try Sample.repository()
    let expected = try repository.spec("show", "SPEC-001").text
    for name in ["1", "001", "spec-1", "Spec-0001", Sample.offline, "./" + Sample.offline] {
      #expect(try repository.spec("show", name).text == expected, "\(name)")
    }
    #expect(try repository.spec("show", "SPEC-001-offline-sync.md", in: "specs").text == expected)
    #expect(try repository.spec("show", repository.absolute(Sample.offline)).text == expected)
  }

  @Test func json() throws {
    let repository = try Sample.repository()
    let json = try repository.spec("show", "1", "--json").json()
    #expect(
      json.keys == [
        "at", "complete", "createdLanded", "items", "schema", "sections", "spec", "updatedLanded",
      ])
    #expect(json["schema"].string == "spec.show/1")
    #expect(json["complete"].bool == true)
    #expect(json["spec"]["id"].string == "SPEC-001")
    #expect(
      Set(json["items"].array.compactMap { $0["kind"].string })
        .isSuperset(of: ["requirement", "criterion", "question"]))
    let lines = try repository.read(Sample.offline).split(
      separator: "\n", omittingEmptySubsequences: false)
    for item in json["items"].array {
      guard let id = item["id"].string, let line = item["line"].number else { continue }
      #expect(lines[line - 1].contains(id))
    }
    for section in json["sections"].array {
      let line = try #require(section["line"].number)
      #expect(lines[line - 1].hasSuffix(" \(section["title"].string ?? "?")"))
    }
  }
}
