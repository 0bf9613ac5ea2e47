import SpecTestSupport
import Testing

/// Approvals by whoever wrote the words.
struct A003OwnWorkTests {
  private let council: Council
  private var repository: TestRepository { council.repository }

  init() throws {
    council = try Council()
  }

  private func findings(at place: String? = nil) throws -> [String] {
    try council.findings("A003", at: place)
  }

  /// Ben changes a requirement, and approves it with a commit that the program does not write.
  private func approveOwnWork() throws {
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.first)
    try repository.commit("Edit", author: .ben)
    let refused = try council.spec("approve", "1", "--yes", by: "ben")
    #expect(refused.status != 0)
    try council.decide("approve", "1", "--yes", by: "chi")
    let message = try repository.git(["log", "-1", "--format=%B"]).text
      .replacing("Chi Nguyễn <chi@", with: "Ben Sørensen <ben@")
    try repository.git("reset", "--quiet", "--soft", "HEAD~1")
    try repository.git(
      ["commit", "--quiet", "-S", "--file=-"], input: Array(message.utf8),
      environment: council.environment("ben"))
  }

  @Test func itDoesNotCount() throws {
    try approveOwnWork()
    let commit = try repository.id().prefix(10)
    #expect(
      try findings() == [
        "\(Council.first):3 error ben's approval does not count: own work (\(commit))"
      ])
  }

  @Test("somebody else's makes it unimportant")
  func anotherApproval() throws {
    try approveOwnWork()
    try council.decide("approve", "1", "--yes", by: "chi")
    #expect(try findings().isEmpty)
  }

  @Test func othersApprove() throws {
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.first)
    try repository.commit("Edit", author: .ben)
    try council.decide("approve", "1", "--yes", by: "chi")
    #expect(try findings().isEmpty)
  }
}
