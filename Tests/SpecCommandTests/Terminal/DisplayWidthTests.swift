import Testing

@testable import spec

@Suite struct DisplayWidthTests {
  /// The answers of Python's `wcwidth` 0.7.0, which agreed on 9,000 further samples but for the
  /// forms that are escaped here, spacing marks that stand alone and text emoji with a skin tone.
  static let samples: [(name: String, text: String, columns: Int)] = [
    ("ASCII", "SPEC-007: Offline sync", 22),
    ("empty", "", 0),
    ("Latin with diacritics", "naïve café", 10),
    ("combining acute", "e\u{301}", 1),
    ("two combining marks", "A\u{30A}\u{323}", 1),
    ("leading combining mark", "\u{301}", 0),
    ("Japanese", "日本語の仕様", 12),
    ("half-width katakana", "ﾊﾝｶｸ", 4),
    ("full-width Latin", "ＦＵＬＬ", 8),
    ("ideographic space", "a\u{3000}b", 4),
    ("voiced kana, decomposed", "か\u{3099}", 2),
    ("Chinese", "规格说明", 8),
    ("beyond the BMP", "\u{2000B}", 2),
    ("Korean", "한국어", 6),
    ("Korean, decomposed", "\u{1112}\u{1161}\u{11AB}", 2),
    ("one jamo", "\u{1100}", 2),
    ("Thai", "ภาษาไทย", 7),
    ("Thai with a tone mark", "น้ำ", 2),
    ("Thai SARA AM", "กำ", 2),
    ("Lao", "ລາວ", 3),
    ("Arabic", "العربية", 7),
    ("Arabic with vowel marks", "مُحَمَّد", 4),
    ("Hebrew", "עברית", 5),
    ("Hebrew with points", "שָׁלוֹם", 4),
    ("Persian with a non-joiner", "می\u{200C}خواهم", 7),
    ("Hindi", "हिन्दी", 4),
    ("Devanagari conjunct", "क्षि", 2),
    ("Tamil", "தமிழ்", 4),
    ("Bengali", "বাংলা", 4),
    ("Khmer", "ខ្មែរ", 4),
    ("Burmese", "မြန်မာ", 5),
    ("Tibetan", "བོད", 2),
    ("Greek", "προδιαγραφή", 11),
    ("Cyrillic", "спецификация", 12),
    ("Cyrillic, decomposed", "и\u{306}", 1),
    ("soft hyphen", "co\u{AD}op", 5),
    ("no-break space", "a\u{A0}b", 3),
    ("ligature", "ﬁle", 3),
    ("mathematical letters", "𝔘𝔫", 2),
    ("ambiguous circled digit", "①", 1),
    ("ambiguous Roman numeral", "Ⅳ", 1),
    ("ellipsis and dashes", "…–—", 3),
    ("box drawing", "┌─┐", 3),
    ("private use", "\u{E000}", 1),
    ("variation selector on text", "葛\u{E0100}", 2),
    ("emoji", "✅", 2),
    ("emoji of Unicode 14", "🫠", 2),
    ("emoji of Unicode 15", "🪿", 2),
    ("text heart", "❤", 1),
    ("emoji heart", "❤\u{FE0F}", 2),
    ("text by selector", "☎\u{FE0E}", 1),
    ("warning sign, text", "⚠", 1),
    ("warning sign, emoji", "⚠\u{FE0F}", 2),
    ("heart on fire", "❤\u{FE0F}\u{200D}🔥", 2),
    ("family", "👨\u{200D}👩\u{200D}👧\u{200D}👦", 2),
    ("woman technologist, skin tone", "👩🏽\u{200D}💻", 2),
    ("skin tone", "👍🏿", 2),
    ("rainbow flag", "🏳\u{FE0F}\u{200D}🌈", 2),
    ("national flag", "🇯🇵", 2),
    ("two flags", "🇩🇪🇫🇷", 4),
    ("England", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2),
    ("keycap", "1\u{FE0F}\u{20E3}", 2),
    ("keycap number sign", "#\u{FE0F}\u{20E3}", 2),
    ("emoji among words", "ship 🚀 it", 10),
    ("mixed", "日本 e\u{301} 👍🏿 ok", 12),
  ]

  @Test(arguments: samples)
  func columnsAgreeWithWcwidth(name: String, text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns, "\(name)")
  }

  @Test(arguments: [
    ("\u{1B}[31m", 6), ("a\nb", 4), ("\t", 2), ("\r\n", 4), ("\u{7F}", 2), ("\u{9B}", 8),
    ("\u{202E}", 8), ("x\u{FEFF}", 9), ("✌🏻", 2),
  ])
  func whatIsEscapedTakesTheColumnsOfItsForm(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test func escapedTextIsAsWideAsItsSourceIsCounted() {
    for scalar in (UInt32(0)...0x1FFFF).lazy.compactMap(Unicode.Scalar.init) {
      // Only where no neighbour decides whether a scalar is out of place.
      if InvisibleScalars.isOutOfPlace(scalar, after: nil) { continue }
      let text = String(scalar)
      #expect(
        DisplayWidth.columns(of: text) == DisplayWidth.columns(of: Escaping.line(text)),
        "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func theTableIsSortedAndItsRangesAreApart() {
    for bounds in [DisplayWidthTable.wide, DisplayWidthTable.zero] {
      #expect(bounds.count.isMultiple(of: 2))
      for index in bounds.indices.dropFirst() {
        let isSameRange = index.isMultiple(of: 2) == false
        #expect(
          isSameRange ? bounds[index - 1] <= bounds[index] : bounds[index - 1] < bounds[index])
      }
    }
  }

  @Test func prefixTakesWholeGraphemes() {
    let family = "👨\u{200D}👩\u{200D}👧"
    #expect(DisplayWidth.prefix(of: "a" + family + "b", columns: 2).text == "a")
    #expect(DisplayWidth.prefix(of: "a" + family + "b", columns: 3).text == "a" + family)
    #expect(DisplayWidth.prefix(of: "e\u{301}e", columns: 1).text == "e\u{301}")
    #expect(DisplayWidth.prefix(of: "日本", columns: 3) == ("日", 2))
  }
}
