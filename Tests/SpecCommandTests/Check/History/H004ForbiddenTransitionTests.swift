import SpecTestSupport
import Testing

/// Statuses that came by a step that the workflow does not have.
struct H004ForbiddenTransitionTests {
  @Test func aStepBack() throws {
    let repository = try StatusSteps.repository("Draft", "In Review", "Approved", "Draft")
    let commit = try repository.id().prefix(10)
    #expect(
      try repository.findings("H004")
        == ["\(StatusSteps.path):3 warning from Approved to Draft in \(commit): no such step"])
  }

  @Test func theStepsOfTheWorkflow() throws {
    #expect(
      try StatusSteps.repository(
        "Draft", "In Review", "Draft", "In Review", "Approved", "Implemented"
      )
      .findings("H004").isEmpty)
  }

  @Test("only the last step counts, what was before is history")
  func thePast() throws {
    #expect(
      try StatusSteps.repository("Draft", "In Review", "Approved", "Draft", "In Review").findings(
        "H004"
      )
      .isEmpty)
  }

  @Test func whatIsNotCommitted() throws {
    let repository = try StatusSteps.repository("Draft", "In Review", "Approved", "Implemented")
    try repository.replace("**Status**: Implemented", "**Status**: In Review", in: StatusSteps.path)
    #expect(
      try repository.findings("H004")
        == [
          "\(StatusSteps.path):3 error from Implemented to In Review in what is not committed: no such step"
        ])
    #expect(try repository.findings("H004", "--at", "HEAD").isEmpty)
  }

  @Test func aMergeOfTwoStepsIsNoStep() throws {
    let repository = try StatusSteps.repository("Draft")
    try repository.git("switch", "--quiet", "--create", "topic")
    for status in ["In Review", "Approved"] {
      try repository.write(
        StatusSteps.path, Documents.spec("SPEC-001", "Offline sync", status: status))
      try repository.commit(status)
    }
    try repository.git("switch", "--quiet", "main")
    try repository.write("README.md", "x\n")
    try repository.commit("Read me")
    try repository.git("merge", "--quiet", "--no-edit", "topic")
    #expect(try repository.findings("H004").isEmpty)
  }

  @Test func aSpecThatIsWithdrawnMayBeAnywhere() throws {
    #expect(try StatusSteps.repository("Draft", "Withdrawn").findings("H004").isEmpty)
  }
}
