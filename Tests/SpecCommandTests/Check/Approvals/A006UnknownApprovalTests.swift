import SpecTestSupport
import Testing

/// Approvals of which nobody can tell whether they hold.
struct A006UnknownApprovalTests {
  private let council: Council
  private var repository: TestRepository { council.repository }

  init() throws {
    council = try Council()
  }

  private func findings(at place: String? = nil) throws -> [String] {
    try council.findings("A006", at: place)
  }

  @Test func aShallowClone() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    #expect(try findings().isEmpty)
    let clone = try repository.clone(depth: 1)
    let output = try SpecTool.run(
      ["check", "--select", "A"],
      environment: repository.environment.merging(council.environment()) { $1 },
      directory: clone.path)
    #expect(output.status == 5)
    #expect(
      output.text.contains("\terror\tA006\tunknown-approval\tSPEC-001\t"), "\(output.everything)")
    #expect(!output.text.contains("A001"))
  }

  @Test func aCommitWhoseObjectsAreMissing() throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    let blob = try repository.id("HEAD~1:\(Council.first)")
    let origin = repository
    let clone = try origin.clone(filter: "blob:none")
    try clone.git("remote", "remove", "origin")
    #expect(try clone.run("git", ["cat-file", "-e", blob]).status != 0)
    let output = try SpecTool.run(
      ["check", "--select", "A"],
      environment: repository.environment.merging(council.environment()) { $1 },
      directory: clone.path)
    #expect(output.status != 0, "\(output.everything)")
    #expect(!output.text.contains("A001"))
  }
}
