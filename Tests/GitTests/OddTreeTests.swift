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

  /// What `git fsck` holds against a tree of these entries, where readers would see different trees.
  private static let faults = [
    "duplicateEntries", "treeNotSorted", "fullPathname", "emptyName", "hasDot", "hasDotdot",
    "badTree",
  ]

  /// A tree of files, and of folders where a `/` stands behind the name.
  private func tree(_ names: [String]) throws -> String {
    try repository.writeTree(
      names.map { name in
        name.count > 1 && name.hasSuffix("/")
          ? ("40000", String(name.dropLast()), folder) : ("100644", name, blob)
      })
  }

  /// The trees of the repository that git finds a fault in.
  private func faultyTrees() throws -> Set<String> {
    let output = try repository.run("git", ["fsck", "--full", "--no-dangling"])
    var trees: Set<String> = []
    for line in (output.text + output.errors).split(separator: "\n") {
      let words = line.split(separator: " ")
      if let place = words.firstIndex(of: "tree"), words.count > place + 2,
        Self.faults.contains(String(words[place + 2].dropLast()))
      {
        trees.insert(String(words[place + 1].prefix(40)))
      }
    }
    return trees
  }

  /// Whether each way of reading the tree refuses it by its name.
  private func isRefused(_ tree: String, _ open: Repository) throws -> Bool {
    let id = try ObjectID(git: tree)
    let refusals = [
      errorOf { _ = try open.tree(id) }, errorOf { try open.forEachEntry(of: id) { _, _ in } },
      errorOf { _ = try open.entries(below: "", in: id) },
      // The name is there, and found before what is wrong.
      errorOf { _ = try open.entry(at: "a", in: id) },
    ]
    #expect(refusals.allSatisfy { $0 == refusals[0] }, "\(refusals)")
    if let refusal = refusals[0] {
      #expect(refusal == .malformedTree(id))
    }
    return refusals[0] != nil
  }

  @Test(arguments: [
    ["a", "a"], ["a/", "a/"], ["a", "a/"], ["a", "a.b", "a/"], ["a", "a.b", "a.b.c", "a/"],
    ["a", "a!", "a.b", "a.b.c", "a.b/"], ["a", "a-", "a.", "a..", "a/"], ["a", "a.b", "b", "b/"],
    ["a/", "a"], ["b", "a"], ["a", "ab/", "aa"], ["a/", "a.b"], ["a", "a0", "a/"],
    ["a", ""], ["", "a"], [".", "a"], ["..", "a"], ["../", "a"], ["./", "a"], ["a", "a/b"],
    ["a", "x/y/"],
  ])
  func whatGitFindsAFaultInIsRefused(_ names: [String]) throws {
    let tree = try tree(names)
    #expect(try faultyTrees() == [tree])
    #expect(try isRefused(tree, repository.open()))
  }

  @Test(arguments: [
    [], ["a"], ["a", "a.b", "a.b.c", "a0"], ["a.b", "a/", "a0"], ["a", "a.b", "a.b0/", "b/"],
    ["a", "a-/", "a.b", "ab/"], ["...", ".a", "a", "a\\b"], ["a-", "a.", "a/", "aa/", "ü"],
  ])
  func whatGitAcceptsIsRead(_ names: [String]) throws {
    let tree = try tree(names)
    #expect(try faultyTrees().isEmpty)
    #expect(try !isRefused(tree, repository.open()))
  }

  @Test func randomTreesAreRefusedWhereGitFindsAFault() throws {
    var random = SystemRandomNumberGenerator()
    let parts = ["a", "b", ".", "-", "0", "a.", "ab"]
    var listed: [String: [String]] = [:]
    for _ in 0..<400 {
      var names = (0..<Int.random(in: 1...7, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          parts.randomElement(using: &random) ?? ""
        }.joined() + ["", "/"][Int.random(in: 0...1, using: &random)]
      }
      // Most are in git's order, so that what is left to find are names that stand there twice.
      if Int.random(in: 0..<4, using: &random) > 0 {
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      listed[try tree(names)] = names
    }
    let faulty = try faultyTrees()
    let open = try repository.open()
    for tree in listed.keys {
      #expect(
        try isRefused(tree, open) == faulty.contains(tree), "\(tree) of \(listed[tree] ?? [])")
    }
  }

  @Test(arguments: ["4000x", "", " 40000", "-40000", "100644\t", "100648"])
  func aModeIsAnOctalNumber(_ mode: String) throws {
    let tree = try repository.writeTree([(mode, "a", folder)])
    #expect(try repository.run("git", ["ls-tree", tree]).status != 0)
    #expect(try isRefused(tree, repository.open()))
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
