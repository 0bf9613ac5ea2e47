import SpecTestSupport
import Testing

/// Updated dates that later commits deny.
struct H002UpdatedBehindHistoryTests {
  private static let path = "specs/SPEC-001-offline-sync.md"
  /// 2026-03-01.
  private static let today = ["SOURCE_DATE_EPOCH": "1772366400"]

  private func repository() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(
      Self.path,
      Documents.spec("SPEC-001", "Offline sync", created: "2026-01-05", updated: "2026-01-05"))
    try repository.commit("Propose", at: "2026-01-05T09:00:00Z")
    return repository
  }

  private func edit(_ repository: TestRepository) throws {
    try repository.replace("Everything else.", "All else.", in: Self.path)
  }

  private func finding(_ date: String) -> [String] {
    ["\(Self.path):5 warning Updated is \"2026-01-05\", by history \(date)"]
  }

  @Test func anEditThatLeavesTheDate() throws {
    let repository = try repository()
    #expect(try repository.findings("H002").isEmpty)
    try edit(repository)
    try repository.commit("Edit", at: "2026-02-01T09:00:00Z")
    #expect(try repository.findings("H002") == finding("2026-02-01"))
    #expect(try repository.findings("H002", "--at", "HEAD~1").isEmpty)
    #expect(try repository.findings("H002", "--since", "HEAD~1") == finding("2026-02-01"))
    #expect(try repository.findings("H002", "--since", "HEAD").isEmpty)
  }

  @Test("setting the date right needs no second try")
  func aCommitOfDatesIsNoChange() throws {
    let repository = try repository()
    try edit(repository)
    try repository.commit("Edit", at: "2026-02-01T09:00:00Z")
    try repository.replace("**Updated**: 2026-01-05", "**Updated**: 2026-02-01", in: Self.path)
    try repository.commit("Set the date", at: "2026-02-09T09:00:00Z")
    #expect(try repository.findings("H002").isEmpty)
  }

  @Test func mechanicalCommitsAreLeftOut() throws {
    let repository = try repository()
    try edit(repository)
    let commit = try repository.commit("Reformat", at: "2026-02-01T09:00:00Z")
    try repository.write(".git-blame-ignore-revs", commit + "\n")
    try repository.write(
      ".spec/config.yml", "history:\n  ignoreRevs: .git-blame-ignore-revs\n")
    try repository.commit("Ignore it")
    #expect(try repository.findings("H002").isEmpty)
  }

  @Test func whatIsNotCommittedChangesToday() throws {
    let repository = try repository()
    try edit(repository)
    #expect(
      try repository.findings("H002", environment: Self.today) == finding("2026-03-01"))
    try repository.replace("**Updated**: 2026-01-05", "**Updated**: 2026-03-01", in: Self.path)
    #expect(try repository.findings("H002", environment: Self.today).isEmpty)
  }

  @Test func aShallowCloneDoesNotGuess() throws {
    let repository = try repository()
    try repository.write("README.md", "x\n")
    try repository.commit("Read me", at: "2026-02-01T09:00:00Z")
    let output = try repository.clone(depth: 1).spec("check", "--select", "H001,H002,H003")
    #expect(output.text.isEmpty)
    #expect(output.status == 5)
  }
}
