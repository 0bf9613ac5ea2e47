import Foundation
import SpecTestSupport
import Testing

/// What a server with the hook takes and refuses, with real pushes.
struct PreReceiveTests {
  // MARK: Honest pushes

  @Test func takesWhatIsApproved() throws {
    let council = try Council()
    let server = try Server(council)
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    #expect(try council.status(at: "HEAD") == "Approved")
  }

  @Test func takesDraftsEditsOfDraftsAndOtherFiles() throws {
    let council = try Council(status: "Draft")
    let server = try Server(council)
    try server.edit(Council.first, "Offline sync", to: "Offline synchronisation")
    try council.repository.write("README.md", "x\n")
    try council.repository.commit("Read me", author: .dee)
    try server.takes("main")
  }

  @Test func takesAnEditThatIsApprovedAgain() throws {
    let council = try Council()
    let server = try Server(council)
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    try server.edit(Council.first, "**FR-1**:", to: "**FR-1**: always")
    try council.decide("approve", "1", "--yes", by: "chi")
    try server.takes("main")
  }

  @Test func takesAnEditThatGoesBackToReview() throws {
    let council = try Council()
    let server = try Server(council)
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    try server.edit(Council.first, "**Status**: Approved", to: "**Status**: In Review")
    try server.edit(Council.first, "**FR-1**:", to: "**FR-1**: always")
    try server.takes("main")
  }

  @Test func takesWhatAnUnprotectedBranchHas() throws {
    let council = try Council()
    let server = try Server(council)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    try server.takes("HEAD:refs/heads/topic")
    try server.takes("HEAD:refs/tags/main")
    try server.refuses("A001", "HEAD:refs/heads/main")
    try server.takes("--delete", "topic")
  }

  // MARK: Claims

  @Test func refusesAHandWrittenStatus() throws {
    let council = try Council()
    let server = try Server(council)
    let commit = try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    try server.refuses(
      "A001 unapproved-status", "main", naming: "SPEC-001", String(commit.prefix(7)),
      "refs/heads/main", "spec approve")
  }

  @Test func refusesAnApprovalByAKeyThatThePolicyLacks() throws {
    let council = try Council()
    let server = try Server(council)
    let stranger = try council.repository.sshKey("stranger")
    try council.spec("approve", "1", "--yes", environment: ["GIT_CONFIG_COUNT": "0"])
    try council.repository.git("reset", "--quiet", "--hard", "origin/main")
    try council.decide("approve", "1", "--yes", by: "ben")
    let message = try council.repository.git(["log", "-1", "--format=%B"]).text
    let tree = try council.repository.git("rev-parse", "HEAD^{tree}")
    let forged = try council.repository.git(
      ["-c", "user.signingKey=\(stranger.path)", "commit-tree", "-S", "-p", "HEAD~1", tree],
      input: Array(message.utf8)
    ).trimmed
    try council.repository.git("reset", "--quiet", "--hard", forged)
    try server.refuses("A001", "main", naming: "SPEC-001")
  }

  @Test func refusesAnEditAfterTheApproval() throws {
    let council = try Council()
    let server = try Server(council)
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    try server.edit(Council.first, "**FR-1**:", to: "**FR-1**: always")
    try server.refuses("A002 stale-approval", "main", naming: "SPEC-001", "FR-1")
  }

  @Test func refusesASquashOfAnApproval() throws {
    let council = try Council()
    let server = try Server(council)
    let repository = council.repository
    try repository.git("switch", "--quiet", "--create", "topic")
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--squash", "topic")
    try repository.commit("Approve offline sync", author: .dee)
    try server.refuses("A001", "main", naming: "SPEC-001")
    try repository.git("reset", "--quiet", "--hard", "origin/main")
    try repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "topic")
    try server.takes("main")
  }

  // MARK: References

  @Test func takesAllOrNothing() throws {
    let council = try Council()
    let server = try Server(council)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    try server.refuses("A001", "main", "HEAD:refs/heads/topic", "HEAD:refs/tags/v1")
  }

  @Test func aThousandReferences() throws {
    let council = try Council()
    let server = try Server(council)
    try server.edit(Council.first, "Offline sync", to: "Offline synchronisation")
    let id = try council.repository.id()
    let names = (0..<1_000).map { "\(id):refs/heads/topic-\($0)" }
    let output = try Tool.run(
      "git", ["push", "--quiet", "origin", "main"] + names, environment: server.environment(),
      directory: council.repository.path, timeLimit: 120)
    #expect(output.status == 0, "\(output.errors)")
    #expect(
      try server.repository.git("for-each-ref", "--count=2000").split(separator: "\n").count
        == 1_001)
  }

  // MARK: The past

  @Test func whatWasThereIsNotJudgedAgain() throws {
    let old = (1...200).map { number in
      (
        "specs/SPEC-\(number + 100)-old.md",
        Council.text("SPEC-\(number + 100)", "Old \(number)", status: "Approved")
      )
    }
    let repository = try TestRepository()
    for (path, text) in old { try repository.write(path, text) }
    try repository.commit("Two hundred specs", author: .dee)
    let council = try Council(in: repository)
    let server = try Server(council, trusts: false, holdsMain: false)
    try server.takes("HEAD~1:refs/heads/main")
    try server.takes("main")
    try repository.write("README.md", "x\n")
    try repository.commit("Read me", author: .dee)
    try server.takes("main")
    try server.edit(old[0].0, "**FR-1**:", to: "**FR-1**: always")
    try server.refuses("A001", "main", naming: "SPEC-101")
    try server.edit(old[0].0, "**Status**: Approved", to: "**Status**: In Review")
    try server.takes("main")
  }
}
