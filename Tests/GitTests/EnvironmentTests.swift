import Git
import SpecTestSupport
import Testing

/// Finding a repository from the environment, as git itself does.
struct EnvironmentTests {
  @Test(arguments: [".git", "ABSOLUTE", "sub/../.git"])
  func gitDirectory(named: String) throws {
    let repository = try TestRepository()
    try repository.write("sub/a", "x")
    try repository.commit()
    let named = named == "ABSOLUTE" ? repository.path + "/.git" : named
    let open = try repository.open(["GIT_DIR": named])
    #expect(open.gitDirectory == repository.path + "/.git/")
    #expect(open.workTree == repository.path + "/")
    #expect(try open.workTreeChanges(below: ["sub"]).isEmpty)
  }

  @Test func aGitDirectoryMakesTheFolderTheWorkTree() throws {
    let repository = try TestRepository()
    try repository.write("sub/a", "x")
    try repository.commit()
    let environment = ["GIT_DIR": repository.path + "/.git"]
    let folder = repository.path + "/sub"
    #expect(try repository.open(from: folder, environment).workTree == folder + "/")
    #expect(try topLevel(repository, environment, folder) == folder)
  }

  @Test func aGitDirectoryOfNothingIsAnError() throws {
    let repository = try TestRepository()
    let error = errorOf { _ = try repository.open(["GIT_DIR": "/nonexistent"]) }
    #expect(error?.code == .notFound)
  }

  @Test func aGitDirectoryThatNamesItsWorkTreeKeepsIt() throws {
    let inner = try TestRepository()
    try inner.write("specs/a.md", "x")
    try inner.commit()
    let outer = try TestRepository()
    try outer.git("submodule", "--quiet", "add", inner.url, "sub")
    let environment = ["GIT_DIR": outer.path + "/.git/modules/sub"]
    #expect(try topLevel(outer, environment, outer.path) == outer.path + "/sub")
    #expect(try outer.open(environment).workTree == outer.path + "/sub/")
  }

  @Test func anEmptyVariableIsNone() throws {
    let repository = try TestRepository()
    let open = try repository.open([
      "GIT_WORK_TREE": "", "GIT_INDEX_FILE": "", "GIT_OBJECT_DIRECTORY": "",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": "", "GIT_CEILING_DIRECTORIES": "",
    ])
    #expect(open.workTree == repository.path + "/")
  }

