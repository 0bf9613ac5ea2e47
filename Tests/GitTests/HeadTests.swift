import Git
import SpecTestSupport
import Testing

struct HeadTests {
  @Test func unborn() throws {
    let repository = try TestRepository()
    let head = try repository.open().head()
    #expect(head == .unborn("refs/heads/main"))
    #expect(head.branch == "main")
    #expect(head.commit == nil)
  }

  @Test func onABranch() throws {
    let repository = try TestRepository()
    let id = try repository.commit()
    try repository.git("switch", "--quiet", "--create", "feature/ü")
    let head = try repository.open().head()
    #expect(head == .branch("refs/heads/feature/ü", try ObjectID(git: id)))
    #expect(head.branch == "feature/ü")
    #expect(head.commit?.description == id)
  }

  @Test func detached() throws {
    let repository = try TestRepository()
    let id = try ObjectID(git: try repository.commit())
    try repository.git("switch", "--quiet", "--detach")
    let head = try repository.open().head()
    #expect(head == .detached(id))
    #expect(head.branch == nil)
    #expect(head.commit == id)
  }

  @Test func toAReferenceThatIsGone() throws {
    let repository = try TestRepository()
    try repository.commit()
    try repository.git("symbolic-ref", "HEAD", "refs/heads/gone")
    #expect(try repository.open().head() == .unborn("refs/heads/gone"))
  }

  @Test func packed() throws {
    let repository = try TestRepository()
    let id = try repository.commit()
    try repository.git("pack-refs", "--all")
    #expect(try repository.open().head() == .branch("refs/heads/main", ObjectID(git: id)))
  }

  @Test func ofALinkedWorkTreeIsItsOwn() throws {
    let repository = try TestRepository()
    try repository.commit()
    let folder = try repository.addWorkTree("linked", "-b", "side")
    #expect(try repository.open(from: folder).head().branch == "side")
    #expect(try repository.open().head().branch == "main")
  }

  @Test func toAMissingCommitIsStillNamed() throws {
    let repository = try TestRepository()
    let id = try repository.commit()
    try repository.remove(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    #expect(errorOf { _ = try repository.open().head() }?.code == .notFound)
  }
}
