import Git
import SpecTestSupport
import Testing

/// Trees that git would not have written, which somebody else's program can.
struct OddTreeTests {
  private let repository: TestRepository
  private let blob: String
  private let folder: String

  init() throws {
    repository = try TestRepository()
    blob = try repository.git("hash-object", "-w", "--stdin", input: "x")
    folder = try repository.writeTree([("100644", "x", blob)])
  }

  @Test func modesAreAsGitTakesThem() throws {
    let modes = [
      "40000", "040000", "40755", "47777", "100644", "100755", "100664", "100600", "100711",
      "100", "107777", "100100", "120000", "120777", "160000", "160755", "0", "644", "755", "20644",
      "60000", "140000", "170000", "10000040000", "7777740755",
    ]
    for mode in modes {
      let isTree = Int(mode, radix: 8).map { $0 & 0o170000 == 0o040000 } ?? false
      let tree = try repository.writeTree([(mode, "a", isTree ? folder : blob)])
      let theirs = try repository.git("ls-tree", tree).split(separator: " ").first.map(String.init)
      let entry = try #require(try repository.open().entry(at: "a", in: ObjectID(git: tree)))
      let ours = String(entry.mode.rawValue, radix: 8)
      #expect(String(repeating: "0", count: 6 - ours.count) + ours == theirs, "\(mode)")
      #expect((entry.mode == .tree) == isTree)
    }
  }

  @Test func aFolderOfAnyModeIsEntered() throws {
    let tree = try repository.writeTree([("40755", "a", folder)])
    let open = try repository.open()
    #expect(try open.entry(at: "a/x", in: ObjectID(git: tree))?.id == ObjectID(git: blob))
    #expect(try open.entries(below: "a", in: ObjectID(git: tree)).map(\.path) == ["a/x"])
    #expect(try repository.git("rev-parse", "\(tree):a/x") == blob)
  }
}
