import SpecWorkflow
import Testing

@testable import spec

/// What holds of any document at any width.
@Suite struct MarkdownFittingTests {
  private static let japanese = """
    # オフライン同期の仕様書

    1. **FR-1**: システムは、サーバーが確認するまで、オフラインで行われたすべての変更を保持しなければならない。
    2. **FR-2**: 「同期」は十秒以内に終わる。

    > 引用された文章は、幅に合わせて折り返されるべきである。

    | 項目 | 説明 |
    | --- | --- |
    | 同期 | オフラインで行われたすべての変更をサーバーに送る。 |
    """

  private static let hostile = [
    String(repeating: "> ", count: 1_000) + "the end of it",
    String(repeating: "- ", count: 1_000) + "the end of it",
    String(repeating: "> 1. ", count: 500) + "the end of it",
    String(repeating: "*", count: 1_000) + "the end of it" + String(repeating: "*", count: 1_000),
    String(repeating: "a", count: 5_000) + " the end of it",
    "| " + String(repeating: "a | ", count: 300) + "the end of it |\n"
      + String(repeating: "| - ", count: 301) + "|",
    "###### " + String(repeating: "[a](b) ", count: 500) + "the end of it",
  ]

  private static let all =
    [MarkdownSamples.template, MarkdownSamples.everything, japanese] + hostile

  @Test func noLineIsWiderThanTheWidth() throws {
    for text in Self.all {
      let blocks = try MarkdownReader.read(Array(text.utf8)).map(\.withoutCode)
      for width in Array(12...50) + [79, 80, 99, 100, 101, 120, 200] {
        for isColoured in [false, true] {
          let rendering = MarkdownRendering(width: width, glyphs: .unicode, isColoured: isColoured)
          let widest = rendering.lines(blocks).map(\.columns).max() ?? 0
          #expect(widest <= width, "\(width): \(text.prefix(20))")
        }
      }
    }
  }

  @Test func proseEndsAtTheHundredthColumn() throws {
    let words = String(repeating: "word ", count: 200)
    let lines = try MarkdownSamples.lines("\(words)\n\n- \(words)\n\n> \(words)", width: 200)
    #expect(lines.map(\.columns).max() ?? 0 <= 100)
  }

  @Test(arguments: [40, 80]) func everyWordAppears(width: Int) throws {
    for text in Self.all {
      let blocks = try MarkdownReader.read(Array(text.utf8))
      let output = MarkdownRendering(width: width, glyphs: .unicode).lines(blocks).map(\.plain)
        .joined().filter { $0 != " " && $0 != "│" }
      for word in blocks.flatMap(\.words) { #expect(output.contains(word), "\(word)") }
    }
  }

  @Test func noLineEndsInASpace() throws {
    for text in Self.all {
      for width in [20, 40, 80] {
        #expect(
          try MarkdownSamples.lines(text, width: width).allSatisfy { !$0.plain.hasSuffix(" ") })
      }
    }
  }
}

extension Block {
  /// The block with the code in it emptied, for that is never wrapped.
  fileprivate var withoutCode: Block {
    switch kind {
    case .code: Block(.code(info: "", text: ""), range)
    case .blockQuote(let blocks): Block(.blockQuote(blocks.map(\.withoutCode)), range)
    case .list(let list):
      Block(
        .list(
          Block.List(
            marker: list.marker, isTight: list.isTight,
            items: list.items.map { item in
              Block.List.Item(
                isChecked: item.isChecked, blocks: item.blocks.map(\.withoutCode),
                range: item.range)
            })), range)
    default: self
    }
  }

  /// The words of the block that can be seen.
  fileprivate var words: [String] {
    switch kind {
    case .heading(_, let inlines), .paragraph(let inlines): inlines.flatMap(\.words)
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.words) }
    case .blockQuote(let blocks): blocks.flatMap(\.words)
    case .code(_, let text): text.split(whereSeparator: \.isWhitespace).map(String.init)
    case .html, .thematicBreak: []
    case .table(let table):
      ([table.header] + table.rows).flatMap { $0.cells.flatMap { $0.flatMap(\.words) } }
    }
  }
}

extension Inline {
  fileprivate var words: [String] {
    switch self {
    case .text(let text), .code(let text):
      text.split(whereSeparator: \.isWhitespace).map(String.init)
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, let content), .image(_, let content):
      content.flatMap(\.words)
    case .softBreak, .lineBreak, .html: []
    }
  }
}
