import SpecTestSupport
import Testing

/// Statuses that nobody has approved.
struct A001UnapprovedStatusTests {
  private let council: Council
  private var repository: TestRepository { council.repository }

  init() throws {
    council = try Council()
  }

  private func findings(at place: String? = nil) throws -> [String] {
    try council.findings("A001", at: place)
  }

  @Test func onDiskAndCommitted() throws {
    #expect(try findings().isEmpty)
    try repository.replace("**Status**: In Review", "**Status**: Approved", in: Council.first)
    #expect(
      try findings() == [
        "\(Council.first):3 error Approved is claimed without approvals, where it was In Review"
      ])
    #expect(try findings(at: "HEAD").isEmpty)
    try repository.commit("Approve it", author: .dee)
    let committed = ["\(Council.first):3 error Approved has 0 of 1 approvals"]
    #expect(try findings() == committed)
    #expect(try findings(at: "HEAD") == committed)
  }

  @Test func aNewSpec() throws {
    let path = "specs/SPEC-003-search.md"
    try repository.write(path, Council.text("SPEC-003", "Search", status: "Approved"))
    #expect(try findings() == ["\(path):3 error Approved is claimed without approvals"])
    try repository.commit("Search", author: .dee)
    #expect(try findings().map { $0.prefix(path.count + 8) } == ["\(path):3 error"])
  }

  @Test func withTheQuorum() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    #expect(try findings().isEmpty)
  }

  @Test("a status further on needs one that was approved")
  func implemented() throws {
    try repository.replace("**Status**: In Review", "**Status**: Implemented", in: Council.first)
    try repository.commit("Build it", author: .dee)
    #expect(try findings().count == 1)
  }

  @Test func aCopyOfAnApprovedSpec() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    let text = try repository.read(Council.first).replacing("SPEC-001", with: "SPEC-009")
    try repository.write("specs/SPEC-009-copy.md", text)
    #expect(
      try findings() == ["specs/SPEC-009-copy.md:3 error Approved is claimed without approvals"])
  }

  @Test("without a policy, and before it, nothing is asked for")
  func withoutAPolicy() throws {
    let plain = try Sample.small()
    try plain.replace("**Status**: Draft", "**Status**: Approved", in: Sample.offline)
    #expect(try plain.findings("A001").isEmpty)
    try plain.commit()
    let council = try Council(files: [Council.first: ""], in: plain)
    #expect(try plain.findings("A001", environment: council.environment()).isEmpty)
  }

  @Test("no comment keeps it quiet")
  func suppression() throws {
    try repository.replace("**Status**: In Review", "**Status**: Approved", in: Council.first)
    try repository.replace(
      "## Overview", "<!-- spec: ignore-file[A001] trust me -->\n\n## Overview", in: Council.first)
    #expect(try findings().count == 1)
  }
}
