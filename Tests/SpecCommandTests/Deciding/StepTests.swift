import Foundation
import SpecTestSupport
import Testing

/// Steps between states: only Status and Updated change, byte for byte.
struct StepTests {
  @Test("submit, mark and back again, without a policy as well", arguments: [true, false])
  func steps(_ hasPolicy: Bool) throws {
    let council = try Council(
      status: "Draft",
      files: hasPolicy ? [:] : [".spec/config.yml": "", ".spec/allowed_signers": ""])
    let repository = council.repository
    var text = try repository.read(Council.first)
    var date = "2026-01-05"
    for (arguments, from, to) in [
      (["submit", "1", "-m", "Ready since Tuesday"], "Draft", "In Review"),
      (["mark", "1", "draft"], "In Review", "Draft"),
      (["submit", Council.first], "Draft", "In Review"),
    ] {
      let parent = try repository.id()
      let outcome = try SpecTool.run(
        arguments + ["--json"],
        environment: repository.environment.merging(council.environment()) { $1 },
        directory: repository.path
      ).json()
      #expect(outcome["from"].string == from)
      #expect(outcome["to"].string == to)
      #expect(outcome["parent"].string == parent)
      text = text.replacing(
        "**Status**: \(from)\n", with: "**Status**: \(to)\n", maxReplacements: 1
      )
      .replacing("**Updated**: \(date)", with: "**Updated**: 2026-02-02")
      date = "2026-02-02"
      #expect(try repository.read(Council.first) == text)
      #expect(try repository.git(["show", "HEAD:\(Council.first)"]).text == text)
      #expect(try repository.git("diff", "--name-only", "HEAD~1") == Council.first)
      #expect(try repository.git("status", "--porcelain").isEmpty)
      #expect(try repository.git("cat-file", "commit", "HEAD").contains("gpgsig") == false)
    }
    let message = try repository.git(["log", "-1", "--format=%B"]).text
    #expect(
      message.hasPrefix(
        """
        Submit SPEC-001: Offline sync

        Spec-Id: SPEC-001
        Spec-Path: \(Council.first)
        Spec-Status: Draft -> In Review
        """))
    let approval = try council.spec("approve", "1", "--yes")
    if hasPolicy {
      #expect(approval.status == 0)
    } else {
      approval.expect(
        .init(
          error: "this repository has no policy of approvals",
          cause: "nothing in .spec/config.yml asks for any", hint: "spec init"), "approve")
      try council.decide("mark", "1", "Approved")
    }
    try council.decide("mark", "1", "Implemented")
    #expect(try council.status() == "Implemented")
  }

  @Test func signedWhereGitSigns() throws {
    let council = try Council(status: "Draft")
    try council.repository.git("config", "--global", "commit.gpgSign", "true")
    try council.decide("submit", "1")
    let allowed = council.repository.absolute(".spec/allowed_signers")
    try council.git("-c", "gpg.ssh.allowedSignersFile=\(allowed)", "verify-commit", "HEAD")
  }

  @Test func supersededBy() throws {
    let council = try Council()
    try council.decide("mark", "1", "Draft", "--superseded-by", "spec-2")
    let message = try council.repository.git("log", "-1", "--format=%B")
    #expect(message.hasSuffix("\nSpec-Superseded-By: SPEC-002"))
    let unknown = try council.spec("mark", "2", "Draft", "--superseded-by", "another")
    unknown.expect(.init(error: "there is no spec 'another'", hint: "spec list"), "another")
    let itself = try council.spec("mark", "2", "Draft", "--superseded-by", "2")
    itself.expect(
      .init(error: "'2' cannot take the place of SPEC-002", hint: "spec list"), "itself")
  }

  @Test func batchesAndQuorum() throws {
    let council = try Council(need: 2)
    let repository = council.repository
    let start = try repository.id()
    let output = try council.spec("approve", "1", "SPEC-002", "--yes")
    #expect(output.status == 0, "\(output.errors)")
    #expect(output.lines.count == 2)
    #expect(try repository.git("rev-list", "--count", "\(start)..") == "2")
    // Without a status to set, the tree is the parent's.
    #expect(try repository.git("diff", start).isEmpty)
    #expect(
      try council.spec("approve", "1", "--yes").errors.hasPrefix("error: Ada Okafor has approved"))
    let ben = try council.spec("approve", "2", "1", "--yes", by: "ben")
    #expect(ben.status == 0, "\(ben.errors)")
    for path in [Council.first, Council.second] {
      #expect(try council.status(path) == "Approved")
    }
    #expect(try repository.git("status", "--porcelain").isEmpty)
    // One that cannot be approved: then none is.
    let tip = try repository.id()
    #expect(try council.spec("approve", "1", "9", "--yes", by: "chi").status == 2)
    #expect(try repository.id() == tip)
    #expect(try council.spec("verify").status == 0)
  }

  @Test func approvingForAnotherStatus() throws {
    let council = try Council(
      files: [
        ".spec/config.yml": Council.policy() + """
            Rejected: {need: 1, from: [ben]}

          status:
            vocabulary: [Draft, In Review, Approved, Implemented, Rejected]
            transitions:
              Draft: [In Review]
              In Review: [Draft, Approved, Rejected]
              Approved: [Implemented, In Review]
              Rejected: [Draft]

          """
      ])
    let refused = try council.spec("approve", "1", "--as", "rejected", "--yes")
    refused.expect(
      .init(
        error: "Ada Okafor may not approve SPEC-001 for Rejected", cause: "who may: ben",
        hint: "spec verify SPEC-001"), "--as rejected")
    let outcome = try council.decide("approve", "1", "--as", "rejected", "--yes", by: "ben")
    #expect(outcome["to"].string == "Rejected")
    #expect(try council.status() == "Rejected")
    #expect(try council.spec("verify").status == 0)
  }

  @Test("a dry run prints the commit and writes nothing at all")
  func dryRuns() throws {
    let council = try Council(files: [
      Council.second: Council.text("SPEC-002", "Q", status: "Draft")
    ])
    let before = try council.repository.state()
    for arguments in [
      ["approve", "1"], ["mark", "1", "Draft"], ["submit", "2"], ["approve", "1", "--json"],
      ["approve", "1", "-m", "Discussed on Monday"],
    ] {
      let output = try SpecTool.run(
        arguments + ["--dry-run"],
        environment: council.repository.environment.merging(council.environment()) { $1 },
        directory: council.repository.path)
      #expect(output.status == 0, "\(output.errors)")
      #expect(output.text.contains("Spec-Path: "))
      #expect(try council.repository.state() == before, "\(arguments)")
    }
  }
}
