import SpecWorkflow
import Testing

@Suite struct HeaderProblemTests {
  let reader = HeaderReader()

  @Test(arguments: [
    ([UInt8]("# A\n\nb".utf8) + [0xE9, 0x20], DocumentProblem.Kind.notUTF8, 3, 2),
    ([UInt8]("# A\n".utf8) + [0xC3], .notUTF8, 2, 1),
    ([UInt8]("# é\n".utf8) + [0xED, 0xA0, 0x80], .notUTF8, 2, 1),
    ([UInt8]("# A\r\nb\0c".utf8), .binary, 2, 2),
    (Array(repeating: 0x61, count: 1_048_577), .tooLarge, 1, 1),
    ([UInt8]("---\nstatus: x\n".utf8), .malformedFrontMatter, 1, 1),
    ([UInt8]("---\nstatus: [\n---\n".utf8), .malformedFrontMatter, 3, 1),
    ([UInt8]("---\na: é: x\n---\n".utf8), .malformedFrontMatter, 2, 6),
    ([UInt8]("---\na: 1\na: 2\n---\n".utf8), .malformedFrontMatter, 2, 1),
    ([UInt8]("---\n- a\n---\n".utf8), .malformedFrontMatter, 2, 1),
  ])
  func fatal(_ bytes: [UInt8], _ kind: DocumentProblem.Kind, _ line: Int, _ column: Int) {
    let header = reader.read(bytes)
    #expect(header.problems.map(\.kind) == [kind])
    #expect(header.isUnreadable)
    #expect(header.fields == [])
    #expect(header.title == nil)
    #expect(header.problems.first?.position == SourcePosition(line: line, column: column))
  }

  @Test func theByteIsNamed() {
    let header = reader.read([0x61, 0xE9])
    #expect(header.problems.first?.message == "not UTF-8 (byte 0xE9)")
  }

  @Test(arguments: [
    ("Status: a\nStatus: b", [DocumentProblem.Kind.contradictingHeader], 2),
    ("Status: a\nStatus: a", [], 0),
    ("---\nstatus: a\n---\n**Status**: b", [.contradictingHeader], 4),
    ("Created: a\nDate Created: b", [.contradictingHeader], 2),
    ("Other: a\nOther: b", [], 0),
    ("Status: Draft | Final", [.placeholder], 1),
    ("Status: a|b", [], 0),
    ("Created: YYYY-MM-DD", [.placeholder], 1),
    ("Author: [Your Name]", [.placeholder], 1),
    ("Author: Draft | Final", [], 0),
  ])
  func findings(_ text: String, _ kinds: [DocumentProblem.Kind], _ line: Int) {
    let header = reader.read(Array(text.utf8))
    #expect(header.problems.map(\.kind) == kinds)
    #expect(header.problems.first?.position.line ?? 0 == line)
    #expect(!header.isUnreadable)
    #expect(header.fields.isEmpty == false)
  }

  @Test(arguments: [
    ("---\n\n# A\n\n---\n", false), ("---\n---\n# A", false), ("---\n\nstatus: x\n---\n# A", true),
    ("---\nstatus: x\n...\n# A", true), ("----\nstatus: x\n---\n", false),
    ("---\n# c\n---\n# A", false),
    ("--- \r\nstatus: x\r\n---\t\r\n# A", true),
  ])
  func whatFrontMatterIs(_ text: String, _ hasStatus: Bool) {
    let header = reader.read(Array(text.utf8))
    #expect(header.problems == [])
    #expect(header.fields.contains { $0.form == .frontMatter } == hasStatus)
  }
}
