/// The dates of a repository's commits: fixed, and later each time.
struct TestClock {
  /// 2026-01-01T08:00:00Z, so that the first commit is at nine.
  private var seconds = 1_767_254_400

  /// One hour later, as git reads a date.
  mutating func advance() -> String {
    seconds += 3_600
    return "@\(seconds) +0000"
  }

  /// Goes on from a date that a test chose, where it can be read.
  mutating func set(to date: String) {
    if let seconds = Self.seconds(of: date) {
      self.seconds = seconds
    }
  }

  /// The date that was given out last.
  var now: String {
    "@\(seconds) +0000"
  }

  /// The seconds of `2026-01-05T10:00:00+0100`, `…Z` and `@1767254400 +0100`.
  static func seconds(of date: String) -> Int? {
    if let first = date.split(separator: " ").first, first.hasPrefix("@") || Int(first) != nil {
      return Int(first.drop { $0 == "@" })
    }
    let digits = Array(date.utf8)
    func number(_ range: Range<Int>) -> Int? {
      digits.count < range.upperBound ? nil : Int(String(decoding: digits[range], as: UTF8.self))
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
    else {
      return nil
    }
    let zone = String(decoding: digits[19...], as: UTF8.self).filter { $0 != ":" }
    let offset = zone == "Z" || zone.isEmpty ? 0 : Int(zone) ?? 0
    let minutes = offset / 100 * 60 + offset % 100
    return days(year, month, day) * 86_400 + hour * 3_600 + (minute - minutes) * 60 + second
  }

  /// Days since 1970-01-01 in the Gregorian calendar, years from March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
