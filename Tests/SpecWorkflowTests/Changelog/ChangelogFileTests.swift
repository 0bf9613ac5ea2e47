import Testing

@testable import SpecWorkflow

/// Where a section goes in a changelog, and that nothing else of the file changes.
struct ChangelogFileTests {
  private static let release = "## [v2.0] - 2026-02-01\n\n### Added\n\n- two\n"

  private func put(_ section: String, into text: String) throws -> String {
    let once = ChangelogFile(Array(text.utf8)).with(try ChangelogSection(section))
    let twice = ChangelogFile(once).with(try ChangelogSection(section))
    #expect(once == twice)
    return String(decoding: once, as: UTF8.self)
  }

  @Test func aNewFileBeginsWithThePreamble() throws {
    #expect(try put(Self.release, into: "") == "\(ChangelogFile.preamble)\n\(Self.release)")
    #expect(
      try put(Self.release, into: "\u{FEFF}")
        == "\u{FEFF}\(ChangelogFile.preamble)\n\(Self.release)")
  }

  @Test(arguments: [
    // Above the releases, below what is unreleased.
    ("# Log\n\nWords.\n\n", "## [v1.0]\n\n- one\n"),
    ("# Log\n\n## How to read this\n\n", "## 1.0 (2025)\n\n- one\n"),
    ("# Log\n\n```md\n## [v0.9]\n```\n\n<!--\n## [v0.8]\n-->\n\n    ## [v0.7]\n\n", "## [v1.0]\n"),
    ("# Log\n\n## [Unreleased]\n\n- soon\n\n", "## [v1.0]\n"),
    ("", "## [v1.0]\n\n\n\n- one\n\n\n"),
    ("\u{FEFF}", "## [v1.0]\n"),
    ("~~~~\n~~~\n## [v0.9]\n~~~~\n\n", "## v1.0\nno line end"),
  ])
  func aReleaseGoesAboveTheOthers(_ before: String, _ after: String) throws {
    #expect(try put(Self.release, into: before + after) == "\(before)\(Self.release)\n\(after)")
  }

  @Test func withoutAReleaseItGoesToTheEnd() throws {
    #expect(try put(Self.release, into: "# Log\n") == "# Log\n\n\(Self.release)")
    #expect(try put(Self.release, into: "# Log") == "# Log\n\n\(Self.release)")
    #expect(
      try put(Self.release, into: "# Log\n\n[a]: https://a.example\n")
        == "# Log\n\n\(Self.release)\n[a]: https://a.example\n")
    #expect(
      try put(Self.release, into: "# Log\n\n## [Unreleased]\n\n- soon\n")
        == "# Log\n\n## [Unreleased]\n\n- soon\n\n\(Self.release)")
  }

  @Test func itsOwnSectionIsReplaced() throws {
    for (before, after) in [
      ("# Log\n\n", "\n\n\n## [v1.0]\n"), ("# Log\n\n", "\n[v2.0]: https://a.example\n"),
      ("", ""), ("## [v3.0]\n\n- three\n\n", "\n## [v1.0]"), ("", "\n# Another title\n"),
    ] {
      for heading in [
        "## [v2.0] - 2026-01-01", "## [v2.0](https://a.example)", "## v2.0", "## [v2.0]",
      ] {
        #expect(
          try put(Self.release, into: "\(before)\(heading)\n\n- old\n- older\n\(after)")
            == "\(before)\(Self.release)\(after)", "\(heading)")
      }
    }
  }

  @Test func whatIsUnreleasedStandsOnTop() throws {
    let section = "## [Unreleased]\n\n- soon\n"
    #expect(try put(section, into: "# Log\n\n## [v1.0]\n") == "# Log\n\n\(section)\n## [v1.0]\n")
    #expect(
      try put(section, into: "# Log\n\n## Unreleased\n\n## [v1.0]\n")
        == "# Log\n\n\(section)\n## [v1.0]\n")
  }

  @Test func lineEndsAreTheFiles() throws {
    let file = "# Log\r\n\r\n## [v1.0]\r\n\r\n- one\nmixed\r\n"
    let text = try put(Self.release, into: file)
    let section = Self.release.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: "\r\n")
    #expect(
      Array(text.utf8) == Array("# Log\r\n\r\n\(section)\r\n## [v1.0]\r\n\r\n- one\nmixed\r\n".utf8)
    )
  }

  @Test func bytesThatAreNoTextStay() throws {
    let file: [UInt8] = [0xFF, 0x00, 0x0A] + Array("## [v1.0]\n".utf8) + [0xFE]
    let new = ChangelogFile(file).with(try ChangelogSection(Self.release))
    #expect(new.starts(with: file.prefix(3)) && new.suffix(11) == file.suffix(11))
  }

  @Test(arguments: [
    "", "- no heading\n", "words\n## [v2.0]\n", "## [v2.0]\n## [v1.0]\n", "# v2.0\n", "## Words\n",
  ])
  func aSectionBeginsWithItsHeading(_ text: String) {
    #expect(throws: SpecError.self) { try ChangelogSection(text) }
  }
}
