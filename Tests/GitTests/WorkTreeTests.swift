import Git
import SpecTestSupport
import Testing

/// The work tree and the index against HEAD, as `git status` shows them.
struct WorkTreeTests {
  @Test func everyKindOfChange() throws {
    let repository = try TestRepository()
    for name in ["modified", "staged", "both", "deleted", "staged-deleted", "renamed", "same"] {
      try repository.write("specs/\(name).md", "\(name)\n")
    }
    try repository.write("other/modified.md", "x")
    try repository.write(".gitignore", "*.tmp\n")
    try repository.commit()
    try repository.write("specs/modified.md", "changed")
    try repository.write("specs/staged.md", "changed")
    try repository.write("specs/both.md", "changed")
    try repository.git("mv", "specs/renamed.md", "specs/new-name.md")
    try repository.git("rm", "--quiet", "--cached", "specs/staged-deleted.md")
    try repository.remove("specs/staged-deleted.md")
    try repository.write("specs/added.md", "new")
    try repository.git("add", "specs/staged.md", "specs/both.md", "specs/added.md")
    try repository.write("specs/both.md", "changed again")
    try repository.remove("specs/deleted.md")
    try repository.write("specs/deep/er/untracked.md", "x")
    try repository.write("specs/ignored.tmp", "x")
    try repository.write("other/modified.md", "y")
    let changes = try repository.open().workTreeChanges(below: ["specs"])
    #expect(
      changes.map { "\($0.path) \($0.kind)\($0.isStaged ? " staged" : "")" } == [
        "specs/added.md added staged", "specs/both.md modified staged",
        "specs/deep/er/untracked.md added", "specs/deleted.md deleted",
        "specs/modified.md modified", "specs/new-name.md added staged",
        "specs/renamed.md deleted staged", "specs/staged-deleted.md deleted staged",
        "specs/staged.md modified staged",
      ])
    #expect(changes.map(\.path) == (try status(repository, "specs")))
  }

  @Test func conflicts() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "base\n")
    try repository.write("specs/gone.md", "base\n")
    try repository.commit()
    try repository.git("switch", "--quiet", "--create", "side")
    try repository.write("specs/a.md", "side\n")
    try repository.remove("specs/gone.md")
    try repository.write("specs/both.md", "side\n")
    try repository.commit()
    try repository.git("switch", "--quiet", "main")
    try repository.write("specs/a.md", "main\n")
    try repository.write("specs/gone.md", "main\n")
    try repository.write("specs/both.md", "main\n")
    try repository.commit()
    #expect(try repository.run("git", ["merge", "side"]).status == 1)
    let open = try repository.open()
    let changes = try open.workTreeChanges(below: ["specs"])
    #expect(changes.map(\.path) == ["specs/a.md", "specs/both.md", "specs/gone.md"])
    #expect(changes.map(\.kind) == [.conflicted, .conflicted, .conflicted])
    #expect(try open.stagedBlobID(at: "specs/a.md") == nil)
  }

  @Test func foldersAreLiteral() throws {
    let repository = try TestRepository()
    for folder in ["a*", "ab", "a[b]", "?", "!x", ":(glob)y", "sp ace"] {
      try repository.write("\(folder)/a.md", "x")
    }
    let open = try repository.open()
    for folder in ["a*", "a[b]", "?", "!x", ":(glob)y", "sp ace"] {
      #expect(try open.workTreeChanges(below: [folder]).map(\.path) == ["\(folder)/a.md"])
      #expect(try status(repository, folder) == ["\(folder)/a.md"])
    }
    #expect(
      try open.workTreeChanges(below: ["ab", "?"]).map(\.path) == ["?/a.md", "ab/a.md"])
    #expect(try open.workTreeChanges(below: []).isEmpty)
    #expect(try open.workTreeChanges(below: ["nowhere"]).isEmpty)
  }

  @Test func beforeTheFirstCommitEverythingIsNew() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.write("specs/b.md", "y")
    try repository.git("add", "specs/a.md")
    let changes = try repository.open().workTreeChanges(below: ["specs"])
    #expect(changes.map(\.path) == ["specs/a.md", "specs/b.md"])
    #expect(changes.map(\.kind) == [.added, .added])
    #expect(changes.map(\.isStaged) == [true, false])
  }

  @Test func anOpenRepositorySeesWhatHappensLater() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.commit()
    let open = try repository.open()
    #expect(try open.stagedBlobID(at: "specs/a.md") == (try repository.oid("HEAD:specs/a.md")))
    #expect(try open.workTreeChanges(below: ["specs"]).isEmpty)
    try repository.write("specs/a.md", "longer")
    #expect(try open.workTreeChanges(below: ["specs"]).map(\.isStaged) == [false])
    try repository.git("add", "--all")
    #expect(try open.workTreeChanges(below: ["specs"]).map(\.isStaged) == [true])
    #expect(try open.stagedBlobID(at: "specs/a.md") == (try repository.oid(":specs/a.md")))
    try repository.commit()
    #expect(try open.workTreeChanges(below: ["specs"]).isEmpty)
    try repository.git("rm", "--quiet", "specs/a.md")
    #expect(try open.stagedBlobID(at: "specs/a.md") == nil)
  }

  @Test func typeAndModeChanges() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.write("specs/b.md", "x")
    try repository.commit()
    try repository.remove("specs/a.md")
    try repository.link("specs/a.md", to: "b.md")
    #expect(try repository.run("chmod", ["+x", "specs/b.md"]).status == 0)
    let changes = try repository.open().workTreeChanges(below: ["specs"])
    #expect(changes.map(\.path) == (try status(repository, "specs")))
    #expect(changes.map(\.kind) == [.modified, .modified])
  }

  /// Indexes whose form libgit2 does not know must fail, never look empty.
  @Test(arguments: [["sparse-checkout", "set", "--sparse-index", "specs"]])
  func anIndexThatCannotBeReadIsAnError(command: [String]) throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.write("code/deep/a.c", "x")
    try repository.commit()
    try repository.git(command)
    let open = try repository.open()
    #expect(errorOf { _ = try open.stagedBlobID(at: "specs/a.md") } != nil)
    #expect(errorOf { _ = try open.workTreeChanges(below: ["specs"]) } != nil)
  }

  @Test func aSplitIndexIsAnErrorToo() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.commit()
    try repository.git("update-index", "--split-index")
    #expect(errorOf { _ = try repository.open().stagedBlobID(at: "specs/a.md") } != nil)
  }

  @Test func aDamagedIndexIsAnError() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.commit()
    try repository.write(".git/index", "no index at all, and long enough to be read as one")
    let open = try repository.open()
    #expect(errorOf { _ = try open.stagedBlobID(at: "specs/a.md") } != nil)
    #expect(errorOf { _ = try open.workTreeChanges(below: ["specs"]) } != nil)
  }

  /// The changed paths below a folder, from git.
  private func status(_ repository: TestRepository, _ folder: String) throws -> [String] {
    let output = try repository.git([
      "--literal-pathspecs", "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all",
      "--", folder,
    ])
    return output.text.split(separator: "\0").map { String($0.dropFirst(3)) }.sorted()
  }
}
