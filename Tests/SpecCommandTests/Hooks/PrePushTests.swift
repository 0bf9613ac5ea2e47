import SpecTestSupport
import Testing

/// What `git push` lets out, with the hook in place.
struct PrePushTests {
  /// A desk with a server that has what it has.
  private struct Pair {
    let desk: Desk
    let server: TestRepository
    let branch: String

    init(_ repository: TestRepository? = nil, published: Bool = true) throws {
      desk = try Desk(repository, hooks: ["pre-push"])
      server = try TestRepository.bare()
      branch = try desk.repository.git("symbolic-ref", "--short", "HEAD")
      try desk.repository.git("remote", "add", "origin", server.url)
      if published {
        try desk.repository.git("push", "-q", "--no-verify", "origin", "HEAD")
      }
    }

    func push(_ arguments: String...) throws -> ToolOutput {
      try desk.repository.run(
        "git", ["push", "-q", "origin"] + arguments,
        environment: ["PATH": try Desk.path(desk.repository)])
    }

    func commit(_ path: String, _ text: String) throws {
      try desk.repository.write(path, text)
      try desk.repository.commit("Edit")
    }
  }

  @Test func checksWhatIsNew() throws {
    let pair = try Pair()
    try pair.commit(Sample.quotas, Sample.text("SPEC-002", "Usage quotas"))
    let fine = try pair.push("HEAD")
    #expect(fine.status == 0, "\(fine.everything)")
    try pair.commit(Sample.quotas, Desk.wrong("SPEC-002"))
    let refused = try pair.push("HEAD")
    #expect(refused.status == 1)
    #expect(refused.everything.contains("D003 placeholder"))
    #expect(refused.everything.contains("nothing was pushed"))
    #expect(try pair.desk.git("push", "-q", "--no-verify", "origin", "HEAD").status == 0)
    // What the other side has is not told again.
    try pair.commit("README.md", "x\n")
    #expect(try pair.push("HEAD").status == 0)
  }

  @Test func anApprovedSpecThatIsGone() throws {
    let council = try Council()
    try council.decide("approve", "1", "--yes", by: "ben")
    let pair = try Pair(council.repository)
    try council.repository.git("rm", "--quiet", Council.first)
    try council.repository.commit("Not any more", author: .dee)
    let refused = try pair.push("HEAD")
    #expect(refused.status == 1)
    #expect(refused.everything.contains("P004 removed-spec"), "\(refused.everything)")
    try council.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    try council.repository.git("rm", "--quiet", Council.second)
    try council.repository.commit("Nor this", author: .dee)
    let fine = try pair.push("HEAD")
    #expect(fine.status == 0, "\(fine.everything)")
  }

  @Test func aNewBranchIsComparedWithWhatTheRemoteHas() throws {
    let pair = try Pair()
    try pair.commit(Sample.quotas, Desk.wrong("SPEC-002"))
    #expect(try pair.push("HEAD:refs/heads/topic").status == 1)
    #expect(try pair.desk.git("push", "-q", "--no-verify", "origin", "HEAD").status == 0)
    try pair.desk.repository.git("switch", "-q", "-c", "other")
    try pair.commit("README.md", "x\n")
    let fine = try pair.push("other")
    #expect(fine.status == 0, "\(fine.everything)")
  }

  @Test func aFirstPushIsCheckedAsAWhole() throws {
    let pair = try Pair(published: false)
    try pair.commit(Sample.quotas, Desk.wrong("SPEC-002"))
    #expect(try pair.push("HEAD").status == 1)
    // An address instead of a name.
    let output = try pair.desk.git("push", "-q", pair.server.url, "HEAD")
    #expect(output.status == 1)
  }

  @Test func tagsAndDeletionsPass() throws {
    let pair = try Pair()
    try pair.commit(Sample.quotas, Desk.wrong("SPEC-002"))
    try pair.desk.git("push", "-q", "--no-verify", "origin", "HEAD:refs/heads/topic")
    try pair.desk.repository.git("tag", "v1")
    #expect(try pair.push("v1").status == 0)
    #expect(try pair.push("--delete", "topic").status == 0)
  }

