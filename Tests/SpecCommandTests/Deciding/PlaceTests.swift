import Foundation
import SpecTestSupport
import Testing

/// Wherever a repository and its user stand, a decision is the same commit.
struct PlaceTests {
  @Test func bareRepository() throws {
    let council = try Council()
    let origin = council.repository
    let bare = "\(origin.temporary.path)/bare.git"
    try origin.git("clone", "--quiet", "--bare", origin.url, bare)
    let outcome = try council.decide("approve", "1", "--yes", "--branch", "main", in: bare)
    #expect(outcome["approval"]["verdict"].string == "approved")
    #expect(try origin.git("rev-parse", "main", in: bare) == outcome["commit"].string)
    #expect(try origin.git("show", "main:\(Council.first)", in: bare).contains("Approved"))
    let undo = try #require(outcome["undo"].string)
    #expect(try origin.run("sh", ["-c", undo], in: bare).status == 0)
    #expect(try origin.git("rev-parse", "main", in: bare) == origin.id())
  }

  @Test func linkedWorkTree() throws {
    let council = try Council()
    let repository = council.repository
    let linked = try repository.addWorkTree("linked", "-b", "side")
    let main = try council.state()
    let before = try council.state(in: linked)
    let outcome = try council.decide("approve", "1", "--yes", in: "\(linked)/specs")
    #expect(outcome["branch"].string == "side")
    #expect(try repository.git("status", "--porcelain", in: linked).isEmpty)
    #expect(try repository.read("\(linked)/\(Council.first)").contains("**Status**: Approved"))
    #expect(try council.state() == main)
    let undo = try #require(outcome["undo"].string)
    #expect(try repository.run("sh", ["-c", undo], in: "\(linked)/specs").status == 0)
    #expect(try council.state(in: linked) == before)
    let refused = try council.spec("approve", "1", "--yes", "--branch", "side")
    #expect(refused.errors.contains("'side' is checked out in another work tree"))
    #expect(refused.status == 2)
    let refusedThere = try council.spec("approve", "1", "--yes", "--branch", "main", in: linked)
    #expect(refusedThere.errors.contains("'main' is checked out in another work tree"))
  }

  @Test(
    "line ends that git changes on the way to the work tree stay as they are",
    arguments: ["true", "attributes", "committed"])
  func lineEnds(_ kind: String) throws {
    let text = Council.text("SPEC-001", "Offline sync")
    let windows = text.replacing("\n", with: "\r\n")
    let council = try Council(
      files: [
        Council.first: kind == "committed" ? windows : text,
        ".gitattributes": kind == "attributes" ? "*.md text eol=crlf\n" : "# none\n",
      ])
    let repository = council.repository
    if kind == "true" {
      try repository.git("config", "core.autocrlf", "true")
    }
    try repository.remove(Council.first)
    try repository.git("checkout", "--", Council.first)
    try #require(try repository.read(Council.first) == windows)
    try council.decide("approve", "1", "--yes")
    let expected = windows.replacing("In Review", with: "Approved")
      .replacing("**Updated**: 2026-01-05", with: "**Updated**: 2026-02-02")
    #expect(try repository.read(Council.first) == expected)
    #expect(try repository.git("status", "--porcelain").isEmpty)
    let blob = try repository.git(["show", "HEAD:\(Council.first)"]).text
    #expect(
      blob == (kind == "committed" ? expected : expected.replacing("\r\n", with: "\n")))
  }

  @Test func sparseCheckout() throws {
    let council = try Council()
    let repository = council.repository
    try repository.git("sparse-checkout", "set", ".spec")
    try #require(!repository.exists(Council.first))
    try council.decide("approve", "1", "--yes")
    #expect(try repository.git("status", "--porcelain").isEmpty)
    #expect(!repository.exists(Council.first))
    try repository.git("sparse-checkout", "disable")
    #expect(try repository.read(Council.first).contains("**Status**: Approved"))
    #expect(try repository.git("status", "--porcelain").isEmpty)
  }

  @Test("permissions of the file stay, and stale temporary files block nothing")
  func leftovers() throws {
    let council = try Council()
    let repository = council.repository
    try repository.git("config", "core.fileMode", "true")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: repository.absolute(Council.first))
    try repository.write(".git/spec-new", "half a fi")
    try repository.write("\(Council.first).spec-new", "the user's own\n")
    try council.decide("approve", "1", "--yes")
    #expect(
      try repository.git("status", "--porcelain") == "?? \(Council.first).spec-new")
    #expect(try repository.read("\(Council.first).spec-new") == "the user's own\n")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: repository.absolute(Council.first))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(!repository.exists(".git/spec-new"))
  }

  @Test("the index is somebody else's: the decision is made, and it is said what to do")
  func lockedIndex() throws {
    let council = try Council()
    let repository = council.repository
    try repository.write(".git/index.lock", "")
    let output = try council.spec("approve", "1", "--yes")
    #expect(output.status == 0)
    let mend = "git restore --staged --worktree -- :/\(Council.first)"
    #expect(
      output.errors == """
        note: \(Council.first) could not be brought along; the decision itself is made
        hint: \(mend)

        """)
    try repository.remove(".git/index.lock")
    let refused = try council.spec("mark", "1", "In Review")
    refused.expect(
      ExpectedError(
        error: "\(Council.first) is still as it was before a decision on main",
        cause: "the decision was written, and the work tree was not brought along", hint: mend),
      "left behind")
    #expect(try repository.run("sh", ["-c", mend], in: "specs").status == 0)
    #expect(try repository.git("status", "--porcelain").isEmpty)
    try council.decide("mark", "1", "In Review")
  }
}
