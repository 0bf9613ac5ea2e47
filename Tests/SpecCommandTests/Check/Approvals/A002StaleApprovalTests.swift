import SpecTestSupport
import Testing

/// Words that changed after they were approved.
struct A002StaleApprovalTests {
  private let council: Council
  private var repository: TestRepository { council.repository }

  init() throws {
    council = try Council()
  }

  private func findings(at place: String? = nil) throws -> [String] {
    try council.findings("A002", at: place)
  }

  private func edit(_ new: String = "**FR-1**: always") throws {
    try repository.replace("**FR-1**:", new, in: Council.first)
    try repository.commit("Edit", author: .dee)
  }

  @Test func aRequirementThatChanged() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    #expect(try findings().isEmpty)
    try edit()
    let stale = ["\(Council.first):3 error changed since it was approved: FR-1"]
    #expect(try findings() == stale)
    #expect(try findings(at: "HEAD") == stale)
    #expect(try findings(at: "HEAD~1").isEmpty)
  }

  @Test func approvedAgainOrTakenBack() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    try edit()
    try repository.git("revert", "--no-edit", "HEAD")
    #expect(try findings().isEmpty)
    try edit("**FR-1**: sometimes")
    #expect(try findings().count == 1)
    try council.decide("approve", "1", "--yes", by: "chi")
    #expect(try findings().isEmpty)
  }

  @Test func whatAnApprovalDoesNotLookAt() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.replace("**Updated**: 2026-02-02", "**Updated**: 2026-02-03", in: Council.first)
    try repository.commit("Set the date", author: .dee)
    try repository.git("mv", Council.first, "specs/SPEC-001-sync.md")
    try repository.commit("Shorten the name", author: .dee)
    #expect(try findings().isEmpty)
  }

  @Test("what is not committed is A005's")
  func onDisk() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.first)
    #expect(try findings().isEmpty)
  }
}
