import SpecWorkflow
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Offline sync", "offline-sync"),
    ("  Offline   sync  ", "offline-sync"),
    ("../../x", "x"),
    ("What's new? (2.0)", "whats-new-2-0"),
    ("Über die Größe", "ueber-die-groesse"),
    ("Crème brûlée, Ørsted, Łódź", "creme-brulee-orsted-lodz"),
    ("e\u{301}tude", "etude"),
    ("Проверка связи", "проверка-связи"),
    ("日本語 の 仕様", "日本語-の-仕様"),
    ("हिन्दी", "हिन्दी"),
    ("🎉🎉", "untitled"),
    ("1️⃣ step", "step"),
    ("a\u{1B}[31mb", "a-31mb"),
    ("...", "untitled"),
  ])
  func makes(_ title: String, _ slug: String) {
    #expect(Slug.make(from: title) == slug)
  }

  @Test(arguments: [
    String(repeating: "x", count: 5_000), String(repeating: "word ", count: 1_000),
    String(repeating: "語", count: 1_000), String(repeating: "e\u{301}", count: 1_000),
  ])
  func staysShort(_ title: String) {
    let slug = Slug.make(from: title)
    #expect(!slug.isEmpty)
    #expect(slug.utf8.count <= Slug.limit)
    #expect(!slug.hasSuffix("-"))
  }

  @Test func joinsWithTheSeparator() {
    #expect(Slug.make(from: "Offline sync", separator: "_") == "offline_sync")
  }
}

@Suite struct SpecTitleTests {
  @Test(arguments: ["Offline sync", "../../x", "🎉", "👩‍👩‍👧", String(repeating: "x", count: 200)])
  func takes(_ title: String) throws {
    #expect(try SpecTitle(title).text == title)
  }

  @Test func foldsBlanks() throws {
    #expect(try SpecTitle("  Offline \t sync ").text == "Offline sync")
  }

  @Test(arguments: [
    "", "  ", "a\nb", "a\r\nb", "a\u{2028}b", "a\u{1B}[31m", "a\u{7F}", "a\u{0}b", "a\u{202E}b",
    "\u{200D}", String(repeating: "x", count: 201),
  ])
  func refuses(_ title: String) {
    #expect {
      try SpecTitle(title)
    } throws: { error in
      if case SpecError.invalidTitle = error { true } else { false }
    }
  }
}