  @Test(arguments: [false, true])
  func workTree(isRelative: Bool) throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "x")
    try repository.commit()
    let other = try repository.temporary.folder("other")
    try repository.write("\(other)/specs/b.md", "y")
    let environment = [
      "GIT_DIR": repository.path + "/.git", "GIT_WORK_TREE": isRelative ? "../other" : other,
    ]
    let open = try repository.open(environment)
    #expect(open.workTree == other + "/")
    #expect(
      try open.workTreeChanges(below: ["specs"]).map { "\($0.path) \($0.kind)" }
        == ["specs/a.md deleted", "specs/b.md added"])
    #expect(try topLevel(repository, environment, other) == other)
  }

  @Test func aWorkTreeForABareRepository() throws {
    let repository = try TestRepository.bare()
    let other = try repository.temporary.folder("other")
    try repository.write("\(other)/specs/b.md", "y")
    let environment = ["GIT_DIR": repository.path, "GIT_WORK_TREE": other]
    let open = try repository.open(environment)
    #expect(open.workTree == other + "/")
    #expect(try open.workTreeChanges(below: ["specs"]).map(\.path) == ["specs/b.md"])
    #expect(try topLevel(repository, environment, other) == other)
  }

  @Test func aBareRepositoryInAHookStaysBare() throws {
    let repository = try TestRepository.bare()
    #expect(try repository.open(["GIT_DIR": "."]).workTree == nil)
  }

  @Test(arguments: ["ABSOLUTE", ".git/other-index"])
  func indexFile(named: String) throws {
    let repository = try TestRepository()
    try repository.write("specs/a.md", "one")
    try repository.commit()
    let file = named == "ABSOLUTE" ? repository.temporary.path + "/index" : named
    let environment = ["GIT_INDEX_FILE": file]
    try repository.write("specs/a.md", "two")
    try repository.git("read-tree", "HEAD", environment: environment)
    try repository.git("add", "specs/a.md", environment: environment)
    let open = try repository.open(environment)
    #expect(
      try open.stagedBlobID(at: "specs/a.md")
        == Repository.blobID(of: Array("two".utf8)))
    #expect(try open.workTreeChanges(below: ["specs"]).map(\.isStaged) == [true])
    #expect(
      try repository.open().stagedBlobID(at: "specs/a.md")
        == Repository.blobID(of: Array("one".utf8)))
  }

  /// What `git commit PATH` shows a hook is a temporary index.
  @Test func theIndexOfAHook() throws {
    let repository = try TestRepository()
    try repository.write("a", "one")
    try repository.commit()
    try repository.write("a", "two")
    try Tool.writeScript(
      "#!/bin/sh\nenv | grep ^GIT_ >environment\ncat $GIT_INDEX_FILE >copy\n",
      to: repository.absolute(".git/hooks/pre-commit"))
    try repository.git("commit", "--quiet", "-m", "Two", "a")
    var environment: [String: String] = [:]
    for line in try repository.read("environment").split(separator: "\n") {
      let pair = line.split(separator: "=", maxSplits: 1)
      environment[String(pair[0])] = pair.count == 2 ? String(pair[1]) : ""
    }
    try repository.write(repository.absolute(environment["GIT_INDEX_FILE"] ?? ""), [])
    try repository.remove(environment["GIT_INDEX_FILE"] ?? "")
    try repository.move("copy", to: environment["GIT_INDEX_FILE"] ?? "")
    #expect(
      try repository.open(environment).stagedBlobID(at: "a")
        == Repository.blobID(of: Array("two".utf8)))
  }

  @Test func objectDirectoryAndAlternates() throws {
    let repository = try TestRepository.bare()
    var history = FastImport()
    history.commit("One", changes: [.text("a", "known")])
    try repository.fastImport(history)
    let quarantine = try repository.temporary.folder("quarantine")
    let environment = [
      "GIT_DIR": ".", "GIT_OBJECT_DIRECTORY": quarantine,
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": "\(repository.path)/objects",
    ]
    let id = try ObjectID(
      git: repository.git(
        "hash-object", "-w", "--stdin", input: "quarantined", environment: environment))
    let open = try repository.open(environment)
    #expect(try open.blob(id) == Array("quarantined".utf8))
    #expect(try open.blob(repository.oid("main:a")) == Array("known".utf8))
    #expect(errorOf { _ = try repository.open().blob(id) }?.code == .notFound)
  }

  @Test func aPushedCommitIsReadInPreReceive() throws {
    let server = try TestRepository.bare()
    try Tool.writeScript(
      "#!/bin/sh\nenv | grep ^GIT_ >environment\ncp -r \"$GIT_OBJECT_DIRECTORY\" copy\nexit 1\n",
      to: server.absolute("hooks/pre-receive"))
    let client = try TestRepository()
    try client.write("a", "pushed")
    let id = try client.commit()
    #expect(try client.run("git", ["push", server.url, "main"]).status == 1)
    var environment: [String: String] = [:]
    for line in try server.read("environment").split(separator: "\n") {
      let pair = line.split(separator: "=", maxSplits: 1)
      environment[String(pair[0])] = pair.count == 2 ? String(pair[1]) : ""
    }
    let quarantine = try #require(environment["GIT_OBJECT_DIRECTORY"])
    try server.move("copy", to: quarantine)
    let open = try server.open(environment)
    #expect(try open.commit(ObjectID(git: id)).subject == "Change")
    #expect(open.workTree == nil)
  }

  @Test func severalAlternatesAndQuotedOnes() throws {
    let repository = try TestRepository()
    var directories: [String] = []
    var ids: [ObjectID] = []
    for name in ["plain", "with:colon", "with \"quote\" \\ and tab\t", "ü:"] {
      let directory = try repository.temporary.folder(name)
      directories.append(directory)
      let id = try repository.git(
        "hash-object", "-w", "--stdin", input: name,
        environment: ["GIT_OBJECT_DIRECTORY": directory])
      ids.append(try ObjectID(git: id))
    }
    let quoted = directories.map { directory in
      let escaped = directory.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\t": "\\t"
        case "ü": "\\303\\274"
        default: "\(scalar)"
        }
      }
      return escaped.joined() == directory && !directory.contains(":")
        ? directory : "\"\(escaped.joined())\""
    }
    let environment = ["GIT_ALTERNATE_OBJECT_DIRECTORIES": quoted.joined(separator: ":")]
    let open = try repository.open(environment)
    for id in ids {
      try repository.git("cat-file", "-e", id.description, environment: environment)
      #expect(errorOf { _ = try open.blob(id) } == nil)
    }
  }

  @Test func commonDirectory() throws {
    let repository = try TestRepository()
    let id = try repository.commit()
    let folder = try repository.addWorkTree("linked", "-b", "side")
    let open = try repository.open(
      from: folder,
      [
        "GIT_DIR": repository.path + "/.git/worktrees/linked",
        "GIT_COMMON_DIR": repository.path + "/.git", "GIT_WORK_TREE": folder,
      ])
    #expect(open.commonDirectory == repository.path + "/.git/")
    #expect(open.workTree == folder + "/")
    #expect(try open.head() == .branch("refs/heads/side", ObjectID(git: id)))
  }

  @Test func aGitFileAsGitDirectory() throws {
    let repository = try TestRepository()
    try repository.commit()
    let folder = try repository.addWorkTree("linked", "-b", "side")
    let open = try repository.open(from: folder, ["GIT_DIR": ".git"])
    #expect(open.gitDirectory == repository.path + "/.git/worktrees/linked/")
    #expect(open.workTree == folder + "/")
    #expect(try open.head().branch == "side")
  }

  @Test func ceilingsEndTheSearch() throws {
    let repository = try TestRepository()
    try repository.write("a/b/c.md", "x")
    for (ceiling, from) in [
      ("a", "a/b"), ("a/b", "a/b"), (".", "a/b"), ("a", "a"), ("a/b/nowhere", "a/b"), ("..", "."),
    ] {
      let path = ceiling == "." ? repository.path : repository.path + "/" + ceiling
      let ceilings = ceiling == ".." ? repository.temporary.path : path
      let environment = ["GIT_CEILING_DIRECTORIES": ceilings]
      let found = try RepositoryLocation.discover(
        from: repository.absolute(from), environment: environment)
      let theirs = try repository.run(
        "git", ["rev-parse", "--git-dir"], environment: environment, in: from)
      #expect((found != nil) == (theirs.status == 0), "\(ceiling) from \(from)")
    }
  }

  private func topLevel(
    _ repository: TestRepository, _ environment: [String: String], _ folder: String
  ) throws -> String {
    try repository.git("rev-parse", "--show-toplevel", environment: environment, in: folder)
  }
}

extension TestRepository {
  fileprivate func open(_ environment: [String: String]) throws -> Repository {
    try open(from: ".", environment)
  }
}
