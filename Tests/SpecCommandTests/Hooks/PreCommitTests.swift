import Foundation
import SpecTestSupport
import Testing

/// What `git commit` lets pass and what not, with the hook in place.
struct PreCommitTests {
  @Test func looksOnlyAtWhatIsStaged() throws {
    let desk = try Desk()
    let repository = desk.repository
    try repository.write(Sample.quotas, Desk.wrong("SPEC-002"))
    try repository.write("README.md", "x\n")
    try repository.git("add", "README.md")
    let other = try desk.git("commit", "-qm", "Read me")
    #expect(other.status == 0)
    #expect(other.everything.isEmpty)

    try repository.git("add", Sample.quotas)
    let refused = try desk.git("commit", "-qm", "Propose quotas")
    #expect(refused.status == 1)
    #expect(refused.everything.contains("\(Sample.quotas):"))
    #expect(refused.everything.contains("D003 placeholder"))
    #expect(refused.everything.contains("nothing was committed"))
    // The index has what is wrong, whatever the file says now.
    try repository.write(Sample.quotas, Sample.text("SPEC-002", "Usage quotas"))
    #expect(try desk.git("commit", "-qm", "Propose quotas").status == 1)
    try repository.git("add", Sample.quotas)
    try repository.write(Sample.quotas, Desk.wrong("SPEC-002"))
    #expect(try desk.git("commit", "-qm", "Propose quotas").status == 0)
  }

