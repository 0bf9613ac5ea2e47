import Git
import SpecTestSupport
import Testing

/// The shapes in which a repository lies on disk, as `git rev-parse` describes them.
struct LayoutTests {
  @Test func aWorkTreeFoundFromBelow() throws {
    let repository = try TestRepository()
    try repository.write("a/b/c.md", "x")
    try repository.commit()
    for folder in [".", "a", "a/b", ".git"] {
      let open = try repository.open(from: folder)
      #expect(open.gitDirectory == repository.path + "/.git/")
      #expect(open.commonDirectory == repository.path + "/.git/")
      #expect(open.workTree == repository.path + "/")
    }
  }

  @Test func aBareRepository() throws {
    let bare = try TestRepository.bare()
    let open = try bare.open()
    #expect(open.gitDirectory == bare.path + "/")
    #expect(open.workTree == nil)
    #expect(try open.head() == .unborn("refs/heads/main"))
    #expect(try open.workTreeChanges(below: ["specs"]).isEmpty)
    #expect(try open.stagedBlobID(at: "specs/a.md") == nil)
  }

  @Test func aLinkedWorkTree() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.commit()
    let folder = try repository.addWorkTree("linked", "-b", "side")
    let open = try repository.open(from: folder + "/specs")
    #expect(open.gitDirectory == repository.path + "/.git/worktrees/linked/")
    #expect(open.commonDirectory == repository.path + "/.git/")
    #expect(open.workTree == folder + "/")
    try repository.write(folder + "/specs/b.md", "y")
    #expect(try open.workTreeChanges(below: ["specs"]).map(\.path) == ["specs/b.md"])
    #expect(try repository.open().workTreeChanges(below: ["specs"]).isEmpty)
  }

  @Test func aLinkedWorkTreeOfABareRepository() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.commit()
    let bare = try repository.clone(bare: true)
    let folder = try bare.addWorkTree("linked", "main")
    try bare.git(["sparse-checkout", "set", "specs"], in: folder)
    let open = try bare.open(from: folder)
    #expect(open.workTree == folder + "/")
    #expect(try open.head().branch == "main")
    #expect(try open.workTreeChanges(below: ["specs"]).isEmpty)
  }

  @Test func aSparseCheckout() throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.write("code/b.c", "y")
    try repository.commit()
    try repository.git("sparse-checkout", "set", "--cone", "specs")
    #expect(try repository.git("config", "extensions.worktreeConfig") == "true")
    #expect(!repository.exists("code/b.c"))
    let open = try repository.open()
    #expect(try open.commit(repository.oid()).subject == "Change")
    #expect(try open.workTreeChanges(below: ["specs"]).isEmpty)
    // What is not checked out is not deleted.
    #expect(try open.workTreeChanges(below: ["code"]).isEmpty)
    #expect(try repository.git("status", "--porcelain") == "")
  }

  @Test func aSubmodule() throws {
    let inner = try TestRepository()
    try inner.write("specs/a.md", "x")
    let id = try inner.commit()
    let outer = try TestRepository()
    try outer.git("submodule", "--quiet", "add", inner.url, "sub")
    try outer.commit()
    let open = try outer.open(from: "sub/specs")
    #expect(open.gitDirectory == outer.path + "/.git/modules/sub/")
    #expect(open.workTree == outer.path + "/sub/")
    #expect(try open.head().commit?.description == id)
    let entry = try outer.open().entry(at: "sub", in: outer.oid("HEAD^{tree}"))
    #expect(entry?.mode == .submodule)
    #expect(try outer.open().workTreeChanges(below: ["sub"]).isEmpty)
  }

  @Test func aFolderWithoutARepositoryIsNone() throws {
    let folder = try TestRepository.plainFolder()
    _ = try TestRepository.bare().open()
    #expect(try RepositoryLocation.discover(from: folder.path, environment: [:]) == nil)
  }

  @Test func anUnreadableRepositoryIsAnError() throws {
    let repository = try TestRepository()
    try repository.write(".git/config", "[core\n")
    #expect(errorOf { _ = try repository.open() }?.code == .generic)
  }

  /// Formats that this library cannot read are refused in words that name them.
  @Test func sha256IsRefused() throws {
    let repository = try TestRepository("--object-format=sha256")
    try repository.commit()
    let error = try #require(errorOf { _ = try repository.open() })
    #expect(error.message?.lowercased().contains("object") == true)
    #expect(error.message?.lowercased().contains("format") == true)
  }

  @Test func reftableIsRefused() throws {
    let repository = try TestRepository()
    try repository.write(
      ".git/config",
      """
      [core]
      \trepositoryformatversion = 1
      \tbare = false
      [extensions]
      \trefStorage = reftable

      """)
    let error = try #require(errorOf { _ = try repository.open() })
    #expect(error.message?.lowercased().contains("refstorage") == true)
  }

  @Test(arguments: ["worktreeConfig = true", "partialClone = origin", "preciousObjects = true"])
  func extensionsThatChangeNothingForAReaderAreAllowed(line: String) throws {
    let repository = try TestRepository()
    let id = try repository.commit()
    try repository.git("config", "core.repositoryFormatVersion", "1")
    let config = try repository.read(".git/config")
    try repository.write(".git/config", "\(config)[extensions]\n\(line)\n")
    #expect(try repository.open().head().commit?.description == id)
  }

  @Test func eachWorkerOpensItsOwn() async throws {
    let repository = try TestRepository()
    try repository.write("a", "x")
    try repository.commit()
    let location = try repository.location()
    let id = try repository.oid("HEAD:a")
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 {
        group.addTask { try location.open().blob(id) }
      }
      for try await bytes in group {
        #expect(bytes == Array("x".utf8))
      }
    }
  }
}
