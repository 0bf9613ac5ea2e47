import Git
import SpecTestSupport
import Testing

/// Clones that do not hold everything.
struct CloneTests {
  @Test func aWholeCloneIsWhole() throws {
    let clone = try Self.history().clone()
    let extent = try clone.open().cloneExtent()
    #expect(extent.shallowBoundary.isEmpty)
    #expect(!extent.isPartial)
  }

  @Test(arguments: [false, true])
  func aShallowCloneHasABoundary(bare: Bool) throws {
    let clone = try Self.history().clone(depth: 2, bare: bare)
    let open = try clone.open()
    let extent = try open.cloneExtent()
    let commits = try clone.git("rev-list", "HEAD").split(separator: "\n").map(String.init)
    #expect(commits.count == 2)
    #expect(extent.shallowBoundary == [try ObjectID(git: commits[1])])
    #expect(!extent.isPartial)
    // Each commit is there, and the boundary still names the parent that is not.
    let boundary = try open.commit(ObjectID(git: commits[1]))
    #expect(boundary.subject == "Third")
    let missing = try #require(boundary.parents.first)
    #expect(errorOf { _ = try open.commit(missing) }?.code == .notFound)
  }

  @Test func unshallowingRemovesTheBoundary() throws {
    let clone = try Self.history().clone(depth: 1)
    #expect(try clone.open().cloneExtent().shallowBoundary.count == 1)
    try clone.git("fetch", "--quiet", "--unshallow")
    #expect(try clone.open().cloneExtent().shallowBoundary.isEmpty)
  }

  @Test func aLinkedWorkTreeSharesTheBoundary() throws {
    let clone = try Self.history().clone(depth: 1)
    let folder = try clone.addWorkTree("linked", "--detach")
    #expect(
      try clone.open(from: folder).cloneExtent().shallowBoundary == [try clone.oid("HEAD")])
  }

  @Test func aPartialCloneNamesTheMissingBlob() throws {
    let origin = try Self.history()
    let clone = try origin.clone(filter: "blob:none", bare: true)
    let open = try clone.open()
    #expect(try open.cloneExtent().shallowBoundary.isEmpty)
    #expect(try open.cloneExtent().isPartial)
    let head = try open.commit(clone.oid("HEAD"))
    let entry = try #require(try open.entry(at: "specs/a.md", in: head.tree))
    let error = try #require(errorOf { _ = try open.blob(entry.id) })
    #expect(error.code == .notFound)
    #expect(error.message?.contains(entry.id.description) == true)
    try clone.git("cat-file", "blob", entry.id.description)
    #expect(try open.blob(entry.id) == (try origin.bytes("specs/a.md")))
  }

  @Test func aPartialCloneWithAWorkTreeHasTheBlobsOfHead() throws {
    let clone = try Self.history().clone(filter: "blob:none")
    let open = try clone.open()
    #expect(try open.cloneExtent().isPartial)
    #expect(try open.blob(clone.oid("HEAD:specs/a.md")) == (try clone.bytes("specs/a.md")))
    let tree = try open.commit(clone.oid("HEAD~2")).tree
    let old = try #require(try open.entry(at: "specs/a.md", in: tree))
    #expect(errorOf { _ = try open.blob(old.id) }?.code == .notFound)
  }

  @Test func aTreelessCloneNamesTheMissingTree() throws {
    let clone = try Self.history().clone(filter: "tree:0", bare: true)
    let open = try clone.open()
    let tree = try open.commit(clone.oid("HEAD")).tree
    let error = errorOf { _ = try open.entries(below: "specs", in: tree) }
    #expect(error?.code == .notFound)
    #expect(error?.message?.contains(tree.description) == true)
  }

  private static func history() throws -> TestRepository {
    let repository = try TestRepository()
    for (number, word) in ["First", "Second", "Third", "Fourth"].enumerated() {
      try repository.write("specs/a.md", "\(number)\n")
      try repository.commit(word)
    }
    return repository
  }
}
