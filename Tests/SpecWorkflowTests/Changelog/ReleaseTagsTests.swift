import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// The release before a commit is the one that `git describe` names.
struct ReleaseTagsTests {
  private func range(
    _ repository: TestRepository, _ span: ChangelogRequest.Span, tag: String? = nil,
    end: String? = nil
  ) async throws -> ChangelogRange {
    try await repository.workspace().range(
      ChangelogRequest(
        span, tag: tag, end: end, now: Timestamp(seconds: 0),
        judging: JudgeOptions(environment: repository.environment)))
  }

  /// Two branches with a release each, merged, and a release of the whole.
  private func repository() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.commit("a")
    try repository.git("tag", "v1.0")
    try repository.commit("b")
    try repository.git("switch", "--quiet", "--create", "side", "HEAD~1")
    try repository.commit("c")
    try repository.git("tag", "v1.0.1")
    try repository.commit("d")
    try repository.git("switch", "--quiet", "main")
    try repository.commit("e")
    try repository.git("tag", "v1.1-rc1")
    try repository.git("merge", "--quiet", "side", "-m", "merge")
    try repository.commit("f")
    try repository.git("tag", "v1.9")
    try repository.git("tag", "--annotate", "--message", "The second", "v1.10")
    try repository.git("tag", "v2.0-rc1")
    try repository.git("tag", "latest")
    try repository.commit("g")
    return repository
  }

  @Test func asGitDescribes() async throws {
    let repository = try repository()
    for commit in ["HEAD~2", "HEAD~3", "side", "v1.0.1^{}~1", "HEAD~2^2"] {
      let gits = try repository.run("git", ["describe", "--tags", "--abbrev=0", "\(commit)"])
      let own = try await range(repository, .unreleased, end: commit)
      #expect(
        own.baseTag
          == (gits.status == 0 ? gits.text.split(separator: "\n").first.map(String.init) : nil),
        "\(commit)")
    }
  }

  @Test func namesAndDates() async throws {
    let repository = try repository()
    let unreleased = try await range(repository, .unreleased)
    #expect((unreleased.baseTag, unreleased.title) == ("v1.10", "Unreleased"))
    #expect(unreleased.date == nil)
    // From the tag before, not from another name of the same commit.
    let release = try await range(repository, .upTo("v1.9"))
    #expect((release.baseTag, release.title) == ("v1.1-rc1", "v1.9"))
    let head = try await range(repository, .upTo("HEAD"))
    #expect(head.title == "\(try repository.id().prefix(10))")
    let span = try await range(repository, .between("v1.0", "HEAD~1"))
    #expect((span.baseTag, span.title) == ("v1.0", "v1.10"))
    #expect(try await range(repository, .between("v1.0", nil)).baseTag == "v1.0")
    #expect(try await range(repository, .release, tag: "v1.0.1").baseTag == "v1.0")
    let next = try await range(repository, .release, tag: "v3.0")
    #expect((next.baseTag, next.title) == ("v1.10", "v3.0"))
    #expect("\(try #require(next.date))" == (try repository.git("log", "-1", "--format=%cs")))
    let unknown = try await range(repository, .between("HEAD~2", "HEAD~1"))
    #expect(unknown.baseTag == nil)
  }

  @Test func anAnnotatedTagHasItsOwnDate() async throws {
    let repository = try TestRepository()
    try repository.commit("a", at: "2026-01-31T23:30:00-0300")
    try repository.git("tag", "light")
    try repository.git(
      "tag", "--annotate", "--message", "x", "heavy",
      environment: ["GIT_COMMITTER_DATE": "2026-03-01T00:30:00+0900"])
    #expect("\(try #require(try await range(repository, .upTo("heavy")).date))" == "2026-03-01")
    #expect("\(try #require(try await range(repository, .upTo("light")).date))" == "2026-01-31")
  }

  @Test(arguments: [
    ("v1.0", true), ("a/b", true), ("é", true), ("", false), ("-x", false), ("a b", false),
    ("a..b", false), ("a\u{1B}", false), ("a.lock", false), ("x:y", false), ("a/", false),
  ])
  func namesOfTags(_ name: String, _ isOne: Bool) {
    #expect(ChangelogRequest.isTagName(name) == isOne)
  }
}
