import Foundation
import SpecTestSupport
import Testing

/// `spec check` as the jobs of the README run it: beside a base branch that gives the policy.
struct CheckInJobsTests {
  private static let job = [
    "check", "--since", "main", "--policy-from", "main", "--select", "approvals,D003",
    "--output", "concise",
  ]

  /// A council whose branch `topic` stands out.
  private func council(need: Int = 1) throws -> Council {
    let council = try Council(need: need)
    try council.repository.git("switch", "--quiet", "--create", "topic")
    return council
  }

  private func edit(_ council: Council, _ path: String, _ old: String, to new: String) throws {
    let text = try council.repository.read(path)
    try #require(text.contains(old))
    try council.repository.write(path, text.replacing(old, with: new))
    try council.repository.commit("Edit", author: .dee)
  }

  private func check(_ council: Council, in directory: String? = nil) throws -> ToolOutput {
    try SpecTool.run(
      Self.job,
      environment: council.repository.environment.merging(council.environment()) { $1 },
      directory: directory ?? council.repository.path)
  }

  @Test func anApprovedBranchPasses() throws {
    let council = try council()
    try council.decide("approve", "1", "--yes", by: "ben")
    let output = try check(council)
    #expect(output.status == 0, "\(output.everything)")
    #expect(output.text.isEmpty)
    #expect(output.errors == "1 spec: nothing to report\n")
  }

  @Test func aBranchCannotLoosenWhatItIsJudgedBy() throws {
    let council = try council(need: 2)
    try council.decide("approve", "1", "--yes", by: "ben")
    try edit(council, ".spec/config.yml", "need: 2", to: "need: 1")
    try edit(council, Council.first, "**Status**: In Review", to: "**Status**: Approved")
    let output = try check(council)
    #expect(output.status == 1, "\(output.everything)")
    #expect(output.text.contains("[A001 unapproved-status]"), "\(output.everything)")
    #expect(!output.text.contains(Council.second))
  }

  @Test func aBranchThatIsBehindIsMergedFirst() throws {
    let council = try council()
    let repository = council.repository
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.git("switch", "--quiet", "main")
    try repository.write("README.md", "x\n")
    try repository.commit("Read me", author: .dee)
    try repository.git("switch", "--quiet", "topic")
    let behind = try check(council)
    #expect(behind.status == 2)
    #expect(
      behind.errors == """
        error: the policy cannot be taken from main
        cause: it is not among the ancestors of what is judged: the branch is behind it
        hint: git merge main

        """)
    try council.git("merge", "--quiet", "--no-edit", "main")
    let merged = try check(council)
    #expect(merged.status == 0, "\(merged.everything)")
    try edit(council, Council.first, "**FR-1**:", to: "**FR-1**: always")
    let edited = try check(council)
    #expect(edited.status == 1)
    #expect(edited.text.contains("[A002 stale-approval]"), "\(edited.everything)")
  }

  @Test func aPastThatIsOlderThanThePolicyIsNotReported() throws {
    let repository = try TestRepository()
    for number in 101...300 {
      let text = Council.text("SPEC-\(number)", "Old \(number)", status: "Approved")
      try repository.write("specs/SPEC-\(number)-old.md", text)
    }
    try repository.commit("Two hundred specs", author: .dee)
    let council = try Council(in: repository)
    let before = try council.spec("check", "--select", "approvals")
    #expect(before.status == 0, "\(before.everything)")
    #expect(before.errors == "202 specs: nothing to report\n")
    try edit(council, "specs/SPEC-107-old.md", "**FR-1**:", to: "**FR-1**: always")
    let after = try council.spec("check", "--select", "approvals")
    #expect(after.status == 1)
    #expect(
      after.text.split(separator: "\n").allSatisfy { $0.contains("\tSPEC-107\t") }, "\(after.text)")
  }

  @Test func aShallowCloneCannotTell() throws {
    let council = try council()
    try council.decide("approve", "1", "--yes", by: "ben")
    let clone = try council.repository.clone(depth: 1)
    let fetched = "hint: git fetch --unshallow --filter=blob:none (in CI: fetch-depth: 0)\n"
    let missing = try check(council, in: clone.path)
    #expect(missing.status == 5)
    #expect(
      missing.errors == """
        error: 'main' is neither a date nor a revision that this clone holds
        cause: the clone is shallow, and was fetched without other branches and tags

        """ + fetched)
    try clone.git("fetch", "--quiet", "--depth=1", "origin", "main:main")
    let cut = try check(council, in: clone.path)
    #expect(cut.status == 5)
    #expect(cut.errors.hasSuffix(fetched), "\(cut.errors)")
    for rules in ["history", "approvals", "D,H"] {
      let output = try clone.spec("check", "--select", rules)
      #expect(output.status == 5, "\(rules)")
      #expect(output.errors.hasSuffix(fetched), "\(output.errors)")
      #expect(!output.text.contains("skipped-status"), "\(output.text)")
    }
    let documents = try clone.spec("check", "--select", "document,links")
    #expect(documents.status != 5)
    #expect(!documents.errors.contains("shallow"))
  }
}
