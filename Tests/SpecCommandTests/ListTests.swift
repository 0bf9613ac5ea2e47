import SpecTestSupport
import Testing

struct ListTests {
  private static let rows = [
    "SPEC-001\tApproved\tOffline sync\tAda Okafor\t2026-01-05\t2026-02-25",
    "SPEC-002\tDraft\tUsage quotas\tBen Sørensen\t2026-01-05\t2026-02-10",
    "SPEC-003\tDraft\tSearch\tChi Nguyễn\t2026-01-25\t2026-01-25",
  ]

  @Test func pipedRowsAreTabSeparatedWithoutAHeading() throws {
    try Sample.repository().spec("list").expect(rows: Self.rows)
  }

  @Test func aTerminalHasAHeading() throws {
    let output = try Sample.repository().spec(onTerminal: 120, "--color", "never", "list")
    #expect(output.lines.count == 4)
    #expect(
      output.lines[0].split(separator: " ")
        == ["ID", "STATUS", "TITLE", "AUTHOR", "CREATED", "UPDATED"])
    #expect(output.lines[2].contains("Usage quotas  Ben Sørensen"))
  }

  @Test func filters() throws {
    let repository = try Sample.repository()
    let rows: [(arguments: [String], ids: [String])] = [
      (["--status", "draft"], ["SPEC-002", "SPEC-003"]),
      (["--status", "Approved,In Review"], ["SPEC-001"]),
      (["--status", "implemented"], []),
      // By what the header claims, by what history says, and by the address.
      (["--author", "chi"], ["SPEC-003"]),
      (["--author", "ben"], ["SPEC-001", "SPEC-002"]),
      (["--author", "CHI@tidewater"], ["SPEC-003"]),
      (["--author", "nobody"], []),
      (["--updated-since", "2026-01-25"], ["SPEC-001", "SPEC-002", "SPEC-003"]),
      (["--updated-since", "2 weeks ago"], ["SPEC-001"]),
      (["--updated-since", "2026-02-26"], []),
      (["--status", "draft", "--updated-since", "2026-02-01"], ["SPEC-002"]),
      (["--at", "v1.0", "--status", "draft"], ["SPEC-001", "SPEC-002"]),
    ]
    for (arguments, ids) in rows {
      let output = try SpecTool.run(
        ["list", "--format", "%(id)"] + arguments,
        environment: repository.environment.merging(Sample.now) { $1 }, directory: repository.path)
      #expect(output.lines == ids, "\(arguments)")
      #expect(output.status == 0, "\(arguments)")
      #expect(
        output.errors
          == (ids.isEmpty ? "note: no spec is what you asked for\nhint: spec list\n" : ""),
        "\(arguments)")
    }
  }

  @Test func sorting() throws {
    let repository = try Sample.repository()
    for (order, numbers) in [
      ("id", "123"), ("-id", "321"), ("title", "132"), ("-title", "231"), ("status", "123"),
      ("author", "123"), ("created", "123"), ("-created", "312"), ("updated", "321"),
      ("-updated", "123"),
    ] {
      let ids = try repository.spec("list", "--sort", order, "--format", "%(id)").lines
      #expect(ids == numbers.map { "SPEC-00\($0)" }, "\(order)")
      #expect(try repository.spec("list", "--sort=\(order)", "--format", "%(id)").lines == ids)
    }
  }

  @Test func formats() throws {
    let repository = try Sample.repository()
    for (format, line) in [
      ("%(id) %(updated:relative)", "SPEC-001 4 days ago"),
      ("%(created:iso)|%(updated:iso)", "2026-01-05T09:00:00Z|2026-02-25T09:00:00Z"),
      ("%(title)%09%(path)", "Offline sync\t\(Sample.offline)"),
      ("%(status)/%(state)/%(author)", "Approved/Approved/Ada Okafor"),
      ("%(authors)", "Ada Okafor, Ben Sørensen"),
      ("100 %% of %(commits)", "100 % of 5"),
      ("nothing", "nothing"),
    ] {
      let output = try repository.spec("list", "--format", format, environment: Sample.now)
      #expect(output.lines.first == line, "\(format)")
      #expect(output.lines.count == 3)
    }
  }

  @Test func json() throws {
    let repository = try Sample.repository()
    let output = try repository.spec("list", "--json")
    let json = try output.json()
    #expect(json.keys == ["at", "problems", "schema", "shallow", "specs"])
    #expect(json["schema"].string == "spec.list/1")
    #expect(try json["at"].string == repository.id())
    #expect(json["shallow"].bool == false)
    let spec = json["specs"][0]
    #expect(
      spec.keys == [
        "approval", "author", "authors", "commits", "contradictions", "created", "id", "path",
        "state", "status", "title", "updated",
      ])
    #expect(spec["approval"].isNull)
    #expect(spec["created"].string == "2026-01-05")
    #expect(spec["commits"].number == 5)
    #expect(
      spec["authors"].array.map { $0["email"].string } == [
        "ada@tidewater.example", "ben@tidewater.example",
      ])
    #expect(spec["authors"][0].keys == ["email", "name"])
    let contradictions = json["specs"][2]["contradictions"].array
    #expect(contradictions.map { $0["field"].string } == ["created", "updated"])
    #expect(contradictions[0].keys == ["claim", "derived", "field", "line"])
    #expect(contradictions[0]["line"].number == 4)
    // The keys stand in order.
    #expect(output.text.hasPrefix(#"{"at":""#))
  }

  @Test func whatIsUnknownIsNull() throws {
    let repository = try TestRepository()
    try repository.write("specs/SPEC-XXX-idea.md", "# SPEC-XXX: Idea\n\nNo header.\n")
    try repository.write("specs/SPEC-002-plan.md", "# SPEC-002: Plan\n\n**Status**: Someday\n")
    try repository.commit()
    let specs = try repository.spec("list", "--json").json()["specs"]
    let byPath = specs.array.sorted { ($0["path"].string ?? "") < ($1["path"].string ?? "") }
    try #require(byPath.count == 2)
    #expect(byPath[0]["status"].string == "Someday")
    #expect(byPath[0]["state"].isNull && byPath[0]["author"].isNull)
    #expect(byPath[1]["id"].isNull && byPath[1]["status"].isNull)
  }

  @Test func asOfThen() throws {
    let repository = try Sample.repository()
    try repository.git("branch", "old", "v1.0")
    let then = [
      "SPEC-001\tDraft\tOffline sync\tAda Okafor\t2026-01-05\t2026-01-05",
      "SPEC-002\tDraft\tUsage quotas\tBen Sørensen\t2026-01-05\t2026-01-12",
    ]
    let oldCommit = try repository.id("v1.0")
    for moment in [
      "v1.0", "old", oldCommit, String(oldCommit.prefix(8)), "2026-01-12", "2026-01-15T12:00",
      "v1.0^0", "HEAD~8", "7 weeks ago",
    ] {
      let output = try repository.spec(
        "list", "--at", moment, environment: Sample.now)
      if moment == "7 weeks ago" {
        // 2026-01-11: before quotas got more time.
        #expect(output.lines.map { $0.suffix(10) } == ["2026-01-05", "2026-01-05"])
      } else {
        #expect(output.lines == then, "\(moment)")
      }
    }
    #expect(
      try repository.spec(
        "list", "--at", "2 weeks ago", "--format", "%(id)", environment: Sample.now
      )
      .lines == ["SPEC-001", "SPEC-002", "SPEC-003", "SPEC-004"])
  }

  /// The work tree plays no part.
  @Test func uncommittedWorkIsNotListed() throws {
    let repository = try Sample.repository()
    try repository.write(Sample.gone, Sample.text("SPEC-004", "Back again"))
    try repository.remove(Sample.offline)
    try repository.git("add", "--all")
    #expect(try repository.spec("list").lines == Self.rows)
  }

  @Test func landedDates() throws {
    let repository = try Sample.small()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write(Sample.search, Sample.text("SPEC-003", "Search"))
    try repository.commit(at: "2026-01-10T09:00:00Z")
    try repository.git("checkout", "--quiet", "main")
    try repository.git(
      "merge", "--no-ff", "--no-edit", "--quiet", "side",
      environment: [
        "GIT_AUTHOR_DATE": "2026-02-03T09:00:00Z", "GIT_COMMITTER_DATE": "2026-02-03T09:00:00Z",
      ])
    let format = "%(id) %(created)"
    #expect(
      try repository.spec("list", "--format", format).lines
        == ["SPEC-001 2026-01-05", "SPEC-003 2026-01-10"])
    #expect(
      try repository.spec("list", "--format", format, "--date", "landed").lines
        == ["SPEC-001 2026-01-05", "SPEC-003 2026-02-03"])
  }
}
