import Foundation
import SpecTestSupport
import Testing

/// What is not decided: three lines, the right status, and nothing written.
struct RefusalTests {
  private func check(
    _ council: Council, _ arguments: [String], _ expected: ExpectedError,
    environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let repository = council.repository
    let before = try repository.state()
    let name = "spec " + arguments.joined(separator: " ")
    let output = try SpecTool.run(
      arguments,
      environment: repository.environment.merging(council.environment()) { $1 }
        .merging(environment) { $1 }, directory: repository.path)
    output.expect(expected, name, sourceLocation: sourceLocation)
    #expect(
      try repository.state() == before, "\(name) wrote something", sourceLocation: sourceLocation)
  }

  private let approve = ["approve", "1", "--yes"]

  @Test func headAndUnfinishedWork() throws {
    let council = try Council()
    let repository = council.repository
    try repository.git("switch", "--quiet", "--detach")
    try check(
      council, approve,
      .init(
        error: "HEAD is detached, and a commit on it would belong to no branch",
        hint: "git switch main, or add --branch main"))
    try repository.git("switch", "--quiet", "-c", "other")
    try repository.write("a.txt", "other\n")
    try repository.commit("Other")
    try repository.git("switch", "--quiet", "main")
    try repository.write("a.txt", "main\n")
    try repository.commit("Main")
    for (command, name) in [
      ("merge", "a merge"), ("rebase", "a rebase"), ("cherry-pick", "a cherry-pick"),
    ] {
      #expect(try repository.run("git", [command, "other"]).status != 0)
      if command == "rebase" {
        // HEAD is detached meanwhile.
        let output = try council.spec("approve", "1", "--yes")
        #expect(output.status == 2)
        #expect(output.errors.hasPrefix("error: HEAD is detached"))
      } else {
        try check(
          council, approve,
          .init(error: "\(name) is in progress", hint: "git status says how to end it"))
      }
      try repository.git(command, "--abort")
    }
  }

  @Test func changedSpecs() throws {
    let council = try Council()
    let repository = council.repository
    let hint = "commit or restore it first: git status -- :/\(Council.first)"
    func expected(_ cause: String) -> ExpectedError {
      .init(error: "\(Council.first) is not as HEAD has it", cause: cause, hint: hint)
    }
    try repository.replace("In Review", "Draft", in: Council.first)
    for arguments in [approve, ["mark", "1", "Draft"], approve + ["--dry-run"]] {
      try check(council, arguments, expected("it is modified"))
    }
    try repository.git("add", "--all")
    try check(council, approve, expected("it has staged changes"))
    try repository.git("reset", "--quiet", "--hard")
    try repository.remove(Council.first)
    try check(council, approve, expected("it is deleted"))
    try repository.git("reset", "--quiet", "--hard")
    // What HEAD~1 had is no decision that was left behind where no decision was written.
    try repository.replace("its promise", "every promise", in: Council.first)
    try repository.commit("Promise more", author: .dee)
    try repository.git("checkout", "HEAD~1", "--", Council.first)
    try check(council, approve, expected("it has staged changes"))
  }

  @Test func leftBehindButEditedSince() throws {
    let council = try Council()
    let repository = council.repository
    try council.decide("approve", "1", "--yes")
    try repository.git("reset", "--quiet", "HEAD~1", "--", Council.first)
    let text = try repository.read(Council.first)
    try repository.write(Council.first, text + "\nMine, and nowhere else.\n")
    try check(
      council, ["mark", "1", "In Review"],
      .init(
        error: "\(Council.first) is not as HEAD has it", cause: "it has staged changes",
        hint: "commit or restore it first: git status -- :/\(Council.first)"))
  }

  @Test func specsThatAreNone() throws {
    let council = try Council(files: ["notes/real.md": Council.text("SPEC-003", "Linked")])
    let repository = council.repository
    try repository.link("specs/SPEC-003-link.md", to: "../notes/real.md")
    let long = String(repeating: "Words without end. ", count: 60_000)
    try repository.write("specs/SPEC-004-long.md", Council.text("SPEC-004", "Long") + long)
    let module = try Council()
    try repository.git("submodule", "--quiet", "add", module.repository.url, "specs/module")
    try repository.commit("Add what is no spec")
    try check(
      council, ["approve", "9", "--yes"],
      .init(error: "there is no spec '9'", hint: "did you mean SPEC-002?"))
    try check(
      council, ["approve", "specs/module/\(Council.first)", "--yes"],
      .init(
        error: "there is no spec 'specs/module/\(Council.first)'",
        hint: "did you mean \(Council.first)?"))
    try check(
      council, ["approve", "specs/SPEC-003-link.md", "--yes"],
      .init(
        error: "specs/SPEC-003-link.md cannot be decided on",
        cause: "a symbolic link cannot be a spec"))
    try check(
      council, ["approve", "specs/SPEC-004-long.md", "--yes"],
      .init(
        error: "specs/SPEC-004-long.md cannot be decided on",
        cause: "1140882 bytes, more than the 1048576 that are read"))
    try check(
      council, ["approve", "1/FR-1", "--yes"],
      .init(error: "a whole spec is decided on, not one requirement", hint: "name it 1"))
  }

  @Test("changes that git passes over", arguments: ["--assume-unchanged", "--skip-worktree"])
  func hiddenChanges(_ flag: String) throws {
    let council = try Council()
    try council.repository.git("update-index", flag, "--", Council.first)
    try council.repository.replace("keep its", "break its", in: Council.first)
    let tip = try council.repository.id()
    let output = try council.spec("approve", "1", "--yes")
    #expect(output.status == 2)
    #expect(output.errors.contains("has changes that git was told to pass over"))
    #expect(try council.repository.id() == tip)
    #expect(try council.repository.read(Council.first).contains("break its"))
  }

  @Test func wordsOfTheCommand() throws {
    let council = try Council()
    try council.repository.git("branch", "release")
    try check(
      council, ["approve", "1"],
      .init(
        error: "nobody can be asked: standard input or output is no terminal", hint: "add --yes"))
    try check(
      council, approve + ["--branch", "relaese"],
      .init(error: "there is no branch 'relaese'", hint: "did you mean 'release'?"))
    try check(
      council, approve + ["-m", "Fine\nApproved-by: Ben <ben@tidewater.example>"],
      .init(
        error: "the message has a line that looks like a trailer: Approved-by: Ben "
          + "<ben@tidewater.example>", hint: "word it anew"))
    try check(
      council, approve + ["-m", "Fine\n---\nmore"],
      .init(error: "git takes a line '---' for the end of the message", hint: "word it anew"))
    try check(
      council, ["mark", "1", "Implemented"],
      .init(
        error: "SPEC-001 is In Review and cannot become Implemented",
        cause: "allowed next: Draft, Approved", hint: "spec mark SPEC-001 'Draft'"))
    try check(
      council, ["submit", "1"],
      .init(
        error: "SPEC-001 is In Review already", cause: "what is Draft is submitted",
        hint: "spec approve SPEC-001"))
    try check(
      council, ["mark", "1", "Aproved"],
      .init(
        error: "unknown status 'Aproved'", cause: "known: Draft, In Review, Approved, Implemented",
        hint: "did you mean 'Approved'?"))
    try check(
      council, ["mark", "1", "Approved"],
      .init(
        error: "Approved needs approvals: SPEC-001 has 0 of 1", hint: "spec approve SPEC-001"))
    try check(
      council, approve + ["--as", "Draft"],
      .init(
        error: "SPEC-001 is In Review and cannot become Draft",
        cause: "allowed next: Draft, Approved", hint: "spec mark SPEC-001 'Draft'"))
    try check(
      council, ["withdraw", "1", "--yes"],
      .init(
        error: "Ada Okafor has given no approval of SPEC-001 that counts",
        hint: "spec verify SPEC-001"))
  }

  @Test func emptyIdentity() throws {
    let council = try Council()
    let output = try council.spec(
      "approve", "1", "--yes", environment: ["GIT_AUTHOR_NAME": "", "GIT_COMMITTER_NAME": ""])
    #expect(output.status == 2)
    #expect(output.errors.hasPrefix("error: git does not know who you are\ncause: "))
    #expect(output.errors.hasSuffix("\nhint: git config --global user.email you@example.com\n"))
    #expect(output.errors.split(separator: "\n").count == 3)
  }
}
