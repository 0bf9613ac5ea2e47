import SpecTestSupport
import Testing

struct LogTests {
  private func rows(_ output: ToolOutput) -> [String] {
    output.lines.map { $0.split(separator: "\t").prefix(4).joined(separator: "|") }
  }

  private static let offline = [
    "2026-02-25|status|In Review -> Approved|Ada Okafor",
    "2026-01-20|status|Draft -> In Review|Ada Okafor",
    "2026-01-05|created|Propose two specs|Ada Okafor",
  ]

  @Test func notesAndStampsAreFolded() throws {
    let repository = try Sample.repository()
    let output = try repository.spec("log", "SPEC-001")
    #expect(output.lines.count == 3)
    #expect(rows(output)[0].hasSuffix(" -> Approved|Ada Okafor"))
    #expect(Array(rows(output)[1...]) == Array(Self.offline[1...]))
    #expect(output.errors.isEmpty)
    let ids = output.lines.compactMap { $0.split(separator: "\t").last }
    #expect(try repository.id("HEAD").hasPrefix(ids[0]))
    let terminal = try repository.spec(onTerminal: 200, "--color", "never", "log", "1")
    #expect(terminal.lines[0] == "SPEC-001 Offline sync  Approved")
    #expect(terminal.lines.last?.hasPrefix("2 events folded: ") == true)
    #expect(terminal.lines.last?.hasSuffix("--all shows them.") == true)
  }

  @Test func allShowsThem() throws {
    let output = try Sample.repository().spec("log", "1", "--all")
    #expect(
      rows(output) == [
        "2026-02-25|status|In Review (round 2) -> Approved|Ada Okafor",
        "2026-02-02|edited|Stamp the date|Ben Sørensen",
        "2026-02-01|status|In Review -> In Review (round 2)|Ada Okafor",
        "2026-01-20|status|Draft -> In Review|Ada Okafor",
        "2026-01-05|created|Propose two specs|Ada Okafor",
      ])
  }

  @Test func jsonNeverFolds() throws {
    let repository = try Sample.repository()
    let json = try repository.spec("log", "1", "--json").json()
    #expect(json["schema"].string == "spec.log/1")
    #expect(json["id"].string == "SPEC-001")
    let events = json["events"].array
    #expect(
      events.map { $0["kind"].string } == ["created", "status", "status", "edited", "status"])
    #expect(events.map { $0["mechanical"].bool } == [false, false, false, true, false])
    #expect(
      events[1].keys == [
        "author", "commit", "committer", "date", "from", "fromState", "kind", "landed",
        "mechanical", "outvoted", "parents", "path", "requirements", "subject", "to", "toState",
        "verdict",
      ])
    #expect(events[0]["from"].isNull && events[0]["verdict"].isNull)
    #expect(events[0]["parents"].array.isEmpty)
    #expect(events[2]["to"].string == "In Review (round 2)")
    #expect(events[2]["toState"].string == "In Review")
    #expect(events[1]["date"].string == "2026-01-20T09:00:00Z")
    // Git is the oracle of what is only copied.
    for event in events {
      let commit = try #require(event["commit"].string)
      let told = try repository.git("show", "-s", "--format=%s|%an|%ae|%P", commit)
      let parents = event["parents"].array.compactMap(\.string).joined(separator: " ")
      let author = event["author"]
      #expect(
        told == "\(event["subject"].string ?? "")|\(author["name"].string ?? "")|"
          + "\(author["email"].string ?? "")|\(parents)")
    }
  }

  @Test func patches() throws {
    let output = try Sample.repository().spec("log", "2", "-p", "--all")
    #expect(output.text.contains("\n-1. **NFR-1**: Answers within one second."))
    #expect(output.text.contains("\n+1. **NFR-1**: Answers within two seconds."))
    #expect(output.text.contains("\n--- a/\(Sample.quotas)\n+++ b/\(Sample.quotas)\n"))
    #expect(output.text.contains("+# SPEC-002: Usage quotas"))
  }

  @Test func aRenameIsFollowed() throws {
    let repository = try Sample.repository()
    let expected = [
      "2026-02-10|renamed|\(Sample.quotas) -> \(Sample.usage)|Ada Okafor",
      "2026-01-12|edited|Give quotas more time|Ben Sørensen",
      "2026-01-05|created|Propose two specs|Ada Okafor",
    ]
    for name in ["2", Sample.usage] {
      #expect(rows(try repository.spec("log", name)) == expected, "\(name)")
    }
    #expect(rows(try repository.spec("log", "2", "--at", "v1.0")) == Array(expected[1...]))
  }

  @Test func aDeletedSpec() throws {
    let repository = try Sample.repository()
    let expected = [
      "2026-02-20|deleted|Drop what nobody wants|Dee Marsh",
      "2026-02-15|created|Propose what nobody wants|Ada Okafor",
    ]
    for name in ["SPEC-004", "4", Sample.gone] {
      let output = try repository.spec("log", name)
      #expect(rows(output) == expected, "\(name)")
      #expect(output.status == 0)
    }
    let last = try repository.spec("log", "4", "--json").json()["events"].array.last
    #expect(last?["kind"].string == "deleted")
    try repository.write(Sample.gone, Sample.text("SPEC-004", "Back"))
    try repository.commit("Bring it back", at: "2026-02-27T09:00:00Z")
    #expect(rows(try repository.spec("log", "4"))[0].hasPrefix("2026-02-27|restored|"))
  }

  @Test func whatLandedLaterSaysSo() throws {
    let repository = try Sample.small()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write(Sample.search, Sample.text("SPEC-003", "Search"))
    try repository.commit("Search", at: "2026-01-10T09:00:00Z")
    try repository.git("checkout", "--quiet", "main")
    try repository.git(
      "merge", "--no-ff", "--no-edit", "--quiet", "side",
      environment: ["GIT_COMMITTER_DATE": "2026-02-03T09:00:00Z"])
    #expect(try repository.spec("log", "3").text.contains("2026-01-10\t2026-02-03\t"))
    #expect(
      try repository.spec("log", "3", "--json").json()["events"][0]["landed"].string
        == "2026-02-03T09:00:00Z")
  }
}
