import Git
import SpecTestSupport
import Testing

/// Expressions of `gitrevisions(7)`, as `git rev-parse REV^{commit}` reads them.
struct RevisionTests {
  @Test func agreesWithGit() throws {
    let repository = try TestRepository()
    try repository.write("a", "x")
    let first = try repository.commit("One")
    try repository.git("switch", "--quiet", "--create", "side")
    try repository.commit("Side of things")
    try repository.git("switch", "--quiet", "main")
    try repository.commit("Two")
    try repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    try repository.git("tag", "--annotate", "-m", "T", "v1")
    try repository.git("tag", "--annotate", "-m", "T", "v1-again", "v1")
    let open = try repository.open()
    let revisions = [
      "HEAD", "@", "main", "heads/main", "refs/heads/main", "v1", "v1-again",
      "v1^{commit}", "v1^{}",
      "HEAD^", "HEAD^2", "HEAD~2", "HEAD^0", "HEAD^2~1", "HEAD@{1}", "main@{0}", "@~1",
      "@^2", "HEAD^{/One}", first, String(first.prefix(8)), String(first.prefix(8)).uppercased(),
      "v1-0-g\(first.prefix(10))",
    ]
    for revision in revisions {
      #expect(
        try open.commitID(ofRevision: revision)?.description
          == (try repository.id("\(revision)^{commit}")), "\(revision)")
    }
    #expect(
      try open.commitID(ofRevision: ":/Side")?.description == (try repository.id(":/Side")))
  }

  @Test(arguments: [
    "nonsense", "HEAD^7", "HEAD~99", "v9", ":/never said", "HEAD:none", "dead",
    "0123456789abcdef0123456789abcdef01234567", "no/such/branch", "HEAD@{upstream}",
  ])
  func whatNamesNothingIsNil(revision: String) throws {
    let repository = try TestRepository()
    try repository.commit()
    #expect(try repository.open().commitID(ofRevision: revision) == nil)
  }

  @Test(arguments: ["", "HEAD^{", "HEAD~x", "a..b", "HEAD@{", "^", "~", "..", "HEAD^{nope}"])
  func whatCannotBeReadIsInvalid(revision: String) throws {
    let repository = try TestRepository()
    try repository.commit()
    let open = try repository.open()
    var found: ObjectID?
    let error = errorOf { found = try open.commitID(ofRevision: revision) }
    #expect(found == nil)
    #expect(error == nil || error?.code == .invalidSpec, "\(String(describing: error))")
  }

  @Test(arguments: ["HEAD^{tree}", "HEAD:a"])
  func whatLeadsToNoCommitCannotBePeeled(revision: String) throws {
    let repository = try TestRepository()
    try repository.write("a", "x")
    try repository.commit()
    let open = try repository.open()
    #expect(errorOf { _ = try open.commitID(ofRevision: revision) }?.code == .peel)
  }

  @Test func anAmbiguousPrefixIsSaidToBe() throws {
    let repository = try TestRepository()
    var seen: [String: String] = [:]
    var pair: (String, String, prefix: String)?
    for number in 0... {
      let text = "blob \(number)"
      let prefix = String(try Repository.blobID(of: Array(text.utf8)).description.prefix(4))
      if let other = seen.updateValue(text, forKey: prefix) {
        pair = (other, text, prefix)
        break
      }
    }
    let found = try #require(pair)
    try repository.git("hash-object", "-w", "--stdin", input: found.0)
    try repository.git("hash-object", "-w", "--stdin", input: found.1)
    let error = errorOf { _ = try repository.open().commitID(ofRevision: found.prefix) }
    #expect(error?.code == .ambiguous)
    #expect(throws: ToolFailure.self) { try repository.id(found.prefix) }
  }

  @Test func anUnbornHeadNamesNothing() throws {
    let repository = try TestRepository()
    #expect(try repository.open().commitID(ofRevision: "HEAD") == nil)
  }
}
