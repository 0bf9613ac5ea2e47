import SpecTestSupport
import Testing

/// Wrong input: three lines at most, the right status, and nothing written.
struct WrongInputTests {
  /// Runs each row in the repository and holds it against its words.
  private func check(
    _ rows: [(arguments: [String], expected: ExpectedError)], in repository: TestRepository,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try repository.state()
    for (arguments, expected) in rows {
      let name = "spec " + arguments.joined(separator: " ")
      let output = try SpecTool.run(
        arguments, environment: repository.environment.merging(Sample.now) { $1 },
        directory: repository.path)
      output.expect(expected, name, sourceLocation: sourceLocation)
      #expect(
        try repository.state() == before, "\(name) wrote something",
        sourceLocation: sourceLocation)
    }
  }

  @Test func specsAndRequirements() throws {
    let repository = try Sample.repository()
    let deletion = try String(repository.id("HEAD~1").prefix(10))
    try check(
      [
        (["show", "9"], .init(error: "there is no spec '9'", hint: "did you mean SPEC-003?")),
        (
          ["log", "SPEC-0O3"],
          .init(error: "there is no spec 'SPEC-0O3'", hint: "did you mean SPEC-003?")
        ),
        (["show", "nonsense"], .init(error: "there is no spec 'nonsense'", hint: "spec list")),
        (["show", ""], .init(error: "there is no spec ''", hint: "spec list")),
        (["show", "specs"], .init(error: "there is no spec 'specs'", hint: "spec list")),
        (["log", "/"], .init(error: "there is no spec '/'", hint: "spec list")),
        (
          ["show", "specs/README.md"],
          .init(error: "there is no spec 'specs/README.md'", hint: "spec list")
        ),
        (
          ["show", "SPEC-004"],
          .init(
            error: "SPEC-004 was deleted in \(deletion) on 2026-02-20",
            cause: "it was specs/SPEC-004-gone.md", hint: "spec log SPEC-004")
        ),
        (
          ["show", Sample.gone],
          .init(
            error: "\(Sample.gone) was deleted in \(deletion) on 2026-02-20",
            cause: "it was specs/SPEC-004-gone.md", hint: "spec log \(Sample.gone)")
        ),
        (
          ["show", "SPEC-001/FR-3"],
          .init(
            error: "SPEC-001 has no requirement 'FR-3'", hint: "did you mean SPEC-001/FR-1?")
        ),
        (
          ["show", "1/QUALITY-99"],
          .init(error: "SPEC-001 has no requirement 'QUALITY-99'", hint: "spec show SPEC-001")
        ),
      ], in: repository)
  }

  @Test func twoFilesWithOneID() throws {
    let repository = try Sample.small()
    try repository.write("specs/SPEC-001-twin.md", Sample.text("SPEC-001", "Twin"))
    try repository.commit()
    func expected(_ typed: String) -> ExpectedError {
      ExpectedError(
        error: "'\(typed)' names 2 files",
        cause: "specs/SPEC-001-offline-sync.md, specs/SPEC-001-twin.md",
        hint: "name it by its path: specs/SPEC-001-offline-sync.md")
    }
    try check(
      [
        (["show", "1"], expected("1")), (["log", "spec-1"], expected("spec-1")),
        (["show", "1/FR-1"], expected("1")),
      ],
      in: repository)
    #expect(try repository.spec("show", "--raw", "specs/SPEC-001-twin.md").text.contains("Twin"))
    let list = try repository.spec("list")
    #expect(list.lines.count == 2)
    #expect(list.status == 1)
    #expect(
      list.errors == """
        error: specs/SPEC-001-offline-sync.md:1: SPEC-001 is also the ID of specs/SPEC-001-twin.md
        error: specs/SPEC-001-twin.md:1: SPEC-001 is also the ID of specs/SPEC-001-offline-sync.md

        """)
  }

  @Test func revisionsAndDates() throws {
    let repository = try Sample.small()
    try repository.git("branch", "quota")
    func unknown(_ text: String, _ hint: String? = nil) -> ExpectedError {
      .init(
        error: "'\(text)' is neither a revision nor a date",
        hint: hint ?? "try 2026-01-31, '2 weeks ago', a tag, or a branch")
    }
    try check(
      [
        (["list", "--at", "nope-nope"], unknown("nope-nope")),
        (["list", "--at", "mian"], unknown("mian", "did you mean 'main'?")),
        (["show", "1", "--at", "quoat"], unknown("quoat", "did you mean 'quota'?")),
        (["log", "1", "--at", "2026-13-45"], unknown("2026-13-45")),
        (["list", "--at", ""], unknown("")),
        (["list", "--at", "HEAD~99"], unknown("HEAD~99")),
        (["list", "--at", "HEAD:specs"], unknown("HEAD:specs")),
        (["list", "--at=--all"], unknown("--all")),
        (
          ["list", "--at", "1999-01-01"],
          .init(error: "there was no commit at '1999-01-01'", hint: "spec list --at HEAD")
        ),
        (
          ["list", "--updated-since", "soonish"],
          .init(error: "'soonish' is not a date", hint: "try 2026-01-31 or '2 weeks ago'")
        ),
        (
          ["list", "--updated-since", "2026-02-30"],
          .init(error: "'2026-02-30' is not a date", hint: "try 2026-01-31 or '2 weeks ago'")
        ),
      ], in: repository)
  }

  @Test("what was begun before a mistake is seen ends in silence")
  func aMistakeSaysNothingElse() throws {
    let repository = try Sample.small()
    // Many at once, so that some end before what they have begun.
    let output = try repository.run(
      "sh",
      [
        "-c", #"for i in $(seq 120); do "$0" key lsit 2>>../errors & done; wait"#,
        try SpecTool.path,
      ])
    #expect(output.status == 0)
    let errors = try repository.read("../errors").split(separator: "\n")
    #expect(errors.count == 240)
    #expect(
      Set(errors) == ["error: 'lsit' is not a spec key command", "hint: did you mean 'list'?"])
  }

  @Test func mistypedWords() throws {
    let states = "known: Draft, In Review, Approved, Implemented"
    let orders = "known: id, title, status, author, created, updated"
    try check(
      [
        (
          ["lsit"], .init(error: "'lsit' is not a spec command", hint: "did you mean 'list'?")
        ),
        (
          ["help", "shwo"],
          .init(error: "'shwo' is not a spec command", hint: "did you mean 'show'?")
        ),
        (["frobnicate"], .init(error: "'frobnicate' is not a spec command", hint: "spec help")),
        (
          ["list", "--jsno"],
          .init(error: "unknown option '--jsno'", hint: "did you mean '--json'?")
        ),
        (["log", "1", "-x"], .init(error: "unknown option '-x'", hint: "spec help log")),
        (["list", "more"], .init(error: "unexpected argument 'more'", hint: "spec help list")),
        (["show"], .init(error: "missing expected argument '<spec>'", hint: "spec help show")),
        (["list", "--at"], .init(error: "missing value for '--at <at>'", hint: "spec help list")),
        (
          ["list", "--color", "alwys"],
          .init(
            error: "the value 'alwys' is invalid for '--color <when>'",
            hint: "did you mean 'always'?")
        ),
        (
          ["completions", "powershell"],
          .init(
            error: "the value 'powershell' is invalid for '<shell>'",
            hint: "one of 'bash', 'zsh' or 'fish'")
        ),
        (
          ["list", "--status", "Drfat"],
          .init(error: "unknown status 'Drfat'", cause: states, hint: "did you mean 'Draft'?")
        ),
        (
          ["list", "--status", "Draft,"],
          .init(error: "unknown status ''", cause: states, hint: "spec status")
        ),
        (
          ["list", "--sort", "-updatd"],
          .init(
            error: "unknown sort field 'updatd'", cause: orders, hint: "did you mean 'updated'?")
        ),
        (
          ["list", "--format", "%(titel)"],
          .init(
            error: "unknown field 'titel'",
            cause:
              "known: id, title, path, status, state, author, authors, created, updated, commits, "
              + "approval",
            hint: "did you mean 'title'?")
        ),
        (
          ["list", "--format", "%(id:iso)"],
          .init(
            error: "'id' has no modifier 'iso'", hint: "%(created:iso), %(updated:relative)")
        ),
        (
          ["list", "--format", "100 %"],
          .init(
            error: "'%' in --format begins nothing that is known",
            hint: "spec list --format '%(id) %(updated:relative) %(title)'")
        ),
        (
          ["list", "--json", "--format", "x"],
          .init(error: "--format and --json do not go together", hint: "spec help list")
        ),
        (
          ["show", "--json", "--raw", "1"],
          .init(error: "--raw and --json do not go together", hint: "spec help show")
        ),
      ], in: try Sample.small())
  }

  @Test func noRepository() throws {
    let folder = try TestRepository.plainFolder()
    let expected = ExpectedError(
      error: "not a Git repository: \(folder.path) and every folder above it",
      hint: "git init && spec init")
    try check(
      [[], ["status"], ["list"], ["show", "1"], ["log", "1"], ["new", "Title"]]
        .map { ($0, expected) }, in: folder)
    #expect(try folder.spec("--help").status == 0)
    #expect(try folder.spec("version").status == 0)
  }

  @Test func noSpecs() throws {
    let repository = try TestRepository()
    try repository.write("README.md", "# Nothing\n")
    try repository.commit()
    let before = try repository.state()
    try repository.spec("list").expect(
      rows: [], errors: ["note: 0 specs in doc/specs/, docs/specs/, specs/", "hint: spec init"])
    try repository.spec("-q", "list").expect(rows: [])
    #expect(try repository.spec("list", "--json").json()["specs"].array.isEmpty)
    let status = try repository.spec(onTerminal: 80, "--color", "never", "status")
    #expect(status.text == "On branch main, 0 specs\n")
    #expect(
      status.errors == "note: 0 specs in doc/specs/, docs/specs/, specs/\nhint: spec init\n")
    #expect(status.status == 0)
    try check(
      [(["show", "1"], .init(error: "there is no spec '1'", hint: "spec list"))], in: repository)
    #expect(try repository.state() == before)
  }

  @Test func aFolderThatIsNotThere() throws {
    let repository = try Sample.small()
    try check(
      [
        (
          ["-C", "nowhere", "list"],
          .init(error: "cannot work in 'nowhere'", cause: "No such file or directory")
        ),
        (
          ["list", "-C", Sample.offline],
          .init(error: "cannot work in '\(Sample.offline)'", cause: "Not a directory")
        ),
        (
          ["--config", "nowhere.yml", "list"],
          .init(
            error: "cannot use \(repository.path)/nowhere.yml", cause: "No such file or directory")
        ),
      ], in: repository)
  }
}
