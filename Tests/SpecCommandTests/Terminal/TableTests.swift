import Testing

@testable import spec

@Suite struct TableTests {
  static let table = Table(
    columns: [
      .init("ID"),
      .init("Status", priority: 1),
      .init("Title", isFlexible: true, minimumWidth: 16),
      .init("Author", priority: 3, isFlexible: true, minimumWidth: 8),
      .init("Created", priority: 4),
      .init("Updated", priority: 2),
      .init("Commits", alignment: .right, priority: 5),
    ],
    rows: [
      [
        StyledText("SPEC-001", .id), StyledText("Approved", .approved),
        "Offline sync for mobile clients that lose their network", "Ada Okafor", "2025-01-04",
        "2025-11-22", "12",
      ],
      [
        StyledText("SPEC-002", .id), "Draft", "日本語の仕様書: オフライン同期の要件と制約について",
        "山田太郎", "2024-12-31", "2025-02-03", "3",
      ],
      [
        StyledText("SPEC-003", .id), StyledText("In Review", .pending),
        "👨‍👩‍👧‍👦 Family sharing 🇯🇵 1️⃣ first", "Maria Silva", "?", "2025-03-03", "140",
      ],
      [
        StyledText("SPEC-004", .id), StyledText("Stale", .stale),
        StyledText("evil \u{1B}[31mred\u{202E}txt\tTab\nnewline"), "Jun",
      ],
    ])

  private func plain(_ width: Int, _ glyphs: Glyphs = .unicode) -> String {
    Self.table.lines(width: width, glyphs: glyphs).map(\.plain).joined(separator: "\n")
  }

  @Test func at40ColumnsTheImportantOnesRemain() {
    #expect(
      plain(40) == """
        ID        Status     Title
        SPEC-001  Approved   Offline sync for m…
        SPEC-002  Draft      日本語の仕様書: オ…
        SPEC-003  In Review  👨‍👩‍👧‍👦 Family sharing …
        SPEC-004  Stale      evil ^[[31mred<U+2…
        """)
  }

  @Test func at80ColumnsTheFlexibleOnesAreCut() {
    #expect(
      plain(80) == """
        ID        Status     Title             Author    Created     Updated     Commits
        SPEC-001  Approved   Offline sync fo…  Ada Oka…  2025-01-04  2025-11-22       12
        SPEC-002  Draft      日本語の仕様書:…  山田太郎  2024-12-31  2025-02-03        3
        SPEC-003  In Review  👨‍👩‍👧‍👦 Family shari…  Maria S…  ?           2025-03-03      140
        SPEC-004  Stale      evil ^[[31mred<…  Jun
        """)
  }

  @Test func at120ColumnsAlmostEverythingFits() {
    #expect(
      plain(120) == """
        ID        Status     Title                                                  Author       Created     Updated     Commits
        SPEC-001  Approved   Offline sync for mobile clients that lose their netw…  Ada Okafor   2025-01-04  2025-11-22       12
        SPEC-002  Draft      日本語の仕様書: オフライン同期の要件と制約について     山田太郎     2024-12-31  2025-02-03        3
        SPEC-003  In Review  👨‍👩‍👧‍👦 Family sharing 🇯🇵 1️⃣ first                          Maria Silva  ?           2025-03-03      140
        SPEC-004  Stale      evil ^[[31mred<U+202E>txt^ITab^Jnewline                Jun
        """)
  }

  @Test func withoutUnicodeDotsMarkTheCut() {
    #expect(plain(40, .ascii).contains("Offline sync for..."))
  }

  @Test func noLineIsWiderThanTheTerminal() {
    for width in 1...130 {
      let lines = Self.table.lines(width: width)
      #expect(lines.count == 5)
      #expect(lines.allSatisfy { $0.columns <= width }, "\(width)")
    }
  }

  @Test func columnsStandUnderEachOther() {
    for width in [60, 80, 100, 130] {
      let starts = Self.table.lines(width: width).map { line in
        line.plain.range(ofFirst: "20").map { DisplayWidth.columns(of: line.plain[..<$0]) }
      }
      let dates = Set(starts[1...2].compactMap { $0 })
      #expect(dates.count == 1, "\(width)")
    }
  }

  @Test func programsGetEveryColumnOfEveryRowAndNoTitles() {
    let rows = Self.table.tabSeparated().map(\.plain)
    #expect(rows.count == 4)
    #expect(
      rows.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 7 })
    #expect(
      rows[0] == "SPEC-001\tApproved\tOffline sync for mobile clients that lose their network\t"
        + "Ada Okafor\t2025-01-04\t2025-11-22\t12")
    #expect(rows[3] == "SPEC-004\tStale\tevil ^[[31mred<U+202E>txt^ITab^Jnewline\tJun\t\t\t")
  }

  @Test func cellsThatKeptTheirLinesStayOnOneLine() {
    let table = Table(columns: [.init("A")], rows: [[.block("x\ny\tz")]])
    #expect(table.tabSeparated().map(\.plain) == ["x^Jy^Iz"])
    #expect(table.lines(width: 80).map(\.plain) == ["A", "x^Jy^Iz"])
  }

  @Test func coloursDoNotChangeTheLayout() {
    let line = Self.table.lines(width: 40)[1]
    #expect(
      line.rendered(colour: true)
        == "\u{1B}[33mSPEC-001\u{1B}[m  \u{1B}[32mApproved\u{1B}[m   Offline sync for m…")
  }

  @Test func aTableWithoutRowsIsNothing() {
    #expect(Table(columns: Self.table.columns).lines(width: 80).isEmpty)
    #expect(Table(columns: Self.table.columns).tabSeparated().isEmpty)
  }

  @Test func aNarrowFlexibleColumnGetsWhatItNeedsFirst() {
    let layout = TableLayout(
      columns: [
        .init("A", isFlexible: true, minimumWidth: 2),
        .init("B", isFlexible: true, minimumWidth: 2),
      ],
      widths: [5, 50], width: 32)
    #expect(layout.slots.map(\.width) == [5, 25])
  }
}

extension String {
  /// Where `text` first begins.
  fileprivate func range(ofFirst text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
