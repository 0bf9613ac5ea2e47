public import Git

/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable {
  public var year: Int
  public var month: Int
  public var day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day of a moment in the offset it was recorded with, as git's `%as`.
  public init(_ time: Timestamp) {
    self.init(daysSince1970: Self.floorDivision(time.seconds + 60 * Int64(time.offset), 86_400))
  }

  /// Parses `YYYY-MM-DD`; `nil` for anything else and for days that do not exist.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else {
      return nil
    }
    self.init(year: year, month: month, day: day)
    guard CalendarDate(daysSince1970: daysSince1970) == self else {
      return nil
    }
  }

  /// Days from 1970-01-01, negative before it.
  ///
  /// The algorithm is Howard Hinnant's `days_from_civil`.
  public var daysSince1970: Int64 {
    let shifted = Int64(month <= 2 ? year - 1 : year)
    let era = Self.floorDivision(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * Int64(month + (month > 2 ? -3 : 9)) + 2) / 5 + Int64(day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day that is so many days from 1970-01-01.
  ///
  /// The algorithm is Howard Hinnant's `civil_from_days`.
  public init(daysSince1970 days: Int64) {
    let shifted = days + 719_468
    let era = Self.floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    self.init(
      year: Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0),
      month: Int(month),
      day: Int(dayOfYear - (153 * monthIndex + 2) / 5) + 1)
  }

  static func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension CalendarDate: Comparable {
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `YYYY-MM-DD`; a year before 1 BC has its sign in front.
  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value.magnitude)
      let zeros = String(repeating: "0", count: max(0, width - digits.count))
      return (value < 0 ? "-" : "") + zeros + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension Timestamp {
  /// The moment in RFC 3339 with its own offset, such as `2026-01-20T09:12:44+01:00`.
  public var rfc3339: String {
    let local = seconds + 60 * Int64(offset)
    let second = ((local % 86_400) + 86_400) % 86_400
    func two(_ value: Int64) -> String {
      value < 10 ? "0\(value)" : "\(value)"
    }
    let zone =
      offset == 0
      ? "Z"
      : (offset < 0 ? "-" : "+") + two(Int64(abs(offset) / 60)) + ":" + two(Int64(abs(offset) % 60))
    return
      "\(CalendarDate(self))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
      + zone
  }
}
