import Foundation
import SpecTestSupport
import Testing

/// Pushes of objects that git would not have written, to a server that does not check their form.
struct HostilePushTests {
  private let council: Council
  private let server: Server

  private var repository: TestRepository {
    council.repository
  }

  init() throws {
    council = try Council()
    server = try Server(council)
  }

  /// The commit on top of what the server has, as bytes that a test may spoil.
  private func commit(
    tree: String, parents: [String], message: String = "Odd\n", header: String = ""
  ) throws -> String {
    let person = "Dee Marsh <dee@tidewater.example> 1770033600 +0000"
    let lines =
      ["tree \(tree)"] + parents.map { "parent \($0)" }
      + ["author \(person)", "committer \(person)"]
    return try repository.writeObject(
      "commit", Array((lines.joined(separator: "\n") + "\n\(header)\n\(message)").utf8))
  }

  private func tree(_ entries: [TestRepository.RawEntry], specs: String? = nil) throws -> String {
    let policy = try repository.id("HEAD:.spec")
    let specs = try specs ?? repository.id("HEAD:specs")
    return try repository.writeTree(
      [("40000", ".spec", policy)] + entries + [("40000", "specs", specs)])
  }

  /// The folder of specs with a status that nobody approved.
  private func claiming() throws -> String {
    let text = try repository.read(Council.first)
      .replacing("**Status**: In Review", with: "**Status**: Approved")
    let blob = try repository.git("hash-object", "-w", "--stdin", input: text)
    return try repository.writeTree([
      ("100644", "SPEC-001-offline-sync.md", blob),
      ("100644", "SPEC-002-usage-quotas.md", try repository.id("HEAD:\(Council.second)")),
    ])
  }

  @Test("a claim in a commit with a NUL", arguments: ["message", "header", "trailer"])
  func aNUL(place: String) throws {
    let tree = try tree([], specs: claiming())
    let head = try repository.id()
    let commit =
      switch place {
      case "message": try commit(tree: tree, parents: [head], message: "Odd\0\nReally\n")
      case "header": try commit(tree: tree, parents: [head], header: "note a\0b\n")
      default:
        try commit(
          tree: tree, parents: [head],
          message: "Approve\0\n\nSpec-Approval: approve\nSpec-Id: SPEC-001\n")
      }
    try server.refuses("A001 unapproved-status", "\(commit):refs/heads/main")
  }

  @Test("a claim beside a name that is none", arguments: ["..", ".", "a/b"])
  func anImpossibleName(name: String) throws {
    let claim = try repository.id("\(claiming()):SPEC-001-offline-sync.md")
    let specs = try repository.writeTree([
      ("100644", name, claim), ("100644", "SPEC-001-offline-sync.md", claim),
    ])
    let odd = try commit(tree: tree([], specs: specs), parents: [repository.id()])
    try server.refuses("\(specs) is malformed", "\(odd):refs/heads/main")
  }

  @Test func foldersThatStandTwice() throws {
    let good = try repository.id("HEAD:specs")
    for folders in [[good, try claiming()], [try claiming(), good]] {
      let tree = try tree([("40000", "specs", folders[0])], specs: folders[1])
      try server.refuses(
        "is malformed", "\(try commit(tree: tree, parents: [repository.id()])):refs/heads/main")
    }
  }

  @Test func aSpecOfFiftyMegabytes() throws {
    let text = try repository.read(Council.first) + String(repeating: "word ", count: 10 << 20)
    try repository.write(Council.first, text)
    try repository.commit("Say more", author: .dee)
    try server.refuses("D013 unreadable-spec", "main", naming: Council.first)
  }

  @Test("a claim in a commit with two thousand parents")
  func twoThousandParents() throws {
    let base = try repository.id()
    let tree = try repository.id("HEAD^{tree}")
    let parents = try (0..<2_000).map { number in
      try commit(tree: tree, parents: [base], message: "Parent \(number)\n")
    }
    let odd = try commit(
      tree: try self.tree([], specs: claiming()), parents: [base] + parents)
    try server.refuses("A001 unapproved-status", "\(odd):refs/heads/main")
    let honest = try commit(tree: tree, parents: [base] + parents)
    try server.takes("\(honest):refs/heads/main")
  }

  @Test(
    "a claim in a commit at an odd time",
    arguments: [
      ("99999999999999999999 +0000", "invalid Unix timestamp"), ("x y", "invalid Unix timestamp"),
      ("-1 +0000", "A001"), ("0 +9999", "A001"), ("", "A001"),
    ])
  func anOddTime(time: String, reason: String) throws {
    let tree = try tree([], specs: claiming())
    let head = try repository.id()
    let person = "Dee Marsh <dee@tidewater.example>"
    let odd = try repository.writeObject(
      "commit",
      Array(
        """
        tree \(tree)
        parent \(head)
        author \(person) \(time)
        committer \(person) \(time)

        Odd

        """.utf8))
    try server.refuses(reason, "\(odd):refs/heads/main")
  }

  @Test(
    "what is no file in the place of an approved spec",
    arguments: [("120000", "D013 unreadable-spec"), ("160000", "P004 removed-spec")])
  func noFile(mode: String, reason: String) throws {
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    let target =
      mode == "120000"
      ? try repository.git("hash-object", "-w", "--stdin", input: "/etc/passwd")
      : try repository.id()
    let specs = try repository.writeTree([
      (mode, "SPEC-001-offline-sync.md", target),
      ("100644", "SPEC-002-usage-quotas.md", try repository.id("HEAD:\(Council.second)")),
    ])
    let odd = try commit(tree: tree([], specs: specs), parents: [repository.id()])
    try server.refuses(reason, "\(odd):refs/heads/main")
  }

  @Test("a policy that is too large or folds itself", arguments: ["large", "bomb", "binary"])
  func aHostilePolicy(kind: String) throws {
    let path = ".spec/config.yml"
    let policy = try repository.read(path)
    switch kind {
    case "large": try repository.write(path, policy + String(repeating: "# word\n", count: 8 << 20))
    case "bomb":
      let bomb = (1...40).map { "b\($0): &b\($0) [*b\($0 - 1), *b\($0 - 1)]" }
      try repository.write(path, policy + "b0: &b0 [x]\n" + bomb.joined(separator: "\n") + "\n")
    default: try repository.write(path, Array(policy.utf8) + [0, 255, 254, 10])
    }
    try repository.commit("Change the policy", author: .dee)
    try server.refuses("P003 unauthorised-policy", "main")
  }

  @Test func aFolderOfAThousandLevels() throws {
    let blob = try repository.id("HEAD:\(Council.first)")
    var below = try repository.writeTree([("100644", "SPEC-003-deep.md", blob)])
    for _ in 0..<1_000 { below = try repository.writeTree([("40000", "a", below)]) }
    let specs = try repository.writeTree([
      ("100644", "SPEC-001-offline-sync.md", blob), ("40000", "deep", below),
    ])
    let odd = try commit(tree: tree([], specs: specs), parents: [repository.id()])
    try server.refuses("D013 unreadable-spec", "\(odd):refs/heads/main")
  }
}
