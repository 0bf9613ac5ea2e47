import Foundation
import SpecTestSupport
import Testing

/// `spec changelog --prepend`: the changelog that a section is put into.
struct ChangelogPrependTests {
  @Test func prepend() throws {
    let repository = try Released.repository()
    let made = try repository.spec("changelog", "v1.0", "--prepend", "CHANGELOG.md")
    #expect(made.text == "Created CHANGELOG.md: v1.0, 2 entries\n")
    let dry = try repository.spec("changelog", "v2.0", "--prepend", "CHANGELOG.md", "-n")
    #expect(Released.text(dry) == Released.built)
    let first = try repository.read("CHANGELOG.md")
    #expect(first.hasPrefix("# Changelog\n"))
    #expect(
      try repository.spec("changelog", "v2.0", "--prepend", "CHANGELOG.md").text
        == "Wrote CHANGELOG.md: v2.0, 2 entries\n")
    let second = try repository.read("CHANGELOG.md")
    #expect(
      second == first.replacing("## [v1.0]", with: dry.text + "\n## [v1.0]", maxReplacements: 1))
    let state = try repository.state()
    for version in ["v2.0", "v1.0"] {
      #expect(
        try repository.spec("changelog", version, "--prepend", "CHANGELOG.md").text
          == "CHANGELOG.md has \(version) already\n")
    }
    #expect(try repository.state() == state)
    let json = try repository.spec("changelog", "v2.0", "--prepend", "CHANGELOG.md", "--json")
      .json()
    #expect(json["file"]["isChanged"].bool == false)
    // Permissions and line ends are the file's.
    try repository.write("CHANGELOG.md", "\u{FEFF}# Ours\r\n\r\n## [v0.9]\r\n\r\n- x \r\n")
    _ = try repository.run("chmod", ["640", "CHANGELOG.md"])
    try repository.spec("changelog", "v2.0", "--prepend", "CHANGELOG.md")
    let section = dry.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: "\r\n")
    #expect(
      try repository.bytes("CHANGELOG.md")
        == Array("\u{FEFF}# Ours\r\n\r\n\(section)\r\n## [v0.9]\r\n\r\n- x \r\n".utf8))
    #expect(try repository.run("stat", ["-c", "%a", "CHANGELOG.md"]).text == "640\n")
  }

  @Test func whatCannotBeWritten() throws {
    let repository = try Released.repository()
    try repository.write("folder/x", "")
    try repository.write("target.md", "# Ours\n")
    try repository.link("link.md", to: "target.md")
    let before = try repository.state()
    for (path, cause) in [
      ("folder", "not a plain file"), ("nowhere/CHANGELOG.md", "No such file or directory"),
      ("target.md/x", "Not a directory"), ("link.md", "a symbolic link is not followed here"),
    ] {
      try repository.spec("changelog", "v2.0", "--prepend", path).expect(
        .init(
          error: "\(path) cannot be written", cause: cause,
          hint: "spec changelog without --prepend prints the section"), path)
    }
    #expect(try repository.state() == before)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func whatMayNotBeWritten() throws {
    let repository = try Released.repository()
    try repository.write("docs/CHANGELOG.md", "# Ours\n")
    for (mode, path) in [("444", "docs/CHANGELOG.md"), ("555", "docs")] {
      _ = try repository.run("chmod", [mode, path])
      let output = try repository.spec("changelog", "v2.0", "--prepend", "docs/CHANGELOG.md")
      #expect(output.status == 2)
      #expect(output.errors.contains("cause: Permission denied"))
      #expect(try repository.read("docs/CHANGELOG.md") == "# Ours\n")
      _ = try repository.run("chmod", ["755", path])
    }
  }
}
