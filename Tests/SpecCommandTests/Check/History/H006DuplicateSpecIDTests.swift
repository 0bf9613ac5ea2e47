import SpecTestSupport
import Testing

/// IDs that two specs have.
struct H006DuplicateSpecIDTests {
  private static let first = "specs/SPEC-001-offline-sync.md"
  private static let second = "specs/SPEC-001-search.md"

  private func repository() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(Self.first, Sample.text("SPEC-001", "Offline sync"))
    try repository.commit()
    return repository
  }

  @Test func onOneBranch() throws {
    let repository = try repository()
    #expect(try repository.findings("H006").isEmpty)
    try repository.write(Self.second, Sample.text("SPEC-001", "Search"))
    let findings = [
      "\(Self.first):1 error SPEC-001 is also the ID of \(Self.second)",
      "\(Self.second):1 error SPEC-001 is also the ID of \(Self.first)",
    ]
    #expect(try repository.findings("H006") == findings)
    try repository.commit()
    #expect(try repository.findings("H006") == findings)
  }

  @Test("before two branches meet", arguments: [true, false])
  func onAnotherBranch(isLocal: Bool) throws {
    let repository = try repository()
    try repository.git("switch", "--quiet", "--create", "topic")
    try repository.write("specs/SPEC-002-search.md", Sample.text("SPEC-002", "Search"))
    try repository.commit()
    var desk = repository
    var branch = "topic"
    if isLocal {
      try repository.git("switch", "--quiet", "main")
    } else {
      desk = try repository.clone(arguments: ["--branch", "main"])
      branch = "origin/topic"
    }
    #expect(try desk.findings("H006").isEmpty)
    try desk.write("specs/SPEC-002-quotas.md", Sample.text("SPEC-002", "Quotas"))
    #expect(
      try desk.findings("H006")
        == [
          "specs/SPEC-002-quotas.md:1 error SPEC-002 is also the ID of specs/SPEC-002-search.md on "
            + branch
        ])
  }

  @Test("the same spec at another path on another branch is itself")
  func aRename() throws {
    let repository = try repository()
    try repository.git("switch", "--quiet", "--create", "topic")
    try repository.move(Self.first, to: "specs/sync/SPEC-001-sync.md")
    try repository.commit()
    #expect(try repository.findings("H006").isEmpty)
    try repository.git("switch", "--quiet", "main")
    #expect(try repository.findings("H006").isEmpty)
  }

  @Test func otherDigitsAreTheSameNumber() throws {
    let repository = try repository()
    try repository.write(Self.second, Sample.text("SPEC-1", "Search"))
    #expect(try repository.findings("H006").count == 2)
  }

  @Test func aNumberThatIsFreeAgain() throws {
    let repository = try repository()
    try repository.move(Self.first, to: "specs/SPEC-003-offline-sync.md")
    try repository.replace("SPEC-001", "SPEC-003", in: "specs/SPEC-003-offline-sync.md")
    try repository.commit()
    try repository.write(Self.second, Sample.text("SPEC-001", "Search"))
    #expect(try repository.findings("H006").isEmpty)
  }
}
