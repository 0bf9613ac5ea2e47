import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Reading a text in chunks gives what reading all of it gives.
struct SpecItemReaderTests {
  /// Lines that begin, end, hide or nest whatever a chunk could be cut in.
  private static let lines = [
    "", "", "", "## Requirements", "# Top", "### Acceptance Criteria", "#### FR-9: deep",
    "1. **FR-1**: The system shall answer.", "- **FR-2**: A user may leave.", "- [ ] A box",
    "- [x] Another", "words of a paragraph", "more words", "```", "```swift", "~~~", "````",
    "  ```",
    "   ~~~", "    ```", "- ```", "  - ```", "> ```", "> ## Quoted", "> words", "<!--", "-->",
    "<!-- whole -->", "  <!--", "<div>", "</div>", "<pre>", "</pre>", "<svg", "[a]: http://x",
    "[a]",
    "see [a] and [b][a]", "  [b]: <y> 'title", "title'", "| FR-3 | cell |", "| --- | --- |",
    "**Edge Case 1**: none", "Heading", "===", "---", "  indented", "\tcode", "    code", "\u{0C}",
    "## Open Questions", "#no heading", "##", "**As a** user", "1. x", "10. y", "   continued",
    "![i](j)", "`a", "b`", "*a", "<a", "href>",
  ]

  private func text(_ seed: UInt64) -> String {
    var random = SplitMix(state: seed)
    let body = (0..<5 + random.next(below: 60)).map { _ in
      Self.lines[random.next(below: Self.lines.count)]
    }
    let head = [
      "# SPEC-1: Title\n\n**Status**: Draft\n\n", "", "---\nid: SPEC-1\n---\n", "\u{FEFF}",
    ]
    return head[random.next(below: 4)] + body.joined(separator: "\n")
      + (random.next(below: 2) == 0 ? "\n" : "")
  }

  @Test func chunksSayWhatTheWholeSays() {
    let header = HeaderReader()
    let seeds = ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long" ? 200_000 : 4_000
    var reader = SpecItemReader()
    for seed in 0..<UInt64(seeds) {
      let text = text(seed)
      let bytes = Array(text.utf8)
      let whole = SpecItems.read(DocumentReader(header: header).read(bytes))
      #expect(reader.read(bytes, header.read(bytes)) ?? [] == whole, "\(seed): \(text)")
    }
  }

  @Test func whatCannotBeReadHasNoItems() {
    var reader = SpecItemReader()
    let images = String(repeating: "![a](b) ", count: 3_000)
    let bytes = Array("# A\n\n## B\n\n\(images)\n\n## C\n\n\(images)\n".utf8)
    #expect(reader.read(bytes, HeaderReader().read(bytes)) == nil)
  }
}
