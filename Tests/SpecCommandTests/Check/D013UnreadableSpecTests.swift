import SpecTestSupport
import Testing

/// Files among the specs that cannot be read as one.
struct D013UnreadableSpecTests {
  private static let path = "specs/SPEC-002-odd.md"

  private func repository(_ bytes: [UInt8]) throws -> TestRepository {
    let repository = try Sample.small()
    try repository.write(Self.path, bytes)
    try repository.commit()
    return repository
  }

  private func expect(
    _ repository: TestRepository, at position: String, _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for place in [[], ["--at", "HEAD"]] {
      let output = try SpecTool.run(
        ["check", "--select", "D013"] + place, environment: repository.environment,
        directory: repository.path)
      #expect(output.status == 1, "\(place)", sourceLocation: sourceLocation)
      let cells = output.text.split(separator: "\t", omittingEmptySubsequences: false)
      try #require(cells.count == 8, "\(output.everything)", sourceLocation: sourceLocation)
      #expect(
        cells[0...5].joined(separator: " ")
          == "\(Self.path) \(position) error D013 unreadable-spec",
        sourceLocation: sourceLocation)
      #expect(cells[7].contains(words), "\(cells[7])", sourceLocation: sourceLocation)
    }
  }

  @Test func otherBytesThanUTF8() throws {
    let text = Sample.text("SPEC-002", "Odd").replacing("Overview", with: "\u{1}verview")
    let bytes = Array(text.utf8).map { $0 == 1 ? 0xFF : $0 }
    try expect(repository(bytes), at: "8 4", "UTF-8")
  }

  @Test func moreThanAMebibyte() throws {
    let text = Sample.text("SPEC-002", "Odd") + String(repeating: "word ", count: 220_000)
    try expect(repository(Array(text.utf8)), at: "1 1", "more than the 1048576 that are read")
  }

  @Test func frontMatterThatIsNoYAML() throws {
    let text = "---\nstatus: [Draft\n---\n# SPEC-002: Odd\n"
    try expect(repository(Array(text.utf8)), at: "3 1", "front matter: ")
  }

  @Test func aStatusWithoutAnID() throws {
    let repository = try Sample.small()
    try repository.write("specs/odd.md", "# Odd\n\n**Status**: Draft\n")
    try repository.commit()
    let output = try repository.spec("check", "--select", "D013")
    #expect(output.status == 1)
    #expect(output.text.hasPrefix("specs/odd.md\t"))
  }

  @Test func aSymbolicLink() throws {
    let repository = try Sample.small()
    try repository.link(Self.path, to: "/etc/passwd")
    try repository.commit()
    try expect(repository, at: "1 1", "symbolic link")
  }

  @Test("a comment in the file does not keep it quiet")
  func suppression() throws {
    let text = "<!-- spec: ignore-file[D013] so -->\n# Odd\n\n**Status**: Draft\n"
    let repository = try Sample.small()
    try repository.write("specs/odd.md", text)
    try repository.commit()
    #expect(try repository.spec("check", "--select", "D013").status == 1)
  }

  @Test func whatIsNoSpecIsNotReported() throws {
    let repository = try Sample.small()
    try repository.write("specs/README.md", "# Our specs\n")
    try repository.write("specs/diagram.png", [0x89, 0x50, 0xFF, 0])
    try repository.write("docs/odd.md", [0xFF])
    try repository.commit()
    #expect(try repository.spec("check", "--select", "D013").status == 0)
  }
}
