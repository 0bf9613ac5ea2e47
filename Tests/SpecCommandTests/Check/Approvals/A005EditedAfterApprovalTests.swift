import SpecTestSupport
import Testing

/// Approved words that are edited under their status.
struct A005EditedAfterApprovalTests {
  private let council: Council
  private var repository: TestRepository { council.repository }

  init() throws {
    council = try Council()
  }

  private func findings(at place: String? = nil) throws -> [String] {
    try council.findings("A005", at: place)
  }

  private static let finding =
    "\(Council.first):3 error words that were approved by 1 are edited, still Approved"

  @Test func onDiskAndStaged() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    #expect(try findings().isEmpty)
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.first)
    #expect(try findings() == [Self.finding])
    let environment = council.environment()
    #expect(try repository.findings("A005", "--staged", environment: environment).isEmpty)
    try repository.git("add", "--all")
    #expect(
      try repository.findings("A005", "--staged", environment: environment) == [Self.finding])
    try repository.commit("Edit", author: .dee)
    #expect(try findings().isEmpty)
  }

  @Test func goingBackToReviewInTheSameEdit() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.first)
    try repository.replace("**Status**: Approved", "**Status**: In Review", in: Council.first)
    #expect(try findings().isEmpty)
  }

  @Test("what mends a stale approval may be committed")
  func takingAnEditBack() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.first)
    try repository.commit("Edit", author: .dee)
    try repository.replace("**FR-1**: always", "**FR-1**:", in: Council.first)
    #expect(try findings().isEmpty)
    try repository.replace("**FR-1**:", "**FR-1**: never", in: Council.first)
    #expect(try findings().count == 1)
  }

  @Test func whatAnApprovalDoesNotLookAt() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.replace("**Updated**: 2026-02-02", "**Updated**: 2026-02-03", in: Council.first)
    #expect(try findings().isEmpty)
  }

  @Test func aDraftIsFree() throws {
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.second)
    #expect(try findings().isEmpty)
  }
}
