import SpecWorkflow
import Testing

/// Bytes that nobody would write; the time limits are guards against hangs, not measurements.
@Suite(.timeLimit(.minutes(2))) struct HostileInputTests {
  let reader = DocumentReader()

  static let patterns = [
    "*", "_", "[", "]", ">", "|", "`", "<", "#", "-", "\r", "\n", "~", "\\", "&", "!", ":", "\t",
    "<!--", "![[", "](", "](<", "](a \"", "> ", "- ", "* a\n", "*_", "**a ", "`a``b", "| a | b |\n",
    "a: b\n", "**a**: b <!--\n", "- [ ] ", "Status: a\n", "<a", "a|b\n", " ", "1. ", "é", "A-1",
  ]

  @Test(arguments: patterns)
  func headers(_ pattern: String) {
    let unit = Array(pattern.utf8)
    let body = Array(repeatElement(unit, count: 200_000 / unit.count).joined())
    for prefix in ["", "Status: ", "- **Status**: ", "---\nstatus: ", "# ", "```\n"] {
      _ = reader.header.read(Array(prefix.utf8) + body)
    }
  }

  @Test(arguments: patterns)
  func documents(_ pattern: String) {
    let unit = Array(pattern.utf8)
    let body = Array(repeatElement(unit, count: 4_000).joined())
    for prefix in ["", "- **FR-1**: ", "### FR-1: ", "## Acceptance Criteria\n- [ ] "] {
      _ = reader.read(Array(prefix.utf8) + body)
    }
  }

  @Test func nestingIsFlattened() throws {
    var blocks = try MarkdownReader.read(
      Array((String(repeating: "> ", count: 10_000) + "end").utf8))
    var depth = 0
    while case .blockQuote(let inner)? = blocks.first?.kind {
      blocks = inner
      depth += 1
    }
    #expect(depth == 64)
    #expect(blocks.map(\.kind) == [.paragraph([.text("end")])])
  }

  @Test func random() {
    var random = LinearGenerator(state: 7)
    let alphabet = Array("**__`[]()<>!|#-+ \n\r\t:.1aStatus é—\"'\\~=&{},\u{FEFF}".utf8)
    for round in 0..<3_000 {
      let count = Int.random(in: 0...160, using: &random)
      var bytes = (0..<count).map { _ in
        round % 4 == 0
          ? UInt8.random(in: 0...255, using: &random)
          : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      if round % 5 == 0 { bytes = Array("---\n".utf8) + bytes + Array("\n---\n".utf8) }
      if round % 7 == 0 { bytes = Array("**Status**: ".utf8) + bytes }
      let document = reader.read(bytes)
      for field in document.header.fields {
        #expect(field.valueRange.lowerBound >= 0 && field.valueRange.upperBound <= bytes.count)
        #expect(field.position.line > 0 && field.position.column > 0)
      }
      do throws(HeaderEditError) {
        let result = try HeaderEditor.setting(
          .status, to: "On Hold", in: bytes, reader: reader.header)
        #expect(reader.header.read(result)[.status] == "On Hold")
      } catch {}
    }
  }

  @Test func everyTruncationOfTheTemplate() {
    let bytes = Array(specTemplate.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      _ = reader.read(Array(bytes[..<end]))
    }
  }

  @Test(arguments: [
    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\n? [*d,*d]\n: e",
    String(repeating: "[", count: 20_000), String(repeating: "- ", count: 20_000),
    String(repeating: "{a: ", count: 10_000), "a: \"", "a: |\n  b", "? a\n? b", "<<: [*x]",
    "a: *b", "\u{85}a: b\u{2028}c: d", "%YAML 1.2", "a: b\n--- \nc: d", "&a", "!!x y", "a:\tb",
  ])
  func yaml(_ text: String) {
    _ = reader.read(Array("---\n\(text)\n---\n# T\n".utf8))
  }
}

/// A small generator with a fixed seed, so that a failure can be repeated.
struct LinearGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
