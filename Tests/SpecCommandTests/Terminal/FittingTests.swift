import Testing

@testable import spec

@Suite struct FittingTests {
  @Test(arguments: [
    ("Offline sync", 12, "Offline sync"),
    ("Offline sync", 11, "Offline sy…"),
    ("Offline sync", 1, "…"),
    ("Offline sync", 0, ""),
    ("日本語の仕様", 7, "日本語…"),
    ("日本語の仕様", 6, "日本…"),
    ("ab👨\u{200D}👩\u{200D}👧cd", 5, "ab👨\u{200D}👩\u{200D}👧…"),
    ("ab👨\u{200D}👩\u{200D}👧cd", 4, "ab…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func truncationSplitsNoGrapheme(text: String, limit: Int, expected: String) {
    #expect(DisplayWidth.truncated(text, to: limit) == expected)
    #expect(StyledText(text).truncated(to: limit).plain == expected)
  }

  @Test func truncationWithoutUnicodeTakesThreeDots() {
    #expect(DisplayWidth.truncated("Offline sync", to: 8, ellipsis: "...") == "Offli...")
    #expect(DisplayWidth.truncated("Offline sync", to: 2, ellipsis: "...") == "..")
  }

  @Test func paddingCountsColumns() {
    #expect(DisplayWidth.padded("日本", to: 6) == "日本  ")
    #expect(DisplayWidth.padded("日本", to: 6, alignment: .right) == "  日本")
    #expect(DisplayWidth.padded("too wide", to: 3) == "too wide")
  }

  @Test func wordsAreWrappedWithHangingIndent() {
    let text = "The system shall keep every change that was made offline."
    #expect(
      DisplayWidth.wrapped(text, to: 24, indent: 4, firstIndent: 2) == [
        "  The system shall keep",
        "    every change that",
        "    was made offline.",
      ])
  }

  @Test(arguments: [
    ("", [""]),
    ("one\n\ntwo", ["one", "", "two"]),
    ("one\r\ntwo", ["one", "two"]),
    ("trailing   ", ["trailing"]),
    ("abcdefghijklmnop qr", ["abcdefghij", "klmnop qr"]),
    ("日本語の仕様書です", ["日本語の仕", "様書です"]),
    ("日本語の仕。様書", ["日本語の", "仕。様書"]),
    ("あいう「えお」", ["あいう「え", "お」"]),
    ("한국어 문서 규격", ["한국어", "문서 규격"]),
    ("  indented code", ["  indented", "code"]),
    ("exactly te n", ["exactly te", "n"]),
  ])
  func linesBreakWhereTheyMay(text: String, expected: [String]) {
    #expect(DisplayWidth.wrapped(text, to: 10) == expected)
    #expect(StyledText.block(text).wrapped(to: 10).map(\.plain) == expected)
  }

  @Test func noLineIsWiderThanAskedAndNoWordIsLost() {
    let text = "SPEC-007 日本語 and 👩🏽\u{200D}💻 write a-very-long-identifier, e\u{301}tude 한국어 문서"
    for width in 4...60 {
      let lines = DisplayWidth.wrapped(text, to: width, indent: 1)
      #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test func aWidthOfNothingStillEnds() {
    #expect(DisplayWidth.wrapped("日本", to: 0) == ["日", "本"])
    #expect(DisplayWidth.wrapped("ab", to: -5, indent: 0) == ["a", "b"])
  }

  @Test func wrappingKeepsTheRoles() {
    let text: StyledText = "see \("SPEC-007 now", .id)"
    #expect(
      text.wrapped(to: 8).map { $0.rendered(colour: true) } == [
        "see", "\u{1B}[33mSPEC-007\u{1B}[m", "\u{1B}[33mnow\u{1B}[m",
      ])
  }
}
