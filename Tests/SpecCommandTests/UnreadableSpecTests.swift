import Foundation
import SpecTestSupport
import Testing

/// Documents in a spec folder that cannot be read: an error with its line, after all the rows.
struct UnreadableSpecTests {
  private static let errors = [
    "error: specs/SPEC-010-latin.md:1: not UTF-8 (byte 0xE9)",
    "error: specs/SPEC-011-nul.md:5: a NUL byte, not a text",
    "error: specs/SPEC-012-big.md:1: 20000000 bytes, more than the 1048576 that are read",
    "error: specs/SPEC-013-link.md:1: a symbolic link cannot be a spec",
  ]

  /// `size`: the bytes of the document that is too large.
  private func repository(_ size: Int) throws -> TestRepository {
    let repository = try Sample.small()
    try repository.write(
      "specs/SPEC-010-latin.md", Array("# SPEC-010: Caf".utf8) + [0xE9] + Array("\n".utf8))
    try repository.write("specs/SPEC-011-nul.md", "# SPEC-011: Nul\n\n**Status**: Draft\n\nx\0y\n")
    try repository.write(
      "specs/SPEC-012-big.md",
      Array("# SPEC-012: Very large\n".utf8).dropLast(2)
        + [UInt8](repeating: UInt8(ascii: "a"), count: size - 21))
    try repository.link("specs/SPEC-013-link.md", to: "SPEC-001-offline-sync.md")
    return repository
  }

  @Test func committed() throws {
    let repository = try repository(20_000_000)
    try repository.commit()
    let before = try repository.state()
    try repository.spec("list").expect(
      rows: ["SPEC-001\tDraft\tOffline sync\tAda Okafor\t2026-01-05\t2026-01-05"],
      errors: Self.errors, status: 1)
    let status = try repository.spec("status")
    #expect(status.errors == Self.errors.map { $0 + "\n" }.joined())
    #expect(status.status == 1)
    let json = try repository.spec("list", "--json")
    #expect(json.status == 1)
    let problems = try json.json()["problems"].array
    #expect(
      problems.map {
        "error: \($0["path"].string ?? ""):\($0["line"]): \($0["message"].string ?? "")"
      }
        == Self.errors)
    #expect(problems.map(\.keys).allSatisfy { $0 == ["column", "line", "message", "path"] })
    #expect(problems[1]["column"].number == 2)
    #expect(try json.json()["specs"].array.count == 1)
    #expect(try repository.state() == before)
  }

  @Test func uncommitted() throws {
    let repository = try repository(20_000_000)
    let output = try repository.spec("status")
    #expect(output.errors == Self.errors.map { $0 + "\n" }.joined())
    #expect(output.status == 1)
    #expect(output.lines.count { $0.hasPrefix("change\t") } == 4)
    #expect(try repository.spec("status", "--json").json()["problems"].array.count == 4)
    // HEAD has none of them.
    #expect(try repository.spec("list").status == 0)
  }

  @Test func namedByPathAndByID() throws {
    let repository = try repository(2_000_000)
    try repository.commit()
    for (name, path) in [
      ("10", "specs/SPEC-010-latin.md"), ("11", "specs/SPEC-011-nul.md"),
      ("SPEC-012", "specs/SPEC-012-big.md"), ("spec-13", "specs/SPEC-013-link.md"),
    ] {
      let error = try #require(Self.errors.first { $0.contains(path) })
        .replacingOccurrences(of: "20000000", with: "2000000")
      for command in ["show", "log"] {
        for word in [name, path] {
          try repository.spec(command, word).expect(
            ExpectedError(status: 1, error: String(error.dropFirst(7))), "\(command) \(word)")
        }
      }
    }
  }

  @Test func anIDThatIsMissing() throws {
    let repository = try Sample.small()
    try repository.write("specs/idea.md", "# An idea\n\n**Status**: Draft\n")
    try repository.write("specs/notes.md", "# Notes without a header\n")
    try repository.commit()
    let output = try repository.spec("list")
    #expect(output.lines.count == 1)
    #expect(
      output.errors
        == "error: specs/idea.md:3: has a status but no ID in its title or file name\n")
    #expect(output.status == 1)
  }
}
