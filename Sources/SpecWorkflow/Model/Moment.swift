public import Git

/// Reads moments as people type them.
public enum Moment {
  /// Seconds since 1970 of a moment; `nil` for anything that is not surely one.
  ///
  /// Without a zone the one of `now` is meant. Accepted: `2026-01-15` (the end of that day), `2026-01-15T10:00`, `2026-01-15 10:00:30`,
  /// either with `Z` or `+01:00`; `now`, `today`, `yesterday`; `3 days ago`, also as `3.days.ago`,
  /// with seconds, minutes, hours, days, weeks, months or years; `last week`, `last month`,
  /// `last year`. Git's own reader accepts any words at all, and takes those it does not know for
  /// now.
  public static func parse(_ text: String, now: Timestamp) -> Int64? {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "." }.map(String.init)
    switch words {
    case ["now"], ["today"]:
      return now.seconds
    case ["yesterday"]:
      return now.seconds - 86_400
    case let words where words.count == 2 && words[0] == "last":
      return before(now, 1, words[1])
    case let words where words.count == 3 && words[2] == "ago":
      return number(words[0]).flatMap { before(now, $0, words[1]) }
    default:
      return absolute(text, now)
    }
  }

  /// The first second of what a user means by a day to begin with, such as `--updated-since`.
  public static func day(_ text: String, now: Timestamp) -> CalendarDate? {
    if let day = CalendarDate(text) {
      return day
    }
    return parse(text, now: now).map {
      CalendarDate(Timestamp(seconds: $0, offset: now.offset))
    }
  }

  private static func number(_ word: String) -> Int? {
    let words = ["a": 1, "an": 1, "one": 1, "two": 2, "three": 3]
    return words[word] ?? Int(word).flatMap { (0...100_000).contains($0) ? $0 : nil }
  }

  private static func before(_ now: Timestamp, _ count: Int, _ unit: String) -> Int64? {
    let unit = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    let seconds = [
      "second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3_600, "day": 86_400,
      "week": 604_800,
    ]
    if let length = seconds[unit] {
      return now.seconds - Int64(length) * Int64(count)
    }
    switch unit {
    case "month": return before(now, months: count)
    case "year": return before(now, months: 12 * count)
    default: return nil
    }
  }

  /// The same time of day so many months earlier; the 31st becomes the last day of a short month.
  private static func before(_ now: Timestamp, months: Int) -> Int64 {
    let today = CalendarDate(Timestamp(seconds: now.seconds))
    let month = Int64(today.year * 12 + today.month - 1 - months)
    let year = CalendarDate.floorDivision(month, 12)
    var day = CalendarDate(
      year: Int(year), month: Int(month - 12 * year) + 1, day: today.day)
    while CalendarDate(daysSince1970: day.daysSince1970) != day, day.day > 28 {
      day.day -= 1
    }
    let timeOfDay = ((now.seconds % 86_400) + 86_400) % 86_400
    return day.daysSince1970 * 86_400 + timeOfDay
  }

  private static func absolute(_ text: String, _ now: Timestamp) -> Int64? {
    guard let date = CalendarDate(String(text.prefix(10))) else {
      return nil
    }
    let rest = text.dropFirst(10)
    guard let separator = rest.first else {
      return date.daysSince1970 * 86_400 + 86_399 - Int64(now.offset) * 60
    }
    guard separator == "T" || separator == "t" || separator == " " else {
      return nil
    }
    let clock = rest.dropFirst().prefix { $0.isNumber || $0 == ":" }
    let zone = rest.dropFirst(1 + clock.count)
    guard let seconds = secondOfDay(clock), let offset = secondsEast(zone, now) else {
      return nil
    }
    return date.daysSince1970 * 86_400 + seconds - offset
  }

  private static func secondOfDay(_ clock: Substring) -> Int64? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    let values = parts.compactMap { $0.utf8.count == 2 ? Int64($0) : nil }
    guard values.count == parts.count, (2...3).contains(values.count), values[0] < 24,
      values[1] < 60, values.count == 2 || values[2] < 60
    else {
      return nil
    }
    return values[0] * 3_600 + values[1] * 60 + (values.count == 3 ? values[2] : 0)
  }

  private static func secondsEast(_ zone: Substring, _ now: Timestamp) -> Int64? {
    let zone = zone.drop(while: \.isWhitespace)
    if zone.isEmpty {
      return Int64(now.offset) * 60
    }
    if zone == "Z" || zone == "z" {
      return 0
    }
    guard let sign = zone.first, sign == "+" || sign == "-" else {
      return nil
    }
    var digits = Array(zone.dropFirst())
    if digits.count == 5, digits[2] == ":" {
      digits.remove(at: 2)
    }
    guard digits.count == 4, digits.allSatisfy(\.isNumber),
      let hours = Int64(String(digits.prefix(2))), let minutes = Int64(String(digits.suffix(2))),
      hours < 24, minutes < 60
    else {
      return nil
    }
    return (sign == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }
}
