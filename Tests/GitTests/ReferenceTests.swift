import Git
import SpecTestSupport
import Testing

/// References as `git for-each-ref` shows them.
struct ReferenceTests {
  @Test func agreesWithGit() throws {
    let repository = try TestRepository()
    try repository.write("a", "x")
    try repository.commit("One")
    try repository.git("tag", "light")
    try repository.git("tag", "--annotate", "-m", "T", "heavy")
    try repository.git("tag", "--annotate", "-m", "T", "tag-of-tag", "heavy")
    try repository.git("tag", "--annotate", "-m", "T", "of-blob", "HEAD:a")
    try repository.git("tag", "of-tree", "HEAD^{tree}")
    try repository.git("pack-refs", "--all")
    try repository.commit("Two")
    for branch in ["feature/a/b", "feature.c", "ü", "featurette"] {
      try repository.git("branch", branch)
    }
    let clone = try repository.clone()
    try clone.git("symbolic-ref", "refs/remotes/origin/dangling", "refs/remotes/origin/none")
    for made in [repository, clone] {
      for prefix in ["refs/", "refs/heads/", "refs/heads/feature", "refs/tags/", "refs/remotes/"] {
        let ours = try made.open().references(withPrefix: prefix)
        #expect(ours.map { "\($0.name) \($0.target)" } == (try commits(made, prefix)))
      }
    }
  }

  @Test func aTagAndABranchOfOneName() throws {
    let repository = try TestRepository()
    let first = try repository.commit("One")
    try repository.git("tag", "same")
    let second = try repository.commit("Two")
    try repository.git("branch", "same")
    let open = try repository.open()
    #expect(try open.commitID(ofReference: "refs/heads/same")?.description == second)
    #expect(try open.commitID(ofReference: "refs/tags/same")?.description == first)
    #expect(try open.commitID(ofRevision: "same")?.description == first)
    #expect(try repository.id("same") == first)
  }

  @Test func absentReferencesAreNil() throws {
    let repository = try TestRepository()
    try repository.commit()
    let open = try repository.open()
    #expect(try open.commitID(ofReference: "refs/heads/none") == nil)
    #expect(try open.symbolicTarget(ofReference: "refs/heads/none") == nil)
    #expect(try open.symbolicTarget(ofReference: "refs/heads/main") == nil)
    #expect(try open.symbolicTarget(ofReference: "HEAD") == "refs/heads/main")
    #expect(try open.references(withPrefix: "refs/none/").isEmpty)
  }

  @Test func remoteHeadIsSymbolic() throws {
    let repository = try TestRepository()
    try repository.commit()
    let clone = try repository.clone()
    #expect(
      try clone.open().symbolicTarget(ofReference: "refs/remotes/origin/HEAD")
        == "refs/remotes/origin/main")
  }

  @Test func aReferenceToABlobLeadsToNoCommit() throws {
    let repository = try TestRepository()
    try repository.write("a", "x")
    try repository.commit()
    try repository.git("tag", "blob", "HEAD:a")
    #expect(
      errorOf { _ = try repository.open().commitID(ofReference: "refs/tags/blob") }?.code == .peel)
  }

  /// Name and commit of every reference that leads to one, from git.
  private func commits(_ repository: TestRepository, _ prefix: String) throws -> [String] {
    try repository.git("for-each-ref", "--format=%(refname)").split(separator: "\n")
      .map(String.init).filter { $0.hasPrefix(prefix) }
      .compactMap { name in
        let output = try repository.run(
          "git", ["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
        return output.status == 0 ? "\(name) \(output.trimmed)" : nil
      }
  }
}
