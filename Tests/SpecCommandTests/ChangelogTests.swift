import Foundation
import SpecTestSupport
import Testing

/// `spec changelog`: ranges, approvals, templates, and every way in which that can go wrong.
struct ChangelogTests {
  @Test func ranges() throws {
    let repository = try Released.repository()
    let output = try repository.spec("changelog", "v1.0..v2.0")
    #expect(Released.text(output) == Released.built)
    #expect(output.errors.isEmpty && output.status == 0)
    for arguments in [["v2.0"], ["--tag", "v2.0"], ["v1.0..HEAD"], ["v1.0..", "--at", "v2.0"]] {
      let same = try SpecTool.run(
        ["changelog"] + arguments, environment: repository.environment, directory: repository.path)
      #expect(same.text == output.text, "\(arguments)")
    }
    let unreleased = try repository.spec("changelog")
    #expect(unreleased.text == "## [Unreleased]\n")
    #expect(unreleased.errors == "note: no spec changed since v2.0\n")
    #expect(try repository.spec("changelog", "--unreleased").text == unreleased.text)
    #expect(try repository.spec("changelog", "--at", "v1.0", "-q").text == "## [Unreleased]\n")
    let next = try repository.spec("changelog", "--tag", "v3.0", "-q")
    #expect(next.text == "## [v3.0] - 2026-02-25\n")
    #expect(
      try repository.spec("changelog", "v1.0..v2.0", "--tag", "v9").text.hasPrefix("## [v9] - 2026")
    )
    #expect(
      try repository.spec("changelog", "v1.0").lines.filter { $0.hasPrefix("- **[SPEC") }.count == 2
    )
  }

  /// What cannot be read is named, and not told as gone.
  @Test func unreadableSpecs() throws {
    let repository = try Released.repository()
    try repository.write(Sample.search, [0xFF, 0xFE])
    try repository.replace("say so", "say nothing", in: Sample.offline)
    try repository.commit()
    let output = try repository.spec("changelog")
    #expect(output.status == 1)
    #expect(output.errors.hasPrefix("error: specs/SPEC-003-search.md:1: "))
    #expect(output.lines.last?.hasPrefix("- **[SPEC-001/FR-2]") == true)
    #expect(!output.text.contains("SPEC-003"))
  }

  @Test func wrongRangesAndOptions() throws {
    let repository = try Released.repository()
    for (arguments, error) in [
      (
        ["v2.1"],
        ExpectedError(
          error: "'v2.1' is neither a revision nor a date", hint: "did you mean 'v2.0'?")
      ),
      (
        ["v1.0..nothing-like-it"],
        .init(
          error: "'nothing-like-it' is neither a revision nor a date",
          hint: "try 2026-01-31, '2 weeks ago', a tag, or a branch")
      ),
      (
        ["v1.0...v2.0"],
        .init(error: "a range has two dots: 'v1.0...v2.0'", hint: "spec changelog v1.0..v2.0")
      ),
      (
        ["--unreleased", "v1.0"],
        .init(error: "--unreleased and a range do not go together", hint: "spec help changelog")
      ),
      (
        ["--tag", "a b"],
        .init(error: "'a b' cannot be the name of a tag", hint: "spec help changelog")
      ),
      (
        ["--repository-url", "file://x"],
        .init(error: "'file://x' is no address of a repository", hint: "spec help changelog")
      ),
    ] as [([String], ExpectedError)] {
      try SpecTool.run(
        ["changelog"] + arguments, environment: repository.environment, directory: repository.path
      ).expect(error, "\(arguments)")
    }
    let shallow = try repository.clone(depth: 1, arguments: ["--no-tags"])
    try shallow.spec("changelog").expect(
      .init(
        status: 5, error: "the release before Unreleased is not in this clone",
        cause: "the clone is shallow, and no tag lies within it",
        hint: "git fetch --unshallow --tags --filter=blob:none"), "shallow")
  }

  @Test func theSameBytesOnAnyMachine() throws {
    let repository = try Released.repository()
    let here = try repository.spec("changelog", "v1.0..v2.0").bytes
    let json = try repository.spec("changelog", "v1.0..v2.0", "--json").bytes
    let other = try repository.clone()
    for environment in [
      ["TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"],
      ["TZ": "America/Los_Angeles", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"],
    ] {
      #expect(try other.spec("changelog", "v1.0..v2.0", environment: environment).bytes == here)
      #expect(
        try other.spec("changelog", "v1.0..v2.0", "--json", environment: environment).bytes == json)
    }
  }

  @Test func links() throws {
    let repository = try Released.repository()
    let id = try repository.id("v2.0")
    let lines = try repository.spec(
      "changelog", "v2.0", "--repository-url", "https://git.example/a/b/"
    ).lines
    #expect(lines[0] == "## [v2.0](https://git.example/a/b/compare/v1.0...v2.0) - 2026-02-25")
    #expect(
      lines.last?.hasSuffix("[\(id.prefix(10))](https://git.example/a/b/commit/\(id)))") == true)
    let first = try repository.spec(
      "changelog", "v1.0", "--repository-url", "https://git.example/a/b"
    ).lines[0]
    #expect(first == "## [v1.0](https://git.example/a/b/commits/v1.0) - 2026-01-12")
    // Links lead from where the changelog stands.
    try repository.write("docs/notes/x", "")
    let inside = try repository.spec(
      "changelog", "v2.0", "--prepend", "CHANGELOG.md", "-n", in: "docs/notes")
    #expect(inside.text.contains("](../../specs/SPEC-001-offline-sync.md)"))
  }

  @Test func json() throws {
    let repository = try Released.repository()
    let json = try repository.spec("changelog", "v2.0", "--json").json()
    #expect(json["schema"].string == "spec.changelog/1")
    #expect(json["range"]["from"].string == "v1.0")
    #expect(json["range"]["commit"].string == (try repository.id()))
    #expect(json["sections"].array.map { $0["type"].string } == ["added", "changed"])
    let entry = json["sections"][1]["entries"][0]
    #expect(entry["from"].string == "Draft" && entry["to"].string == "Approved")
    #expect(entry["approval"].isNull)
    #expect(entry["commits"].array.count == 3)
    #expect(try repository.spec("changelog", "v2.0", "--json", "--template", "x").status == 2)
  }

  // MARK: Approvals

  @Test func approvers() throws {
    let council = try Council(need: 2)
    try council.git("tag", "v1.0")
    try council.decide("approve", "1", "--yes")
    try council.decide("approve", "1", "--yes", by: "ben")
    try council.repository.replace("In Review", "Approved", in: Council.second)
    try council.repository.commit("Type it", author: .dee)
    let told = try council.spec("changelog").lines.filter { $0.hasPrefix("- ") }
    #expect(told.count == 2)
    #expect(
      told[0].contains(
        " Offline sync**: In Review → Approved, approved by Ada Okafor and Ben Sørensen ("))
    #expect(told[1].contains(" Usage quotas**: In Review → Approved, **not approved** ("))
    // Somebody edits what was approved, and it is approved again.
    try council.git("tag", "v1.1")
    try council.repository.replace("keep its promise", "keep every promise", in: Council.first)
    try council.repository.commit("Promise more", author: .dee)
    #expect(
      try council.spec("changelog", "v1.0..").text.contains(
        "Approved, **not approved**: its words changed since ("))
    try council.decide("approve", "1", "--yes", by: "chi")
    try council.decide("approve", "1", "--yes", by: "ben")
    let again = try council.spec("changelog").lines
    #expect(
      again.contains {
        $0.contains(" Offline sync**: approved again by Chi Nguyễn and Ben Sørensen (")
      })
    let json = try council.spec("changelog", "--json").json()
    #expect(
      json["sections"][0]["entries"][0]["approvedBy"].array.map(\.string) == [
        "Chi Nguyễn", "Ben Sørensen",
      ])
  }

  // MARK: Templates

  @Test func templates() throws {
    let repository = try Released.repository()
    try repository.write(
      "t.stencil",
      """
      {{ heading }}
      {% for section in sections %}
      {# one list a type #}

      **{{ section.title }}**

      {% for entry in section.entries %}
      * {{ entry.name }} {{ entry.spec.title|markdown }}{% if entry.to %} is {{ entry.to }}{% endif %}
      {% endfor %}
      {% endfor %}

      """)
    #expect(
      try repository.spec("changelog", "v2.0", "--template", "t.stencil").text == """
        ## [v2.0] - 2026-02-25

        **Added**

        * SPEC-003 Search is Draft

        **Changed**

        * SPEC-001 Offline sync is Approved

        """)
    let before = try repository.state()
    for (template, line, cause, hint) in [
      (
        "a\n{{ title|upcase }}", ":2", "there is no filter 'upcase'",
        "spec schema changelog-context"
      ),
      ("{% fro x %}", ":1", "there is no tag 'fro'", "did you mean 'for'?"),
      (
        "\n\n{{ sectoins }}", ":3", "the context has no variable 'sectoins'",
        "did you mean 'sections'?"
      ),
      (
        "{% for s in sections %}", ":1", "'for' is not ended by 'endfor'",
        "spec schema changelog-context"
      ),
    ] {
      try repository.write("t.stencil", template)
      try repository.spec("changelog", "v2.0", "--template", "t.stencil", "--prepend", "C.md")
        .expect(
          .init(error: "the template t.stencil\(line) cannot be used", cause: cause, hint: hint),
          template)
    }
    try repository.spec("changelog", "--template", "none").expect(
      .init(
        error: "the template none cannot be used", cause: "No such file or directory",
        hint: "spec schema changelog-context"), "missing")
    try repository.write("t.stencil", "no heading\n")
    #expect(
      try repository.spec("changelog", "v2.0", "--template", "t.stencil", "--prepend", "C.md")
        .errors
        .hasPrefix("error: --prepend takes one section that begins with its heading\ncause: "))
    #expect(Set(try repository.state().keys) == Set(before.keys))
  }

  // MARK: The schema

  @Test func schema() throws {
    let folder = try TestRepository.plainFolder()
    #expect(
      try folder.spec("schema").lines == [
        "changelog-context\tthe variables of a template of spec changelog"
      ])
    let lines = try folder.spec("schema", "changelog-context").lines
    #expect(lines.contains("sections[].entries[].spec.id\ttext\tSPEC-007"))
    #expect(lines.allSatisfy { $0.split(separator: "\t").count == 3 })
    let json = try folder.spec("schema", "changelog-context", "--json").json()
    #expect(json["schema"].string == "spec.schema/1")
    #expect(json["fields"][0]["name"].string == "title")
    try folder.spec("schema", "changelog").expect(
      .init(error: "there is no schema 'changelog'", hint: "spec schema"), "unknown")
  }
}
