import SpecTestSupport
import Testing

/// Statuses that left out what lies before them.
struct H005SkippedStatusTests {
  @Test func aStepThatLeavesOneOut() throws {
    let repository = try StatusSteps.repository("Draft", "Approved")
    let commit = try repository.id().prefix(10)
    #expect(
      try repository.findings("H005")
        == [
          "\(StatusSteps.path):3 warning from Draft to Approved in \(commit), leaving out In Review"
        ])
  }

  @Test func aSpecThatBeginsInALaterState() throws {
    let repository = try StatusSteps.repository("Implemented")
    let commit = try repository.id().prefix(10)
    #expect(
      try repository.findings("H005")
        == [
          "\(StatusSteps.path):3 warning from nothing to Implemented in \(commit), leaving out Draft, "
            + "In Review, Approved"
        ])
  }

  @Test func oneStepAfterTheOther() throws {
    #expect(try StatusSteps.repository("Draft").findings("H005").isEmpty)
    #expect(try StatusSteps.repository("Draft", "In Review", "Approved").findings("H005").isEmpty)
  }

  @Test("only the last step counts")
  func thePast() throws {
    #expect(try StatusSteps.repository("Draft", "Approved", "Implemented").findings("H005").isEmpty)
  }

  @Test func whatIsNotCommitted() throws {
    let repository = try StatusSteps.repository("Draft")
    try repository.replace("**Status**: Draft", "**Status**: Approved", in: StatusSteps.path)
    #expect(
      try repository.findings("H005")
        == [
          "\(StatusSteps.path):3 warning from Draft to Approved in what is not committed, leaving out "
            + "In Review"
        ])
  }

  @Test("where a clone ends nobody knows what was before")
  func aShallowClone() throws {
    let clone = try StatusSteps.repository("Draft", "In Review", "Approved").clone(depth: 1)
    let output = try clone.spec("check", "--select", "H004,H005")
    #expect(output.text.isEmpty)
    #expect(output.status == 5)
  }
}
