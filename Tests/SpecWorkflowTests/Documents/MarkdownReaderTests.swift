import SpecWorkflow
import Testing

@Suite struct MarkdownReaderTests {
  func read(_ text: String) throws -> [Block] { try MarkdownReader.read(Array(text.utf8)) }

  func range(_ line: Int, _ column: Int, _ endLine: Int, _ endColumn: Int) -> SourceRange {
    SourceRange(
      start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: endLine, column: endColumn))
  }

  @Test func everyKindOfBlock() throws {
    let blocks = try read(
      """
      # A *b*

      c  
      d `e` ~~f~~ <i>

      3) g
      4) h

      > i

      ```sh x
      j
      ```

      ***

      <div>k</div>

      | l | m |
      | :- | -: |
      | n | o \\| p |
      """)
    #expect(
      blocks.map(\.kind) == [
        .heading(level: 1, [.text("A "), .emphasis([.text("b")])]),
        .paragraph([
          .text("c"), .lineBreak, .text("d "), .code("e"), .text(" "),
          .strikethrough([.text("f")]), .text(" "), .html("<i>"),
        ]),
        .list(
          Block.List(
            marker: .ordered(start: 3, delimiter: ")"), isTight: true,
            items: [
              Block.List.Item(
                blocks: [Block(.paragraph([.text("g")]), range(6, 4, 6, 4))],
                range: range(6, 1, 6, 4)),
              Block.List.Item(
                blocks: [Block(.paragraph([.text("h")]), range(7, 4, 7, 4))],
                range: range(7, 1, 7, 4)),
            ])),
        .blockQuote([Block(.paragraph([.text("i")]), range(9, 3, 9, 3))]),
        .code(info: "sh x", text: "j\n"),
        .thematicBreak,
        .html("<div>k</div>\n"),
        .table(
          Block.Table(
            alignments: [.left, .right],
            header: Block.Table.Row(
              cells: [[.text("l")], [.text("m")]], range: range(19, 1, 19, 9)),
            rows: [
              Block.Table.Row(
                cells: [[.text("n")], [.text("o | p")]], range: range(21, 1, 21, 14))
            ])),
      ])
    #expect(
      blocks.map(\.range.lines) == [
        1...1, 3...4, 6...7, 9...9, 11...13, 15...15, 17...17, 19...21,
      ])
  }

  @Test(arguments: [("- a", Character("-")), ("* a", "*"), ("+ a", "+"), ("> * a", "*")])
  func theBullet(_ text: String, _ bullet: Character) throws {
    var block = try #require(try read("---\nx: y\n---\n" + text).first)
    if case .blockQuote(let inner) = block.kind { block = try #require(inner.first) }
    guard case .list(let list) = block.kind else {
      Issue.record("no list")
      return
    }
    #expect(list.marker == .bullet(bullet))
  }

  @Test func frontMatterIsNoHeading() throws {
    let blocks = try read("---\ntitle: x\n---\n\nWords")
    #expect(blocks == [Block(.paragraph([.text("Words")]), range(5, 1, 5, 5))])
  }

  @Test func columnsAreBytes() throws {
    let blocks = try read("\u{FEFF}é *b*\n\n- é\n")
    #expect(blocks.map(\.range) == [range(1, 1, 1, 6), range(3, 1, 3, 4)])
  }

  @Test func listsEndWhereTheirWordsDo() throws {
    #expect(try read("- a\n- b\n\n\n# C").first?.range == range(1, 1, 2, 3))
    #expect(try read("- a\n\n  b\n\nc").first?.range.lines == 1...3)
  }

  @Test func rangesAreNeverInverted() throws {
    for text in [
      "a\n\n<div>\nb\n", "<!-- a\nb", "> <div>\n\nc", "a[^1]\n\n[^1]: b", "```\na", "<x>\n",
    ] {
      for block in try read(text) {
        #expect(block.range.end.line >= block.range.start.line)
        #expect(
          block.range.end.line
            <= text.split(separator: "\n", omittingEmptySubsequences: false).count)
      }
    }
  }

  @Test func autolinksAndAnchors() throws {
    #expect(
      try read("# T {#id}\n\nhttps://x.example").map(\.kind) == [
        .heading(level: 1, [.text("T {#id}")]),
        .paragraph([.link(destination: "https://x.example", [.text("https://x.example")])]),
      ])
  }

  @Test func boxes() throws {
    guard case .list(let list)? = try read("- [ ] a\n- [x] b\n- c\n- [X] d").first?.kind else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.isChecked) == [false, true, nil, true])
    #expect(list.items.first?.blocks.first?.kind == .paragraph([.text("a")]))
  }

  @Test(arguments: [
    (Array(repeating: UInt8(ascii: "a"), count: 1_048_577), "1048577 bytes"),
    (Array(String(repeating: "![[]()", count: 5_001).utf8), "more than the 5000 images"),
  ])
  func tooLarge(_ bytes: [UInt8], _ words: String) throws {
    let document = DocumentReader().read(bytes)
    #expect(document.blocks == [])
    #expect(document.problems.map(\.kind) == [.tooLarge])
    let problem = try #require(document.problems.first)
    #expect(problem.message.hasPrefix(words))
    #expect(throws: problem) { try MarkdownReader.read(bytes) }
  }

  @Test func manyAtOnce() async throws {
    let bytes = Array("~~a~~ https://x.example\n\n- [ ] b\n\n| c |\n|-|\n| d |\n".utf8)
    let wanted = try MarkdownReader.read(bytes)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<200).allSatisfy { _ in
            do { return try MarkdownReader.read(bytes) == wanted } catch { return false }
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
