import SpecWorkflow
import Testing

@Suite struct HeaderEditorTests {
  let reader = HeaderReader()

  func set(
    _ value: String, _ key: HeaderKey = .status, in text: String
  ) throws(HeaderEditError) -> String {
    let bytes = try HeaderEditor.setting(key, to: value, in: Array(text.utf8), reader: reader)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("* Status: **Implemented**", "Draft", "* Status: **Draft**"),
    ("* Status: **Implemented** (Swift 2)", "Draft", "* Status: Draft"),
    ("**Status**: A\\\n**B**: c", "Draft", "**Status**: Draft\\\n**B**: c"),
    ("**Status**: A  \r\n**B**: c", "Draft", "**Status**: Draft  \r\n**B**: c"),
    ("**Status**: A\r**B**: c", "Draft", "**Status**: Draft\r**B**: c"),
    ("**Status**: A <!-- B -->", "Draft", "**Status**: Draft <!-- B -->"),
    ("**Status**:", "Draft", "**Status**: Draft"),
    ("**Status**: ", "Draft", "**Status**: Draft"),
    ("**Status:**", "Draft", "**Status:** Draft"),
    ("**Status**: <!-- A -->", "Draft", "**Status**: Draft <!-- A -->"),
    ("Status:\r\nB: c", "Draft", "Status: Draft\r\nB: c"),
    ("| a | b |\n|-|-|\n| Status | |", "Draft", "| a | b |\n|-|-|\n| Status | Draft |"),
    ("| a | b |\n|-|-|\n|Status||", "Draft", "| a | b |\n|-|-|\n|Status| Draft |"),
    ("|Status|A|\n|-|-|", "Draft", "|Status|Draft|\n|-|-|"),
    ("Status: A\nStatus: A", "Draft", "Status: Draft\nStatus: Draft"),
    ("---\nstatus: A\n---\nStatus: A", "Draft", "---\nstatus: Draft\n---\nStatus: Draft"),
    ("Status: \"A\"", "Draft", "Status: \"Draft\""),
    ("Status: Ä", "Überarbeitet", "Status: Überarbeitet"),
    ("---\nstatus:\n---", "Draft", "---\nstatus: Draft\n---"),
    ("---\nstatus: # now\nb: c\n---", "Draft", "---\nstatus: Draft # now\nb: c\n---"),
    ("---\nstatus: A # now\n---", "a: b", "---\nstatus: \"a: b\" # now\n---"),
    ("---\nstatus: A\n---", "no", "---\nstatus: \"no\"\n---"),
    ("---\nstatus: A\n---", "- x", "---\nstatus: \"- x\"\n---"),
    ("---\nstatus: A\n---", "2024-01-02", "---\nstatus: 2024-01-02\n---"),
    ("---\nstatus: A\n---", "say \"x\" \\ y", "---\nstatus: \"say \\\"x\\\" \\\\ y\"\n---"),
    ("---\nstatus: 'A'\n---", "it's", "---\nstatus: 'it''s'\n---"),
    ("---\nstatus: \"A\"\n---", "x \"y\"", "---\nstatus: \"x \\\"y\\\"\"\n---"),
    ("---\nstatus: |\n  A\n  B\nb: c\n---", "Draft", "---\nstatus: Draft\nb: c\n---"),
    ("---\nstatus:\n  A\n  B\nb: c\n---", "Draft", "---\nstatus:\n  Draft\nb: c\n---"),
  ])
  func sets(_ text: String, _ value: String, _ wanted: String) throws {
    #expect(try set(value, in: text) == wanted)
  }

  @Test(arguments: [
    (HeaderKey.created, "2024-01-02"), (.updated, "2024-01-02"), (.author, "Ada O'Kafor"),
    (.other("review manager"), "Jun"),
  ])
  func setsEveryKey(_ key: HeaderKey, _ value: String) throws {
    let text = "**Created**: a\n**Last Updated**: b\n**Author(s)**: c\n**Review Manager**: d\n"
    let result = try set(value, key, in: text)
    #expect(reader.read(Array(result.utf8))[key] == value)
    let old = try #require(reader.read(Array(text.utf8))[key])
    #expect(result == text.replacing("**: \(old)", with: "**: \(value)"))
  }

  @Test(arguments: [
    "a\nb", "a\rb", "a\0b", " a", "a  b", "a ", "*a*", "`a`", "a <!-- b", "[a](b)", "a\\", "\"a\"",
    "\u{1B}[31m",
  ])
  func valuesThatCannotStand(_ value: String) {
    #expect(throws: HeaderEditError.notRepresentable(value)) {
      try set(value, in: "**Status**: A\n**B**: c -->\n")
    }
  }

  @Test func aPipeWouldSplitACell() {
    #expect(throws: HeaderEditError.notRepresentable("a | b")) {
      try set("a | b", in: "| Status | A |\n|-|-|")
    }
    #expect(throws: HeaderEditError.notRepresentable("a | b")) {
      try set("a | b", in: "Status | A\n-|-\nB | c")
    }
  }

  @Test func whatCannotBeSet() {
    #expect(throws: HeaderEditError.missing(.status)) {
      try set("A", in: "# T\n\n## S\n\nStatus: A")
    }
    #expect(
      throws: HeaderEditError.ambiguous(
        .status, [SourcePosition(line: 1), SourcePosition(line: 2, column: 3)])
    ) {
      try set("C", in: "Status: A\n**Status**: B")
    }
    let problem = DocumentProblem(
      .binary, at: SourcePosition(line: 1, column: 2), "a NUL byte, not a text")
    #expect(throws: HeaderEditError.unreadable(problem)) { try set("A", in: "S\0tatus: B") }
  }

  @Test func aChangeOfOneValueKeepsTheContradictionOfAnother() throws {
    let result = try set("C", in: "Status: A\nAuthor: x\nOwner: y")
    #expect(result == "Status: C\nAuthor: x\nOwner: y")
  }
}
