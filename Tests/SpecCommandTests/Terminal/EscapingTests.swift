import Testing

@testable import spec

@Suite struct EscapingTests {
  static let lines: [(String, String)] = [
    ("plain words", "plain words"),
    ("日本語 é 👍🏿", "日本語 é 👍🏿"),
    ("\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"),
    ("\u{1B}]0;title\u{07}", "^[]0;title^G"),
    ("a\nb\tc", "a^Jb^Ic"),
    ("a\r\nb", "a^M^Jb"),
    ("over\rwritten", "over^Mwritten"),
    ("nul\u{0}", "nul^@"),
    ("back\u{8}space", "back^Hspace"),
    ("\u{7F}", "^?"),
    ("\u{9B}31m", "<U+009B>31m"),
    ("\u{85}", "<U+0085>"),
    ("if (x\u{202E} \u{2066}// admin\u{2069}", "if (x<U+202E> <U+2066>// admin<U+2069>"),
    ("\u{200E}\u{200F}\u{061C}", "<U+200E><U+200F><U+061C>"),
    ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
    ("\u{FEFF}SPEC-007", "<U+FEFF>SPEC-007"),
    ("SPEC\u{200B}-007", "SPEC<U+200B>-007"),
    ("SPEC\u{2060}-007", "SPEC<U+2060>-007"),
    ("admin\u{3164}", "admin<U+3164>"),
    ("hi\u{E0068}\u{E0069}", "hi<U+E0068><U+E0069>"),
    ("no break\u{A0}space", "no break\u{A0}space"),
    ("co\u{AD}op", "co\u{AD}op"),
  ]

  @Test(arguments: lines)
  func controlAndInvisibleScalarsAreShown(text: String, expected: String) {
    #expect(Escaping.line(text) == expected)
    #expect(Escaping.line(expected) == expected)
  }

  @Test(arguments: [
    "می\u{200C}خواهم", "क्\u{200D}ष", "👩🏽\u{200D}💻", "1\u{FE0F}\u{20E3}", "❤\u{FE0F}", "葛\u{E0100}",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  ])
  func joinersAndSelectorsStayWhereAScriptNeedsThem(text: String) {
    #expect(Escaping.line(text) == text)
  }

  @Test(arguments: [
    ("SPEC\u{200D}-007", "SPEC<U+200D>-007"),
    ("a\u{FE0F}", "a<U+FE0F>"),
    ("😀\u{E0101}\u{E0102}", "😀\u{E0101}<U+E0102>"),
    ("🏴\u{E0068}\u{E0069}\u{E007F}", "🏴<U+E0068><U+E0069><U+E007F>"),
  ])
  func joinersSelectorsAndTagsAreShownWhereTheyHide(text: String, expected: String) {
    #expect(Escaping.line(text) == expected)
  }

  @Test func aBlockKeepsItsLinesAndTabs() {
    #expect(Escaping.block("a\tb\nc\r\nd\re\u{1B}") == "a\tb\nc\nd^Me^[")
  }

  @Test func nothingThatATerminalObeysComesThrough() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      guard category == .control || scalar.properties.isBidiControl else { continue }
      #expect(!Escaping.line(String(scalar)).unicodeScalars.contains(scalar))
    }
  }
}
