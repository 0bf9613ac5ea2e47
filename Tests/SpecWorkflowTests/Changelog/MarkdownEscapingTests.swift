import Testing

@testable import SpecWorkflow

/// Words of documents are words in a changelog, whatever they look like.
struct MarkdownEscapingTests {
  private static let words = [
    "plain words", "*a* **b** _c_ __d__ ~~e~~ ~f~", "sync_state and _x", "`code` ``x`",
    "[a](https://a.example)",
    "![i](x.png)", "[a]: x", "<b>html</b> <!-- c -->", "<https://a.example>", "&amp; &#42; a & b",
    "back\\slash \\* end\\", "# heading", "- item", "1. item", "12) item", "> quote", "+ a",
    "| a | b |", "===", "---",
    "$x$ and $$y$$", "www.a.example http://a.example/b_c", "x\u{1B}[31m", "~~~", "```", "* * *",
    "a*b*c", "**", "1.5 s", ":---",
  ]

  private func text(_ markdown: String) -> String {
    let blocks = DocumentReader(header: HeaderReader(aliases: [:])).read(Array(markdown.utf8))
      .blocks
    guard blocks.count == 1, case .list(let list) = blocks[0].kind, list.items.count == 1,
      list.items[0].blocks.count == 1, case .paragraph(let inlines) = list.items[0].blocks[0].kind
    else {
      return "no paragraph: \(blocks)"
    }
    let isPlain = inlines.allSatisfy { if case .text = $0 { true } else { false } }
    return (isPlain ? "" : "marked: ") + inlines.plainText
  }

  @Test(arguments: words)
  func wordsStayWords(_ words: String) {
    let expected = words.split(separator: "\u{1B}", omittingEmptySubsequences: false)
      .joined(separator: "\u{FFFD}")
    #expect(text("- x: \(MarkdownEscaping.escaped(words)) y\n") == "x: \(expected) y")
    #expect(text("- \(MarkdownEscaping.escapedAtStart(words))\n") == expected)
  }

  @Test(arguments: [
    ("specs/a.md", "specs/a.md"), ("a b/(c).md", "a%20b/%28c%29.md"), ("é", "%C3%A9"),
  ])
  func destinations(_ path: String, _ expected: String) {
    #expect(MarkdownEscaping.destination(path) == expected)
  }

  @Test(arguments: [
    ("up to 25 MB", "up to 40 MB", "up to ~~25~~ **40** MB"),
    ("one.", "one, two.", "one, **two**."),
    ("one, two", "one", "one *Before:* one, two"),
    ("a b c d", "w x y z", "w x y z *Before:* a b c d"),
    ("keep *it* 5", "keep *it* 6", "keep \\*it\\* ~~5~~ **6**"),
  ])
  func differences(_ old: String, _ new: String, _ expected: String) {
    #expect(ChangelogLine.difference(from: old, to: new) == expected)
  }
}
