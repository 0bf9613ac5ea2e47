import SpecTestSupport
import Testing

/// Statuses that came by a step that the workflow does not have.
struct H004ForbiddenTransitionTests {
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

  @Test func aStepBack() throws {
    let repository = try repository("Draft", "In Review", "Approved", "Draft")
    let commit = try repository.id().prefix(10)
    #expect(
      try repository.findings("H004")
        == ["\(Self.path):3 warning from Approved to Draft in \(commit): no such step"])
  }

  @Test func theStepsOfTheWorkflow() throws {
    #expect(
      try repository("Draft", "In Review", "Draft", "In Review", "Approved", "Implemented")
        .findings("H004").isEmpty)
  }

  @Test("only the last step counts, what was before is history")
  func thePast() throws {
    #expect(
      try repository("Draft", "In Review", "Approved", "Draft", "In Review").findings("H004")
        .isEmpty)
  }

  @Test func whatIsNotCommitted() throws {
    let repository = try repository("Draft", "In Review", "Approved", "Implemented")
    try repository.replace("**Status**: Implemented", "**Status**: In Review", in: Self.path)
    #expect(
      try repository.findings("H004")
        == [
          "\(Self.path):3 error from Implemented to In Review in what is not committed: no such step"
        ])
    #expect(try repository.findings("H004", "--at", "HEAD").isEmpty)
  }

  @Test func aMergeOfTwoStepsIsNoStep() throws {
    let repository = try repository("Draft")
    try repository.git("switch", "--quiet", "--create", "topic")
    for status in ["In Review", "Approved"] {
      try repository.write(Self.path, Documents.spec("SPEC-001", "Offline sync", status: status))
      try repository.commit(status)
    }
    try repository.git("switch", "--quiet", "main")
    try repository.write("README.md", "x\n")
    try repository.commit("Read me")
    try repository.git("merge", "--quiet", "--no-edit", "topic")
    #expect(try repository.findings("H004").isEmpty)
  }

  @Test func aSpecThatIsWithdrawnMayBeAnywhere() throws {
    #expect(try repository("Draft", "Withdrawn").findings("H004").isEmpty)
  }
}
