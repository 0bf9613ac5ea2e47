import Foundation
import SpecTestSupport
import Testing

/// Texts that are too large, in any commit: their sizes are asked for, and nothing else of them.
///
/// Behind the header that has its size every such blob is cut off, so that reading it would fail.
struct LargeTextTests {
  private static let size = 1_100_000
  private let council: Council

  private var repository: TestRepository {
    council.repository
  }

  init() throws {
    council = try Council(files: [Council.second: ""])
    try council.decide("approve", "1", "--yes")
    let first = "specs/SPEC-007-large.md"
    let second = "specs/SPEC-007-larger.md"
    try write(first, "one")
    try council.git("add", "--all")
    try council.git("commit", "--quiet", "--message=Write much")
    try write(first, "two")
    try council.git("commit", "--quiet", "--all", "--message=Write as much")
    try council.git("mv", first, second)
    try write(second, "three")
    try council.git("commit", "--quiet", "--all", "--message=Write it elsewhere")
    try council.git("rm", "--quiet", second)
    try council.git("commit", "--quiet", "--message=Drop it")
    for revision in ["HEAD~3:\(first)", "HEAD~2:\(first)", "HEAD~1:\(second)"] {
      let id = try repository.id(revision)
      let file = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
      let whole = try repository.bytes(file)
      try repository.remove(file)
      try repository.write(file, Array(whole.prefix(4_000)))
    }
  }

  /// Writes a spec of the size that does not get small when it is packed.
  private func write(_ path: String, _ word: String) throws {
    var number: UInt32 = 7
    var text = "# SPEC-007: Large\n\n**Status**: Draft\n**Created**: 2026-01-05\n\n\(word)\n"
    while text.utf8.count < Self.size - 10 {
      number = number &* 1_664_525 &+ 1_013_904_223
      text += String(number >> 8, radix: 36) + "\n"
    }
    text += String(repeating: ".", count: Self.size - text.utf8.count)
    try repository.write(path, text)
  }

  @Test(arguments: [
    ["list"], ["list", "--json"], ["status"], ["verify"], ["verify", "1"], ["show", "1"],
    ["log", "1", "--patch"], ["log", "7"], ["new", "Next", "--dry-run"],
    ["submit", "1", "--dry-run"], ["approve", "1", "--dry-run"],
  ])
  func inThePastTheyStopNothing(_ arguments: [String]) throws {
    let output = try SpecTool.run(
      arguments, environment: repository.environment.merging(council.environment()) { $1 },
      directory: repository.path)
    #expect(![3, 5].contains(output.status), "\(arguments): \(output.errors)")
    #expect(!output.errors.contains("could not be read"), "\(output.errors)")
    if arguments == ["verify"] {
      #expect(output.status == 0)
      #expect(output.lines.first?.hasPrefix("spec\tSPEC-001\tapproved\t") == true)
    }
  }

  @Test(arguments: ["HEAD~1", "HEAD~2", "HEAD~3"])
  func areProblemsWhereTheyStand(_ revision: String) throws {
    let path = revision == "HEAD~1" ? "specs/SPEC-007-larger.md" : "specs/SPEC-007-large.md"
    let words = "\(path):1: \(Self.size) bytes, more than the 1048576 that are read"
    for command in ["list", "verify"] {
      let output = try council.spec(command, "--at", revision)
      #expect(output.status == 1)
      #expect(output.errors.split(separator: "\n").contains { $0 == "error: \(words)" })
    }
    for command in ["show", "log"] {
      try council.spec(command, "7", "--at", revision).expect(
        ExpectedError(status: 1, error: words), command)
    }
  }

  @Test func aPatchSaysThatTheyDiffer() throws {
    let output = try council.spec("log", "7", "--patch", "--all")
    #expect(output.status == 0, "\(output.errors)")
    let differing = output.lines.filter { $0.contains("Binary files") }
    #expect(
      differing.map { $0.trimmingCharacters(in: .whitespaces) }.contains(
        "Binary files a/specs/SPEC-007-large.md and b/specs/SPEC-007-large.md differ"))
  }
}
