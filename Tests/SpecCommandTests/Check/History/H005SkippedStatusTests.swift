import SpecTestSupport
import Testing

/// Statuses that left out what lies before them.
struct H005SkippedStatusTests {
  private static let path = "specs/SPEC-001-offline-sync.md"
  private static let workflow = """
    status:
      vocabulary: [Draft, In Review, Approved, Implemented]
      transitions:
        Draft: [In Review]
        In Review: [Draft, Approved]
        Approved: [Implemented, In Review]

    """

  /// One spec whose status goes through these, a commit each.
  private func repository(_ statuses: String...) throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(".spec/config.yml", Self.workflow)
    for status in statuses {
      try repository.write(Self.path, Documents.spec("SPEC-001", "Offline sync", status: status))
      try repository.commit(status)
    }
    return repository
  }

  @Test func aStepThatLeavesOneOut() throws {
    let repository = try repository("Draft", "Approved")
    let commit = try repository.id().prefix(10)
    #expect(
      try repository.findings("H005")
        == [
          "\(Self.path):3 warning from Draft to Approved in \(commit), leaving out In Review"
        ])
  }

  @Test func aSpecThatBeginsInALaterState() throws {
    let repository = try repository("Implemented")
    let commit = try repository.id().prefix(10)
    #expect(
      try repository.findings("H005")
        == [
          "\(Self.path):3 warning from nothing to Implemented in \(commit), leaving out Draft, "
            + "In Review, Approved"
        ])
  }

  @Test func oneStepAfterTheOther() throws {
    #expect(try repository("Draft").findings("H005").isEmpty)
    #expect(try repository("Draft", "In Review", "Approved").findings("H005").isEmpty)
  }

  @Test("only the last step counts")
  func thePast() throws {
    #expect(try repository("Draft", "Approved", "Implemented").findings("H005").isEmpty)
  }

  @Test func whatIsNotCommitted() throws {
    let repository = try repository("Draft")
    try repository.replace("**Status**: Draft", "**Status**: Approved", in: Self.path)
    #expect(
      try repository.findings("H005")
        == [
          "\(Self.path):3 warning from Draft to Approved in what is not committed, leaving out "
            + "In Review"
        ])
  }

  @Test("where a clone ends nobody knows what was before")
  func aShallowClone() throws {
    let clone = try repository("Draft", "In Review", "Approved").clone(depth: 1)
    let output = try clone.spec("check", "--select", "H004,H005")
    #expect(output.text.isEmpty)
    #expect(output.status == 5)
  }
}
