import Git
import SpecTestSupport
import Testing

/// Objects as `git cat-file` shows them, wherever they are kept.
struct ObjectTests {
  /// How the objects of a repository are stored.
  enum Storage: CaseIterable {
    case loose
    case packed
    case multiPackIndex
    case alternate
  }

  @Test(arguments: Storage.allCases)
  func agreesWithGit(storage: Storage) throws {
    let original = try TestRepository()
    var repository = original
    for number in 1...5 {
      try repository.write("a.md", (1...number * 100).map { "\($0)\n" }.joined())
      try repository.commit("Commit \(number)")
    }
    try repository.git("tag", "--annotate", "-m", "One", "v1")
    switch storage {
    case .loose: break
    case .packed: try repository.git("repack", "-adq")
    case .multiPackIndex: try repository.git("repack", "-adq", "--write-midx")
    case .alternate:
      repository = try original.clone(bare: true, arguments: ["--shared"])
    }
    let open = try repository.open()
    let listed = try repository.git(
      "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)")
    for line in listed.split(separator: "\n").map(String.init) {
      let fields = line.split(separator: " ").map(String.init)
      let id = try ObjectID(git: fields[0])
      let (kind, bytes) = try open.withObject(id) { ("\($0)", Array($1)) }
      #expect([kind, "\(try open.size(of: id))"] == Array(fields[1...]))
      #expect(bytes == (try repository.object(fields[1], fields[0])))
    }
  }

  @Test(arguments: [0, 1, 100, 70_000])
  func blobIDAgreesWithGit(length: Int) throws {
    let repository = try TestRepository.plainFolder()
    let content = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let theirs = try repository.git(["hash-object", "--stdin"], input: content).trimmed
    #expect(try Repository.blobID(of: content).description == theirs)
  }

  @Test func aMissingObjectIsNamed() throws {
    let repository = try TestRepository()
    let open = try repository.open()
    let id = try ObjectID(git: "0123456789abcdef0123456789abcdef01234567")
    let error = try #require(errorOf { _ = try open.blob(id) })
    #expect(error.code == .notFound)
    #expect(error.function == "git_odb_read")
    #expect(error.message?.contains(id.description) == true)
    #expect(errorOf { _ = try open.size(of: id) }?.code == .notFound)
    #expect(errorOf { _ = try open.commit(id) }?.code == .notFound)
  }

  @Test func anObjectWrittenLaterIsFound() throws {
    let repository = try TestRepository()
    let open = try repository.open()
    let id = try repository.git("hash-object", "-w", "--stdin", input: "later")
    #expect(try open.blob(ObjectID(git: id)) == Array("later".utf8))
    try repository.write("a", "packed")
    try repository.commit()
    try repository.git("repack", "-adq")
    #expect(try open.blob(repository.oid("HEAD:a")) == Array("packed".utf8))
  }

  @Test func anotherKindIsNotTheObject() throws {
    let repository = try TestRepository()
    try repository.write("a", "x")
    try repository.commit()
    let open = try repository.open()
    let error = errorOf { _ = try open.blob(repository.oid()) }
    #expect(error?.code == .notFound)
    #expect(error?.message == "object \(try repository.id()) is not a blob")
  }

  @Test func replaceReferencesAreIgnored() throws {
    let repository = try TestRepository()
    try repository.write("a", "true")
    let first = try repository.commit()
    let blob = try repository.oid("HEAD:a")
    try repository.write("a", "false")
    let second = try repository.commit()
    let other = try repository.id("HEAD:a")
    try repository.git("replace", blob.description, other)
    try repository.git("replace", "--graft", second)
    let open = try repository.open()
    #expect(try repository.git("cat-file", "blob", blob.description) == "false")
    #expect(try open.blob(blob) == Array("true".utf8))
    #expect(try open.commit(ObjectID(git: second)).parents.map(\.description) == [first])
  }

  @Test func graftsAreIgnored() throws {
    let repository = try TestRepository()
    let first = try repository.commit("First")
    let second = try repository.commit("Second")
    try repository.write(".git/info/grafts", "\(second)\n")
    #expect(try repository.git("rev-list", "--count", "HEAD") == "1")
    #expect(
      try repository.open().commit(ObjectID(git: second)).parents.map(\.description) == [first])
  }

  @Test func aBrokenCommitGraphDoesNotMatter() throws {
    let repository = try TestRepository()
    let first = try repository.commit("First")
    try repository.commit("Second")
    try repository.git("commit-graph", "write", "--reachable")
    try repository.git("repack", "-adq")
    try repository.remove(".git/objects/info/commit-graph")
    try repository.write(".git/objects/info/commit-graph", "no graph")
    let open = try repository.open()
    #expect(try open.commit(repository.oid("HEAD")).parents.map(\.description) == [first])
    #expect(try open.commitID(ofRevision: "HEAD~1")?.description == first)
  }
}
