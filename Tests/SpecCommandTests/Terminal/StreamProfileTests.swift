import Testing

@testable import spec

@Suite struct StreamProfileTests {
  @Test(arguments: [
    ("100", 80, 100), ("0", 90, 90), ("-3", 90, 90), ("wide", 90, 90), ("", 90, 90),
    (nil, 90, 90), (nil, nil, 80), ("999999999", nil, 10_000),
  ])
  func theWidthIsStatedThenMeasuredThenGuessed(stated: String?, window: Int?, expected: Int) {
    var environment: [String: String] = [:]
    environment["COLUMNS"] = stated
    let profile = StreamProfile(
      facts: StreamFacts(isTerminal: true, windowColumns: window), environment: environment,
      colour: ColourChoice())
    #expect(profile.width == expected)
  }

  @Test(arguments: [
    ([:], false), (["LANG": "en_GB.UTF-8"], true), (["LANG": "C.utf8"], true),
    (["LANG": "en_GB.UTF-8", "LC_CTYPE": "C"], false),
    (["LANG": "en_GB.UTF-8", "LC_ALL": "POSIX", "LC_CTYPE": "en_GB.UTF-8"], false),
    (["LANG": "C", "LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8"], true), (["LANG": "de_DE"], false),
  ])
  func marksFollowTheLocale(environment: [String: String], isUnicode: Bool) {
    #expect(Glyphs.forLocale(of: environment) == (isUnicode ? .unicode : .ascii))
  }

  @Test func everyMarkOfThePlainSetIsASCII() {
    let plain = Glyphs.ascii
    let marks = [
      plain.ellipsis, plain.bullet, plain.check, plain.cross, plain.arrow, plain.dash, plain.rule,
    ]
    #expect(marks.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }
}
