import SpecWorkflow
import Testing

@testable import spec

@Suite struct MarkdownRenderingTests {
  @Test(arguments: [
    ("[text](https://a.example/b)", "text (https://a.example/b)"),
    ("<https://a.example>", "https://a.example"),
    ("www.a.example", "www.a.example"),
    ("<ada@a.example>", "ada@a.example"),
    ("[Open questions](#open-questions)", "Open questions"),
    ("[Open questions](#else)", "Open questions (#else)"),
    ("[](plan.md)", "plan.md"),
    ("[![alt](a.png)](b.md)", "[image: alt] (b.md)"),
    ("![](a.png)", "[image: a.png]"),
  ])
  func aDestinationIsShownWhereItTellsMore(text: String, expected: String) throws {
    #expect(try MarkdownSamples.plain(text) == expected)
  }

  @Test(arguments: [
    ("one\ntwo", "one two"),
    ("one\\\ntwo", "one\ntwo"),
    ("one<br/>two", "one\ntwo"),
    ("one <!-- x --> two", "one two"),
    ("one <!-- x -->\ntwo", "one two"),
    ("仕様書の\n要件", "仕様書の要件"),
    ("仕様書の\nplan", "仕様書の plan"),
    ("한국어\n문서", "한국어 문서"),
    ("**FR-1**: one\nmore\n**FR-2**: two", "FR-1: one more\nFR-2: two"),
    ("Status: Draft\nCreated: 2025-01-04", "Status: Draft\nCreated: 2025-01-04"),
    ("Words that go on, namely\nExample: this", "Words that go on, namely Example: this"),
  ])
  func lineEndsAreSpacesUnlessALabelBeginsTheNextLine(text: String, expected: String) throws {
    #expect(try MarkdownSamples.plain(text) == expected)
  }

  @Test(arguments: [
    ("must *not* and **never**", "must *not* and **never**", "must not and never"),
    ("**Note** that", "Note that", "Note that"),
    ("* Status: **Draft**", "• Status: Draft", "• Status: Draft"),
    ("~~gone~~ `code` ``a`b``", "~~gone~~ `code` ``a`b``", "~~gone~~ `code` ``a`b``"),
    ("- [ ] open\n- [x] done", "☐ open\n☑ done", "☐ open\n☑ done"),
    ("1. [x] done", "1. ☑ done", "1. ☑ done"),
  ])
  func marksStandForWhatColourWouldShow(text: String, plain: String, coloured: String) throws {
    #expect(try MarkdownSamples.plain(text) == plain)
    let lines = try MarkdownSamples.lines(text, isColoured: true)
    #expect(lines.map(\.plain).joined(separator: "\n") == coloured)
  }

  @Test(arguments: [
    "1. **FR-1**: words", "**FR-1**: words", "- **FR-1: words** more", "### FR-1: words",
    "### **FR-1**: words", "| FR-1 | words |\n| - | - |\n| FR-1 | words |",
  ])
  func anIDIsMarked(text: String) throws {
    let lines = try MarkdownSamples.lines(text)
    #expect(lines.flatMap(\.spans).contains { $0.text == "FR-1" && $0.role == .id })
  }

  @Test(arguments: ["FR-1 words", "### UTF-8 support", "**FR-1st**: words", "**Edge-case 1**: a"])
  func otherWordsAreNoID(text: String) throws {
    let lines = try MarkdownSamples.lines(text)
    #expect(!lines.flatMap(\.spans).contains { $0.role == .id })
  }

  @Test(arguments: [
    "<!-- hidden -->", "<!-- hidden\n\nstill\n-->", "```\n```", "", "[hidden]: https://a.example",
    "#", "<!-- a --><!-- b -->",
  ])
  func whatIsNotForReadersIsDropped(text: String) throws {
    #expect(try MarkdownSamples.plain("one\n\n\(text)\n\ntwo") == "one\n\ntwo")
  }

  @Test(arguments: [
    ("a <!-- b --> c", "a  c"), ("<!--> a", " a"), ("<!---> a", " a"), ("a <!-- b", "a "),
    ("<!-- a --><b><!-- c -->", "<b>"), ("<!- a -->", "<!- a -->"),
  ])
  func commentsEndWhereHTMLSaysSo(text: String, expected: String) {
    #expect(MarkdownHTML.withoutComments(text) == expected)
  }

  @Test func htmlStaysAsMutedText() throws {
    let lines = try MarkdownSamples.lines("<div>\n<b>words</b> <!-- x -->\n</div>")
    #expect(lines.map(\.plain) == ["<div>", "<b>words</b>", "</div>"])
    #expect(lines.flatMap(\.spans).allSatisfy { $0.role == .muted })
  }

  @Test func codeIsNeitherWrappedNorChanged() throws {
    let code = "let words = \"*so* many   spaces\"  // and far more columns than there are"
    #expect(
      try MarkdownSamples.plain("```swift x\n\(code)\n\n\tif\n```", width: 20)
        == "  swift\n    \(code)\n\n        if")
  }

  @Test func whatATerminalWouldObeyIsShown() throws {
    let evil = "\u{1B}[31m\u{202E}\u{9B}"
    let text = """
      # \(evil)

      - [\(evil)](<x\(evil)>) `\(evil)` <b \(evil)> ![\(evil)](a)

      ```\(evil)
      \(evil)
      ```

      | \(evil) |
      | - |
      | \(evil) |

      <div>\(evil)
      """
    for line in try MarkdownSamples.lines(text) {
      #expect(line.plain.unicodeScalars.allSatisfy { Escaping.form(of: $0) == nil })
    }
  }

  @Test func aTooNarrowTableIsShownRowByRow() throws {
    let text =
      "| ID | Requirement | Owner | |\n| - | - | - | - |\n| FR-1 | Sync | | x |\n| FR-2 | |"
    #expect(
      try MarkdownSamples.plain(text, width: 20)
        == "ID: FR-1\nRequirement: Sync\nx\n\nID: FR-2")
  }

  @Test func aTableBreaksNoWordThatCouldStandWhole() throws {
    let text = "| Old | New |\n| - | - |\n| dispatch_queue_attr_t | DispatchQueueAttributes |"
    #expect(
      try MarkdownSamples.plain(text, width: 40)
        == "Old: dispatch_queue_attr_t\nNew: DispatchQueueAttributes")
    #expect(try MarkdownSamples.lines(text, width: 46).count == 3)
  }
}