  @Test func saysWhatCheckSays() throws {
    let desk = try Desk(try Sample.repository())
    let repository = desk.repository
    try repository.replace(
      "## Overview", "## Overview\n\nSee SPEC-099 and SPEC-003/FR-9.", in: Sample.offline)
    try repository.write(
      "specs/SPEC-005-late.md",
      Sample.text("SPEC-005", "Late", status: "In Review") + "\n## Dependencies\n\n- SPEC-006\n")
    try repository.write(
      "specs/SPEC-006-later.md",
      Sample.text("SPEC-006", "Later") + "\n## Dependencies\n\n- SPEC-005\n- SPEC-002/FR-1\n")
    try repository.git("add", "-A")
    let check = try repository.spec(
      "check", "--staged", "--output", "text", Sample.offline, "SPEC-005", "SPEC-006")
    let hook = try repository.spec("hook", "run", "pre-commit")
    #expect(hook.text == check.text)
    #expect(hook.status == check.status)
    for code in ["L001", "L002", "L004"] { #expect(hook.text.contains(code), "\(code)") }
  }

  @Test func theFirstCommit() throws {
    let repository = try TestRepository()
    let desk = try Desk(repository)
    try repository.write(Sample.quotas, Desk.wrong("SPEC-002"))
    try repository.git("add", "-A")
    #expect(try desk.git("commit", "-qm", "Begin").status == 1)
    try repository.write(Sample.quotas, Sample.text("SPEC-002", "Usage quotas"))
    try repository.git("add", "-A")
    #expect(try desk.git("commit", "-qm", "Begin").status == 0)
  }

  @Test(
    "an index of git's own for one commit",
    arguments: [["-a"], ["-i", Sample.offline], [Sample.offline]])
  func temporaryIndexes(_ arguments: [String]) throws {
    let desk = try Desk()
    let repository = desk.repository
    try repository.write(Sample.offline, Desk.wrong("SPEC-001"))
    let state = try repository.git(["ls-files", "--stage"]).text
    let output = try repository.run(
      "git", ["commit", "-qm", "Edit"] + arguments,
      environment: ["PATH": try Desk.path(repository)])
    #expect(output.status == 1)
    #expect(output.everything.contains("D003 placeholder"), "\(output.everything)")
    #expect(try repository.git(["ls-files", "--stage"]).text == state)
    // What is staged and not in this commit is not looked at.
    try repository.git("add", "-A")
    try repository.write("README.md", "x\n")
    try repository.git("add", "-N", "README.md")
    #expect(try desk.git("commit", "-qm", "Read me", "README.md").status == 0)
  }

  @Test func aLinkedWorkTreeAndASubfolder() throws {
    let desk = try Desk()
    let repository = desk.repository
    try repository.git("worktree", "add", "-q", "../linked", "-b", "topic")
    try repository.write("../linked/\(Sample.quotas)", Desk.wrong("SPEC-002"))
    try repository.git("add", "-A", in: "../linked")
    let refused = try desk.git("commit", "-qm", "Propose", in: "../linked/specs")
    #expect(refused.status == 1)
    #expect(refused.everything.contains("\(Sample.quotas):"))
    try repository.write("../linked/\(Sample.quotas)", Sample.text("SPEC-002", "Quotas"))
    #expect(try desk.git("commit", "-aqm", "Propose", in: "../linked/specs").status == 0)
  }

  @Test func aMergeIsAskedForNoMoreThanItsOwn() throws {
    let council = try Council(status: "In Review")
    let repository = council.repository
    try repository.git("switch", "-q", "-c", "topic")
    try council.decide("approve", "1", "--yes", by: "ben")
    try repository.write("notes", "theirs\n")
    try repository.commit("Notes", author: .dee)
    try repository.git("switch", "-q", "-")
    try repository.write("notes", "ours\n")
    try repository.commit("Notes", author: .dee)
    let desk = try Desk(repository)
    #expect(try desk.git("merge", "-q", "topic").status == 1)
    try repository.write("notes", "both\n")
    try repository.git("add", "-A")
    let merged = try desk.git("commit", "-q", "--no-edit")
    #expect(merged.status == 0, "\(merged.everything)")
    #expect(try council.status() == "Approved")
  }

  @Test func approvals() throws {
    let council = try Self.council()
    let repository = council.repository
    let desk = try Desk(repository)
    let claimed = try edit(desk, "**Status**: In Review", "**Status**: Approved")
    #expect(claimed.status == 1)
    #expect(claimed.everything.contains("A001 unapproved-status"))
    try repository.git("reset", "-q", "--hard")
    try council.decide("approve", "1", "--yes", by: "ben")
    let edited = try edit(desk, "**FR-1**:", "**FR-1**: always")
    #expect(edited.status == 1)
    #expect(edited.everything.contains("A005 edited-after-approval"))
    let reopened = try edit(desk, "**Status**: Approved", "**Status**: In Review")
    #expect(reopened.status == 0, "\(reopened.everything)")
  }

  /// Whoever mends what is wrong in HEAD must not be kept from it.
  @Test func whatMendsPasses() throws {
    let council = try Self.council()
    let repository = council.repository
    try council.decide("approve", "1", "--yes", by: "ben")
    let approved = try repository.read(Council.first)
    try repository.write(Council.first, approved.replacing("**FR-1**:", with: "**FR-1**: always"))
    try repository.replace("**Status**: In Review", "**Status**: Approved", in: Council.second)
    try repository.commit("Two faults", author: .dee)
    let desk = try Desk(repository)
    try repository.write(Council.first, approved)
    try repository.replace("**Status**: Approved", "**Status**: In Review", in: Council.second)
    let mended = try desk.git("commit", "-aqm", "Mend")
    #expect(mended.status == 0, "\(mended.everything)")
  }

  @Test func aPolicyThatWasTakenAwayIsKnownFromOtherBranches() throws {
    let council = try Self.council()
    let repository = council.repository
    let desk = try Desk(repository)
    try repository.git("switch", "-q", "-c", "loose")
    try repository.git("rm", "-rq", ".spec")
    #expect(try desk.git("commit", "-qm", "No policy").status == 0)
    let claimed = try edit(desk, "**Status**: In Review", "**Status**: Approved")
    #expect(claimed.status == 1)
    #expect(claimed.everything.contains("A001 unapproved-status"))
  }

  @Test func canBeLeftOut() throws {
    let desk = try Desk()
    try desk.repository.write(Sample.quotas, Desk.wrong("SPEC-002"))
    try desk.repository.git("add", "-A")
    #expect(try desk.git("commit", "-qm", "x", environment: ["SPEC_SKIP": "0"]).status == 1)
    let skipped = try desk.git("commit", "-qm", "x", environment: ["SPEC_SKIP": "1"])
    #expect(skipped.status == 0)
    #expect(
      skipped.errors == """
        spec: pre-commit is left out: SPEC_SKIP is set
        spec: commit-msg is left out: SPEC_SKIP is set

        """)
  }

  @Test func changesNothing() throws {
    let desk = try Desk()
    let repository = desk.repository
    try repository.write(Sample.quotas, Sample.text("SPEC-002", "Usage quotas"))
    try repository.git("add", "-A")
    let index = try repository.bytes(".git/index")
    let output = try repository.spec("hook", "run", "pre-commit")
    #expect(output.status == 0, "\(output.everything)")
    #expect(try repository.bytes(".git/index") == index)
    #expect(try repository.git("status", "--porcelain") == "A  \(Sample.quotas)")
  }

  /// A council that looks at approvals alone.
  private static func council() throws -> Council {
    try Council(files: [
      ".spec/config.yml": Council.policy() + "\nrules:\n  ignore: [document]\n"
    ])
  }

  private func edit(_ desk: Desk, _ old: String, _ new: String) throws -> ToolOutput {
    try desk.repository.replace(old, new, in: Council.first)
    return try desk.git("commit", "-aqm", "Edit")
  }
}
