import Foundation
import SpecTestSupport
import Testing

/// The way back that is printed takes a decision back, and touches nothing else.
struct WayBackTests {
  /// Other work of the user: staged, half staged, dirty, deleted and untracked.
  private func disturb(_ repository: TestRepository) throws {
    for name in ["staged", "half", "dirty", "gone"] {
      try repository.write("src/\(name).txt", "one\n")
    }
    try repository.commit("Add sources", author: .dee)
    try repository.write("src/staged.txt", "two\n")
    try repository.write("src/half.txt", "two\n")
    try repository.write("src/new.txt", "new\n")
    try repository.git("add", "src")
    try repository.write("src/half.txt", "three\n")
    try repository.write("src/dirty.txt", "two\n")
    try repository.remove("src/gone.txt")
    try repository.replace("Usage quotas", "Quotas", in: Council.second)
    try repository.write("src/untracked.txt", "?\n")
  }

  private func undo(_ outcome: JSON, _ council: Council, in directory: String?) throws {
    let command = try #require(outcome["undo"].string)
    let output = try council.repository.run("sh", ["-c", command], in: directory)
    try #require(output.status == 0, "\(command): \(output.errors)")
  }

  @Test("branch, index and file are as before, and other work was never touched")
  func restores() throws {
    for directory in [nil, "specs", "src"] {
      let council = try Council()
      let repository = council.repository
      try disturb(repository)
      let before = try council.state()
      let file = try repository.bytes(Council.first)
      let outcome = try council.decide("approve", "SPEC-001", "--yes", in: directory)
      #expect(try council.status() == "Approved")
      #expect(try repository.git("status", "--porcelain", "--", Council.first).isEmpty)
      let changed = try council.state()
      // Only the commit and the spec's own entry are new.
      #expect(changed[3...] == before[3...])
      #expect(
        Set(changed[2].split(separator: "\n")).symmetricDifference(before[2].split(separator: "\n"))
          .allSatisfy { $0.hasSuffix("\t" + Council.first) })
      try undo(outcome, council, in: directory)
      #expect(try council.state() == before)
      #expect(try repository.bytes(Council.first) == file)
      #expect(try council.decide("approve", "1", "--yes", in: directory)["to"].string == "Approved")
    }
  }

  @Test("an approval that sets no status, and steps without a signature")
  func otherSteps() throws {
    let council = try Council(need: 2, status: "Draft")
    try disturb(council.repository)
    var states = [try council.state()]
    var outcomes: [JSON] = []
    for arguments in [["submit", "1"], ["approve", "1", "--yes"], ["mark", "1", "draft"]] {
      outcomes.append(try council.decide(all: arguments))
      states.append(try council.state())
    }
    #expect(outcomes[1]["setsStatus"].bool == false)
    while let outcome = outcomes.popLast() {
      states.removeLast()
      try undo(outcome, council, in: nil)
      #expect(try council.state() == states.last)
    }
  }

  @Test(
    "a path that a shell or git would take for something else",
    arguments: ["it's $HOME & more.md", "[a-z]*?.md", "ünïcode – Ω.md"])
  func names(_ name: String) throws {
    let path = "specs/x/\(name)"
    let council = try Council(files: [path: Council.text("SPEC-009", "Odd"), "specs/x/b.md": "b\n"])
    try council.repository.write("specs/x/b.md", "changed\n")
    let before = try council.state()
    let outcome = try council.decide("approve", "9", "--yes")
    #expect(outcome["path"].string == path)
    #expect(try council.status(path) == "Approved")
    try undo(outcome, council, in: "specs")
    #expect(try council.state() == before)
  }

  @Test("on a branch that is not checked out nothing but the branch moves")
  func otherBranch() throws {
    let council = try Council()
    try council.repository.git("branch", "next")
    try disturb(council.repository)
    let before = try council.state()
    let old = try council.repository.id("next")
    let outcome = try council.decide("approve", "1", "--yes", "--branch", "next")
    #expect(try council.state() == before)
    #expect(try council.status(at: "next") == "Approved")
    try undo(outcome, council, in: nil)
    #expect(try council.repository.id("next") == old)
    #expect(try council.state() == before)
  }
}
