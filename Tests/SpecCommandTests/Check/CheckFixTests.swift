import Foundation
import SpecTestSupport
import Testing

/// `spec check --fix`: what needs no decision, and not a byte more.
struct CheckFixTests {
  private static let path = "specs/SPEC-001-offline-sync.md"
  /// The day on which everything that is not committed changes.
  private static let today = ["SOURCE_DATE_EPOCH": "1770033600"]

  private func text(
    _ status: String, created: String = "2025-12-24", updated: String = "2025-12-24",
    author: String = "Somebody Else", title: String = "SPEC-001: Offline sync"
  ) -> String {
    """
    # \(title)

    **Status**: \(status)  \r
    **Created**: \(created)
    **Updated**:\t*\(updated)*
    **Author**: \(author)

    ## Requirements

    1. **FR-1**: The client is fast.
    """
  }

  private func repository(_ text: String) throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(Self.path, text)
    try repository.commit("Propose it", at: "2026-01-05T09:00:00Z")
    return repository
  }

  @Test func aDraftIsMended() throws {
    let repository = try repository(
      text("draft", created: "YYYY-MM-DD", title: "SPEC-1: Offline sync"))
    let patch = try repository.spec("check", "--diff", environment: Self.today)
    #expect(patch.status == 1)
    #expect(patch.text.contains("+# SPEC-001: Offline sync"))
    #expect(try repository.git("status", "--porcelain").isEmpty)

    let output = try repository.spec("check", "--fix", environment: Self.today)
    #expect(
      try repository.read(Self.path)
        == text("draft", created: "2026-01-05", updated: "2026-02-02", author: "Ada Okafor"))
    #expect(output.errors.contains("mended \(Self.path): Created is 2026-01-05 now\n"))
    #expect(output.errors.contains("mended \(Self.path): the ID is written SPEC-001 now\n"))
    let after = try repository.read(Self.path)
    let again = try repository.spec("check", "--fix", environment: Self.today)
    #expect(try repository.read(Self.path) == after)
    #expect(!again.errors.contains("mended"))
    for code in ["H001", "H002", "H003", "D011", "D016"] {
      #expect(!again.text.contains("\t\(code)\t"))
    }
    #expect(try repository.spec("check", "--diff", environment: Self.today).status == 0)
  }

  @Test(arguments: ["In Review", "Approved", "Implemented"])
  func onlyTheDatesOfWhatIsReviewed(status: String) throws {
    let repository = try repository(text(status, title: "SPEC-1: Offline sync"))
    try repository.spec("check", "--fix", environment: Self.today)
    #expect(
      try repository.read(Self.path)
        == text(
          status, created: "2026-01-05", updated: "2026-01-05", title: "SPEC-1: Offline sync"))
  }

  @Test func whatIsApprovedStaysApproved() throws {
    let council = try Council()
    let repository = council.repository
    try council.decide("approve", "1", "--yes", by: "ben")
    let wrong = try repository.read(Council.first)
      .replacing("**Created**: 2026-01-05", with: "**Created**: 2020-02-20")
    try repository.write(Council.first, wrong)
    try repository.commit("A wrong date", author: .dee)
    func content() throws -> String? {
      let specs = try council.spec("verify", "1", "--json").json()["specs"]
      #expect(specs[0]["verdict"].string == "approved")
      return specs[0]["content"].string
    }
    let before = try content()
    try council.spec("check", "--fix")
    try repository.commit("Right dates", author: .dee)
    #expect(try repository.read(Council.first).contains("**Created**: 2026-01-05"))
    #expect(try content() == before)
  }

  @Test func whatIsSuppressedIsLeft() throws {
    let text = text("Draft", author: "Ada Okafor")
      .replacing(
        "**Created**: 2025-12-24",
        with: "**Created**: 2025-12-24 <!-- spec: ignore[H001] older than this repository -->")
    let repository = try repository(text)
    try repository.spec("check", "--fix", environment: Self.today)
    #expect(try repository.read(Self.path).contains("2025-12-24 <!--"))
  }

  @Test func nothingIsWrittenWhereNothingIsOnDisk() throws {
    let repository = try repository(text("Draft"))
    #expect(try repository.spec("check", "--fix", "--staged").status == 2)
    #expect(try repository.spec("check", "--diff", "--at", "HEAD").status == 2)
    let bare = try repository.clone(bare: true)
    #expect(try bare.spec("check", "--fix").status == 2)
  }
}
