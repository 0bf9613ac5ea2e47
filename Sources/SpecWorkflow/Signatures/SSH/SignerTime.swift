/// Times as OpenSSH writes them: `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`.
enum SignerTime {
  /// Seconds since 1970, with `Z` or without; `nil` for anything else, for days that do not exist and
  /// for times up to 1970, which OpenSSH does not tell from none.
  static func parse(_ text: String) -> Int64? {
    let digits = Array(text.last == "Z" || text.last == "z" ? text.utf8.dropLast() : text.utf8[...])
    guard [8, 12, 14].contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int {
      guard range.upperBound <= digits.count else {
        return 0
      }
      return digits[range].reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    let date = CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    let (hour, minute, second) = (number(8..<10), number(10..<12), number(12..<14))
    guard (1...12).contains(date.month), CalendarDate(daysSince1970: date.daysSince1970) == date,
      hour < 24, minute < 60, second < 60
    else {
      return nil
    }
    let time = date.daysSince1970 * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    return time > 0 ? time : nil
  }

  /// `YYYYMMDDHHMMSSZ`; `nil` for a time that has no such form, up to 1970 or after the year 9999.
  static func text(_ time: Int64) -> String? {
    guard time > 0, time < 253_402_300_800 else {
      return nil
    }
    let date = CalendarDate(daysSince1970: time / 86_400)
    let second = Int(time % 86_400)
    func two(_ value: Int) -> String {
      value < 10 ? "0\(value)" : "\(value)"
    }
    return [date.year, date.month, date.day, second / 3_600, second / 60 % 60, second % 60]
      .map(two).joined() + "Z"
  }
}
