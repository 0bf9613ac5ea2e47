import Git
import SpecTestSupport
import Testing

/// Trees as `git ls-tree` shows them.
struct TreeTests {
  @Test func entriesAgreeWithGit() throws {
    let repository = try TestRepository()
    for path in ["b/c/d.md", "b/c.md", "b.md", "b-x/e.md", "a", "ü/ö.md", "line\nfeed/t\tab.md"] {
      try repository.write(path, path)
    }
    try repository.link("link.md", to: "b.md")
    try repository.git("add", "--all")
    try repository.git("update-index", "--chmod=+x", "a")
    let commit = try repository.commit("Modes", staging: false)
    try repository.git("update-index", "--add", "--cacheinfo", "160000,\(commit),module")
    try repository.commit("Module", staging: false)
    try expectAgreement(repository)
  }

  @Test func agreesOnNamesThatAreNotUTF8() throws {
    let repository = try TestRepository()
    let blob = try repository.git("hash-object", "-w", "--stdin", input: "x")
    let names: [[UInt8]] = [[0x61, 0xFF], [0x61, 0xFE, 0x2F, 0x62], [0xC3, 0xBC]]
    for name in names {
      try repository.git(
        ["update-index", "--index-info"],
        input: Array("100644 \(blob)\t".utf8) + name + [0x0A])
    }
    let tree = try repository.git("write-tree")
    let open = try repository.open()
    let listed = try repository.git(["ls-tree", "-z", "--name-only", tree]).bytes
      .split(separator: 0).map(Array.init)
    let read = try open.withObject(ObjectID(git: tree), as: .tree) { bytes in
      RawTree(bytes).map { Array(bytes[$0.name]) }
    }
    #expect(read == listed)
    #expect(
      try open.entries(below: "", in: ObjectID(git: tree)).map(\.path)
        == ["a\\xFE/b", "a\\xFF", "ü"])
  }

  @Test(arguments: [
    ([0x61, 0xFF], "a\\xFF"), (Array("a\\xFF".utf8), "a\\x5CxFF"),
    (Array("a\\".utf8) + [0xFF], "a\\\\xFF"), (Array("\\xFF".utf8) + [0xFE], "\\x5CxFF\\xFE"),
    (Array("\\x5CxFF".utf8), "\\x5Cx5CxFF"), (Array("a\\b ü".utf8), "a\\b ü"), ([], ""),
  ])
  func differentPathsHaveDifferentTexts(bytes: [UInt8], text: String) {
    #expect(bytes.withUnsafeBytes { TextDecoding.path($0) } == text)
  }

  @Test func aNameMayBeginWithACombiningMark() throws {
    let repository = try TestRepository()
    let blob = try repository.git("hash-object", "-w", "--stdin", input: "x")
    let folder = try repository.writeTree([("100644", "\u{301}a", blob)])
    let tree = try repository.writeTree([("40000", "a", folder)])
    let entry = try repository.open().entry(at: "a/\u{301}a", in: ObjectID(git: tree))
    #expect(entry?.id == (try ObjectID(git: blob)))
  }

  @Test func entryIsFoundByItsPath() throws {
    let repository = try TestRepository()
    try repository.write("a/b/c.md", "x")
    try repository.write("a.md", "y")
    try repository.commit()
    let open = try repository.open()
    let tree = try repository.oid("HEAD^{tree}")
    for path in ["a", "a/b", "a/b/c.md", "a.md"] {
      let entry = try #require(try open.entry(at: path, in: tree))
      #expect(entry.path == path)
      #expect(entry.id == (try repository.oid("HEAD:\(path)")))
    }
    for path in ["", "b", "a/c.md", "a.md/x", "a/b/c.md/d", "A", "a/b/c"] {
      #expect(try open.entry(at: path, in: tree) == nil)
    }
    #expect(try open.entries(below: "a.md", in: tree).isEmpty)
    #expect(try open.entries(below: "nowhere", in: tree).isEmpty)
    #expect(try open.entries(below: "a/b", in: tree).map(\.path) == ["a/b/c.md"])
  }

  @Test func aMissingTreeIsNotAnAbsentEntry() throws {
    let repository = try TestRepository()
    try repository.write("a/b.md", "x")
    try repository.commit()
    let folder = try repository.id("HEAD:a")
    try repository.remove(".git/objects/\(folder.prefix(2))/\(folder.dropFirst(2))")
    let open = try repository.open()
    let tree = try repository.oid("HEAD^{tree}")
    let error = errorOf { _ = try open.entry(at: "a/b.md", in: tree) }
    #expect(error?.code == .notFound)
    #expect(error?.message?.contains(folder) == true)
    #expect(errorOf { _ = try open.entries(below: "a", in: tree) }?.code == .notFound)
  }

  @Test func deepTreesAreReadAndHostileOnesNamed() throws {
    var history = FastImport()
    func path(_ depth: Int) -> String {
      Array(repeating: "d", count: depth).joined(separator: "/") + "/f.md"
    }
    history.commit("Deep", changes: [.text(path(200), "x")])
    history.commit("Deeper", changes: [.text(path(400), "x")])
    let repository = try TestRepository.bare()
    try repository.fastImport(history)
    let open = try repository.open()
    #expect(
      try open.entries(below: "", in: repository.oid("main~^{tree}")).map(\.path) == [path(200)])
    let folder = Array(repeating: "d", count: Repository.deepestTree).joined(separator: "/")
    let entries = try open.entries(below: "", in: repository.oid("main^{tree}"))
    #expect(entries.map(\.path) == [folder, path(200)])
    #expect(entries.first?.mode == .tree)
  }

  @Test func truncatedBytesEndTheTree() {
    let whole: [UInt8] =
      Array("100644 a\0".utf8) + [UInt8](repeating: 1, count: 20) + Array("40000 b\0".utf8)
      + [UInt8](repeating: 2, count: 20)
    for length in 0...whole.count {
      let count = Array(whole[..<length]).withUnsafeBytes { Array(RawTree($0)).count }
      #expect(count == (length == whole.count ? 2 : length >= 29 ? 1 : 0))
    }
  }

  @Test("a tree that differs from a whole one in ids alone is whole, and no other")
  func likeAWholeTree() {
    func bytes(_ entries: [(mode: String, name: String, id: UInt8)]) -> [UInt8] {
      entries.flatMap { entry in
        Array("\(entry.mode) \(entry.name)\0".utf8) + [UInt8](repeating: entry.id, count: 20)
      }
    }
    func isLike(_ new: [UInt8], _ known: [UInt8]) -> Bool {
      new.withUnsafeBytes { new in
        known.withUnsafeBytes { RawTree.differingIDs(of: new, from: $0) != nil }
      }
    }
    func isWhole(_ bytes: [UInt8]) -> Bool {
      bytes.withUnsafeBytes { RawTree.isWhole($0) }
    }
    let known = bytes([("100644", "a", 0), ("40000", "b", 32), ("100644", "c", 47)])
    #expect(isLike(known, known) && isLike([], []))
    #expect(isLike(bytes([("100644", "a", 9), ("40000", "b", 0), ("100644", "c", 47)]), known))
    #expect(!isLike(bytes([("100644", "a", 0), ("40000", "/", 32), ("100644", "c", 47)]), known))
    #expect(!isLike(bytes([("100644", "a", 0), ("40000", "b", 32)]), known))
    // Whatever byte changes to whatever: never yes where a look at all of it says no.
    for index in known.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = known
        changed[index] = byte
        if isLike(changed, known) {
          #expect(isWhole(changed), "\(index) \(byte)")
        }
      }
    }
  }

  @Test(arguments: [
    (FileMode.file, true), (.executable, true), (FileMode(rawValue: 0o100664), true),
    (.symbolicLink, false), (.tree, false), (.submodule, false),
  ])
  func filesHaveContent(mode: FileMode, isFile: Bool) {
    #expect(mode.isFile == isFile)
  }

  private func expectAgreement(_ repository: TestRepository) throws {
    let theirs = try repository.git(["ls-tree", "-r", "-z", "HEAD"]).text
      .split(separator: "\0").map(String.init)
    let ours = try repository.open()
      .entries(below: "", in: repository.oid("HEAD^{tree}"))
      .map { entry in
        let kind = entry.mode == .submodule ? "commit" : "blob"
        return "\(String(entry.mode.rawValue, radix: 8)) \(kind) \(entry.id)\t\(entry.path)"
      }
    #expect(ours == theirs)
  }
}
