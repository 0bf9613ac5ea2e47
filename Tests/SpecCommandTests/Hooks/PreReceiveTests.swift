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

  @Test func takesASignedChangeOfThePolicy() throws {
    let council = try Council()
    let server = try Server(council)
    try council.decide("key", "retire", "chi", "--yes")
    try server.takes("main")
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

  @Test func refusesAnApprovalByAKeyThatThePushAdds() throws {
    let council = try Council()
    let server = try Server(council)
    let key = try council.repository.sshKey("dee")
    let signers = try council.repository.read(".spec/allowed_signers")
    try council.repository.write(
      ".spec/allowed_signers",
      signers + "dee@tidewater.example namespaces=\"git\" \(key.publicKey)\n")
    let policy = try council.repository.read(".spec/config.yml")
    try council.repository.write(
      ".spec/config.yml",
      policy.replacing(
        "people:\n", with: "people:\n  dee: {name: Dee Marsh, email: dee@tidewater.example}\n"
      ).replacing("from: [ada, ben, chi]", with: "from: [ada, ben, chi, dee]"))
    try council.repository.commit("Dee may too", author: .dee)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    try server.refuses("P003 unauthorised-policy", "main", naming: "A001", "SPEC-001")
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

  // MARK: The policy

  @Test(
    "a policy that is deleted, loosened or rolled back without authority",
    arguments: ["delete", "loosen", "roll back"])
  func refusesAChangeOfThePolicy(_ way: String) throws {
    let council = try Council(need: 1)
    let server = try Server(council)
    let repository = council.repository
    let lost = try #require(council.keys["chi"]).fingerprint
    try council.decide("key", "revoke", lost, "--yes")
    try server.takes("main")
    switch way {
    case "delete": try repository.git("rm", "-rq", ".spec")
    case "loosen":
      let text = try repository.read(".spec/config.yml")
      try repository.write(".spec/config.yml", text.replacing("[ada]", with: "[ada, dee, chi]"))
    default: try repository.git("checkout", "--quiet", "HEAD~1", "--", ".spec")
    }
    try repository.commit("Change the policy", author: .dee)
    try server.refuses("P003 unauthorised-policy", "main")
  }

  // MARK: References

  @Test func refusesToDeleteOrRewriteTheBranch() throws {
    let council = try Council()
    let server = try Server(council)
    try council.repository.git("config", "--global", "receive.denyDeleteCurrent", "ignore")
    try server.edit(Council.first, "Offline sync", to: "Offline synchronisation")
    try server.takes("main")
    try server.refuses("P001 deleted-branch", "--delete", "main")
    try council.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    try server.refuses("P002 rewritten-branch", "--force", "main")
  }

  @Test func takesAllOrNothing() throws {
    let council = try Council()
    let server = try Server(council)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    try server.refuses("A001", "main", "HEAD:refs/heads/topic", "HEAD:refs/tags/v1")
  }

  @Test func refusesABranchFromAnUnrelatedRoot() throws {
    let council = try Council()
    let server = try Server(council)
    try server.repository.git("config", "--add", "spec.protect", "main")
    try server.repository.git("config", "--add", "spec.protect", "release/*")
    let repository = council.repository
    try server.takes("HEAD:refs/heads/release/1")
    try repository.git("switch", "--quiet", "--orphan", "other")
    try repository.write(
      Council.first, Council.text("SPEC-001", "Offline sync", status: "Approved"))
    try repository.commit("From nowhere", author: .dee)
    try server.refuses("P005", "HEAD:refs/heads/release/2")
    try server.takes("HEAD:refs/heads/other")
  }

  @Test func anEmptyServerWantsToBeTold() throws {
    let council = try Council()
    let server = try Server(council, trusts: false, holdsMain: false)
    try server.refuses("P005 untrusted-beginning", "main", naming: "spec.trust")
    let root = try council.repository.git("rev-list", "--max-parents=0", "HEAD")
    try server.repository.git("config", "spec.trust", root)
    try server.takes("main")
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

  @Test func refusesToDeleteOrRenumberWhatIsApproved() throws {
    let council = try Council()
    let server = try Server(council)
    let repository = council.repository
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    try repository.git("rm", "--quiet", Council.first)
    try repository.commit("Not any more", author: .dee)
    try server.refuses("P004 removed-spec", "main", naming: "SPEC-001")
    try repository.git("reset", "--quiet", "--hard", "origin/main")
    try server.edit(Council.first, "# SPEC-001", to: "# SPEC-009")
    try server.refuses("A001", "main", naming: "SPEC-009")
    try repository.git("reset", "--quiet", "--hard", "origin/main")
    try server.edit(Council.first, "**Status**: Approved", to: "**Status**: Draft")
    try repository.git("rm", "--quiet", Council.first)
    try repository.commit("Not any more", author: .dee)
    try server.takes("main")
  }
}