  @Test func aRewrittenBranchAndAnUnknownOldCommit() throws {
    let pair = try Pair()
    let repository = pair.desk.repository
    let base = try repository.git("rev-parse", "HEAD")
    try pair.commit(Sample.quotas, Sample.text("SPEC-002", "Usage quotas"))
    #expect(try pair.push("HEAD").status == 0)
    try repository.git("reset", "-q", "--hard", base)
    try pair.commit("README.md", "x\n")
    #expect(try pair.push("--force", "HEAD").status == 0)
    let line = "refs/heads/x HEAD refs/heads/\(pair.branch) \(String(repeating: "1", count: 40))\n"
    let head = try repository.git("rev-parse", "HEAD")
    let output = try repository.spec(
      "hook", "run", "pre-push", "origin", pair.server.url,
      input: line.replacing("HEAD", with: head))
    #expect(output.status == 0, "\(output.everything)")
  }

  @Test func aShallowClone() throws {
    let pair = try Pair()
    try pair.commit(Sample.quotas, Sample.text("SPEC-002", "Usage quotas"))
    #expect(try pair.push("HEAD").status == 0)
    let repository = pair.desk.repository
    try repository.git("clone", "-q", "--depth=1", pair.server.url, "../shallow")
    try repository.spec("hook", "install", in: "../shallow")
    try repository.write("../shallow/README.md", "x\n")
    try repository.git("add", "-A", in: "../shallow")
    try repository.git("commit", "-q", "--no-verify", "-m", "Read me", in: "../shallow")
    let output = try pair.desk.git("push", "-q", "origin", "HEAD", in: "../shallow")
    #expect(output.status == 0, "\(output.everything)")
  }

  @Test func approvalsAsVerifyJudgesThem() throws {
    let council = try Council()
    let pair = try Pair(council.repository)
    let repository = council.repository
    try council.decide("approve", "1", "--yes", by: "ben")
    let fine = try pair.push("HEAD")
    #expect(fine.status == 0, "\(fine.everything)")
    try repository.replace("**FR-1**:", "**FR-1**: always", in: Council.first)
    try repository.commit("Edit", author: .dee)
    let stale = try pair.push("HEAD")
    #expect(stale.status == 1)
    #expect(stale.everything.contains("A002 stale-approval"))
    try repository.git("reset", "-q", "--hard", "HEAD~1")
    try repository.replace("need: 1", "need: 2", in: ".spec/config.yml")
    try repository.commit("Two are better", author: .dee)
    let unauthorised = try pair.push("HEAD")
    #expect(unauthorised.status == 1)
    #expect(unauthorised.everything.contains("P003 unauthorised-policy"))
  }

  @Test func aPolicyThatIsGoneEverywhereIsFoundInHistory() throws {
    let council = try Council()
    let pair = try Pair(council.repository)
    try council.repository.git("rm", "-rq", ".spec")
    try council.repository.commit("No policy", author: .dee)
    let removed = try pair.push("HEAD")
    #expect(removed.status == 1)
    #expect(removed.everything.contains("P003 unauthorised-policy"))
  }

  @Test func theFrameworkOfPreCommitSaysItInItsEnvironment() throws {
    let pair = try Pair()
    let repository = pair.desk.repository
    let base = try repository.git("rev-parse", "HEAD")
    try pair.commit(Sample.quotas, Desk.wrong("SPEC-002"))
    let head = try repository.git("rev-parse", "HEAD")
    let output = try repository.spec(
      "hook", "run", "pre-push",
      environment: [
        "PRE_COMMIT_FROM_REF": base, "PRE_COMMIT_TO_REF": head,
        "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/main",
      ])
    #expect(output.status == 1)
    #expect(output.text.contains("D003 placeholder"))
  }

  @Test func skippingHasNoEffectOnAServer() throws {
    let council = try Council()
    let server = try Server(council)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    let output = try server.push("main", environment: ["SPEC_SKIP": "1"])
    #expect(output.status != 0)
    #expect(output.errors.contains("A001"))
  }
}
