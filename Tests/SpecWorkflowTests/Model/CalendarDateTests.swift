import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct CalendarDateTests {
  @Test("a calendar counted day by day, from 1200 BC to 3200 AD")
  func dayByDay() {
    var date = CalendarDate(year: -1_200, month: 1, day: 1)
    var number = date.daysSince1970
    var isFine = true
    while date.year < 3_200 {
      isFine = isFine && CalendarDate(daysSince1970: number) == date && date.daysSince1970 == number
      number += 1
      date = Self.dayAfter(date)
    }
    #expect(isFine)
    #expect(CalendarDate(year: 1970, month: 1, day: 1).daysSince1970 == 0)
  }

  private static func dayAfter(_ date: CalendarDate) -> CalendarDate {
    let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if date.day < lengths[date.month - 1] {
      return CalendarDate(year: date.year, month: date.month, day: date.day + 1)
    }
    return date.month < 12
      ? CalendarDate(year: date.year, month: date.month + 1, day: 1)
      : CalendarDate(year: date.year + 1, month: 1, day: 1)
  }

  @Test("the same days as Foundation's")
  func foundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in stride(from: -140_000, through: 600_000, by: 97) {
      let date = CalendarDate(daysSince1970: Int64(number))
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      #expect([date.year, date.month, date.day] == [parts.year, parts.month, parts.day])
    }
  }

  @Test(arguments: [
    ("2026-01-15", true), ("2024-02-29", true), ("2000-02-29", true), ("0001-01-01", true),
    ("9999-12-31", true), ("2026-02-29", false), ("1900-02-29", false), ("2026-04-31", false),
    ("2026-00-10", false), ("2026-13-01", false), ("2026-01-00", false), ("2026-1-5", false),
    ("26-01-05", false), ("2026-01-15 ", false), (" 2026-01-15", false), ("2026/01/15", false),
    ("2026-01-15T10:00", false), ("-026-01-15", false), ("+026-01-15", false), ("", false),
    ("YYYY-MM-DD", false), ("2026-01-1٥", false), ("２026-01-15", false), ("2026-01-15-", false),
  ])
  func parsing(_ text: String, _ isDate: Bool) {
    #expect((CalendarDate(text) != nil) == isDate)
    #expect(CalendarDate(text).map(\.description) ?? text == text)
  }

  @Test(arguments: [
    (5, "0005-03-09"), (0, "0000-03-09"), (-5, "-0005-03-09"), (-44, "-0044-03-09"),
    (12_026, "12026-03-09"),
  ])
  func description(_ year: Int, _ text: String) {
    #expect(CalendarDate(year: year, month: 3, day: 9).description == text)
  }

  @Test("order is by year, month and day")
  func order() {
    let days = (-400..<400).map { CalendarDate(daysSince1970: $0 * 13) }
    #expect(days.shuffled().sorted() == days)
  }
}
