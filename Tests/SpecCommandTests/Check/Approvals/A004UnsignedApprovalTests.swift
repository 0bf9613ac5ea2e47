import SpecTestSupport
import Testing

/// Approvals whose signature is gone or bad.
struct A004UnsignedApprovalTests {
  private let council: Council
  private var repository: TestRepository { council.repository }

  init() throws {
    council = try Council()
  }

  private func findings(at place: String? = nil) throws -> [String] {
    try council.findings("A004", at: place)
  }

  @Test func aRebaseTakesItOff() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    #expect(try findings().isEmpty)
    try repository.git("commit", "--quiet", "--amend", "--no-gpg-sign", "--no-edit")
    let commit = try repository.id().prefix(10)
    #expect(
      try findings() == [
        "\(Council.first):3 error the approval of Ben Sørensen <ben@tidewater.example> is not signed "
          + "(\(commit))"
      ])
    try council.decide("approve", "1", "--yes", by: "ben")
    #expect(try findings().isEmpty)
  }

  @Test func aSignatureOfOtherBytes() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    let commit = try repository.git(["cat-file", "commit", "HEAD"]).bytes
    let forged = String(decoding: commit, as: UTF8.self)
      .replacing("author Ben Sørensen", with: "author Ben Sorensen")
    let id = try repository.writeObject("commit", Array(forged.utf8))
    try repository.git("reset", "--quiet", "--hard", id)
    let found = try findings()
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.contains("signature") && $0.contains("is not good") }, "\(found)")
  }

  @Test("in review it is a warning")
  func inReview() throws {
    let council = try Council(need: 2)
    try council.decide("approve", "1", "--yes", by: "ben")
    try council.repository.git(
      "commit", "--quiet", "--amend", "--allow-empty", "--no-gpg-sign", "--no-edit")
    let found = try council.repository.findings("A004", environment: council.environment())
    #expect(found.map { $0.hasPrefix("\(Council.first):3 warning ") } == [true], "\(found)")
  }
}
