import SpecTestSupport
import Testing

/// Authors who have written nothing.
struct H003AuthorNotInHistoryTests {
  private static let path = "specs/SPEC-001-offline-sync.md"
  /// 2026-03-01.
  private static let today = ["SOURCE_DATE_EPOCH": "1772366400"]

  private func repository(author: String) throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(Self.path, Documents.spec("SPEC-001", "Offline sync", author: author))
    try repository.commit("Propose", author: .ada)
    try repository.replace("Everything else.", "All else.", in: Self.path)
    try repository.commit("Edit", author: .ben)
    return repository
  }

  @Test func somebodyElse() throws {
    #expect(
      try repository(author: "Zoe Nobody").findings("H003")
        == ["\(Self.path):6 warning Author is \"Zoe Nobody\", by history Ada Okafor"])
  }

  @Test(arguments: [
    "Ada Okafor", "ada okafor", "ada@tidewater.example", "Ada Okafor <ada@tidewater.example>",
  ])
  func whoBeganIt(author: String) throws {
    #expect(try repository(author: author).findings("H003").isEmpty)
  }

  @Test("whoever changed it since is an author as well")
  func whoChangedIt() throws {
    #expect(try repository(author: "Ben Sørensen").findings("H003").isEmpty)
    #expect(try repository(author: "Ada Okafor, Ben Sørensen").findings("H003").isEmpty)
  }

  @Test func aNameThatTheMailmapKnows() throws {
    let repository = try repository(author: "Augusta King")
    let before = try repository.findings("H003")
    #expect(before.count == 1)
    try repository.write(".mailmap", "Augusta King <ada@tidewater.example>\n")
    try repository.commit("She married")
    #expect(try repository.findings("H003").isEmpty)
  }

  @Test("nobody knows who will commit it")
  func whatIsNotCommitted() throws {
    let repository = try repository(author: "Ada Okafor")
    try repository.replace("**Author**: Ada Okafor", "**Author**: Zoe Nobody", in: Self.path)
    #expect(try repository.findings("H003").isEmpty)
  }
}
