import SpecTestSupport
import Testing

/// Created dates that the first commit denies.
struct H001CreatedNotInHistoryTests {
  private static let path = "specs/SPEC-001-offline-sync.md"
  /// 2026-03-01.
  private static let today = ["SOURCE_DATE_EPOCH": "1772366400"]

  private func repository(
    created: String, status: String = "Draft"
  ) throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(
      Self.path, Documents.spec("SPEC-001", "Offline sync", status: status, created: created))
    try repository.commit("Propose", at: "2026-01-05T09:00:00Z")
    return repository
  }

  private static let finding =
    "\(path):4 warning Created is \"2025-12-24\", by history 2026-01-05"

  @Test func anotherDay() throws {
    #expect(try repository(created: "2026-01-05").findings("H001").isEmpty)
    let repository = try repository(created: "2025-12-24")
    #expect(try repository.findings("H001") == [Self.finding])
    #expect(try repository.findings("H001", "--at", "HEAD") == [Self.finding])
  }

  @Test("every state is warned but those that are closed")
  func severities() throws {
    for status in ["Draft", "In Review", "Approved", "Implemented"] {
      let repository = try repository(created: "2025-12-24", status: status)
      #expect(try repository.findings("H001") == [Self.finding])
    }
    #expect(try repository(created: "2025-12-24", status: "Withdrawn").findings("H001").isEmpty)
  }

  @Test func aRenameAndAMergeKeepTheDay() throws {
    let repository = try repository(created: "2026-01-05")
    try repository.git("switch", "--quiet", "--create", "topic")
    try repository.move(Self.path, to: "specs/sync/SPEC-001-sync.md")
    try repository.commit("Move", at: "2026-01-06T09:00:00Z")
    try repository.git("switch", "--quiet", "main")
    try repository.write("README.md", "x\n")
    try repository.commit("Read me", at: "2026-01-07T09:00:00Z")
    try repository.git("merge", "--quiet", "--no-edit", "topic")
    #expect(try repository.findings("H001").isEmpty)
  }

  @Test func whatIsNotCommittedBeginsToday() throws {
    let repository = try repository(created: "2026-01-05")
    let path = "specs/SPEC-002-quotas.md"
    try repository.write(path, Documents.spec("SPEC-002", "Quotas", created: "2026-01-05"))
    #expect(
      try repository.findings("H001", environment: Self.today)
        == ["\(path):4 warning Created is \"2026-01-05\", by history 2026-03-01"])
    try repository.write(path, Documents.spec("SPEC-002", "Quotas", created: "2026-03-01"))
    #expect(try repository.findings("H001", environment: Self.today).isEmpty)
  }

  @Test("a date that cannot be read is another rule's")
  func noDate() throws {
    #expect(try repository(created: "YYYY-MM-DD").findings("H001").isEmpty)
    #expect(try repository(created: "24.12.2025").findings("H001").isEmpty)
  }
}
