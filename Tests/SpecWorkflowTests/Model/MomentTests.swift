import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct MomentTests {
  /// 2026-03-14T15:09:26Z.
  private static let now = Timestamp(seconds: 1_773_500_966, offset: 60)

  @Test("the same moment as git's own reader, in the zone of now", arguments: [60, 0, -210, 765])
  func agreesWithGit(_ offset: Int) throws {
    let texts = [
      "now", "yesterday", "1 second ago", "30 seconds ago", "5 minutes ago", "90 minutes ago",
      "1 hour ago", "36 hours ago", "3 days ago", "3.days.ago", "2 weeks ago", "1.week.ago",
      "1 month ago", "3 months ago", "14 months ago", "1 year ago", "10 years ago", "one week ago",
      "last week", "last month", "last year", "2026-01-15T10:00", "2026-01-15T10:00:30",
      "2026-01-15 10:00", "2026-01-15T10:00:30Z", "2026-01-15T10:00:30+01:00",
      "2026-01-15T10:00:30-0330", "2026-01-15 10:00:30 +0530", "2024-02-29T23:59:59Z",
    ]
    let repository = try TestRepository()
    for text in texts {
      let shown = try repository.git(
        "rev-parse", "--since=\(text)",
        environment: ["GIT_TEST_DATE_NOW": "\(Self.now.seconds)", "TZ": Self.zone(offset)])
      let now = Timestamp(seconds: Self.now.seconds, offset: offset)
      #expect("--max-age=\(Moment.parse(text, now: now) ?? -1)" == shown, "\(text)")
    }
  }

  /// POSIX's own form of a zone, which counts west of Greenwich.
  private static func zone(_ offset: Int) -> String {
    let minutes = abs(offset)
    return
      "<zzz>\(offset > 0 ? "-" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
  }

  @Test(arguments: [
    ("2026-01-15", 1_768_517_999), ("1970-01-01", 82_799), ("1969-12-31", -3_601),
    ("today", 1_773_500_966), ("NOW", 1_773_500_966), ("  3   Days  AGO ", 1_773_241_766),
    ("a week ago", 1_772_896_166), ("an hour ago", 1_773_497_366),
    ("three weeks ago", 1_771_686_566), ("2026-01-15t10:00z", 1_768_471_200),
    ("0 days ago", 1_773_500_966),
  ])
  func accepted(_ text: String, _ seconds: Int64) {
    #expect(Moment.parse(text, now: Self.now) == seconds)
  }

  @Test(arguments: [
    "", " ", "soon", "HEAD", "2026", "2026-01", "2026-1-5", "2026-02-30", "2026-01-15T",
    "2026-01-15T10", "2026-01-15T1:00", "2026-01-15T24:00", "2026-01-15T10:60",
    "2026-01-15T10:00:60", "2026-01-15T10:00:00:00", "2026-01-15T10:00+1", "2026-01-15T10:00+01",
    "2026-01-15T10:00+24:00", "2026-01-15T10:00+01:60", "2026-01-15T10:00 CET",
    "2026-01-15T10:00+-1-1", "2026-01-15T10:00++1+1", "2026-01-15T10:00+0:1:0:0",
    "2026-01-15T10:00+01:00:", "2026-01-15x", "2026-01-15-16", "2026-01-15/2026-01-16", "3 days",
    "days ago", "-3 days ago", "3 fortnights ago", "3 dayss ago", "ago", "last", "last friday",
    "3 days ago ago", "1.5 days ago", "999999999999999999999 days ago", "1000000 days ago",
    "2026-01-15T١٠:٠٠",
  ])
  func refused(_ text: String) {
    #expect(Moment.parse(text, now: Self.now) == nil)
  }

  @Test(
    "the last day of a short month stands for the 31st",
    arguments: [
      ("2026-03-31", "1 month ago", "2026-02-28"), ("2024-03-31", "1 month ago", "2024-02-29"),
      ("2024-02-29", "1 year ago", "2023-02-28"), ("2026-05-31", "1 month ago", "2026-04-30"),
      ("2026-01-31", "1 month ago", "2025-12-31"), ("2026-01-15", "13 months ago", "2024-12-15"),
      ("2026-12-15", "12 months ago", "2025-12-15"),
      ("2026-01-15", "2027 years ago", "-0001-01-15"),
      ("2026-06-15", "24319 months ago", "-0001-11-15"),
      ("2026-06-15", "24328 months ago", "-0001-02-15"),
    ])
  func months(_ today: String, _ text: String, _ day: String) throws {
    let noon = try #require(CalendarDate(today)).daysSince1970 * 86_400 + 43_200
    let seconds = try #require(Moment.parse(text, now: Timestamp(seconds: noon)))
    #expect(CalendarDate(Timestamp(seconds: seconds)).description == day)
    #expect((seconds - 43_200) % 86_400 == 0)
  }

  @Test(
    "the longest that can be said does not overflow",
    arguments: [
      "100000 years ago", "100000 weeks ago", "100000 months ago",
    ])
  func longest(_ text: String) throws {
    let seconds = try #require(Moment.parse(text, now: Self.now))
    #expect(seconds < 0)
  }

  @Test(
    "a day is the day itself, or that of a moment in the offset of now",
    arguments: [
      ("2026-01-15", "2026-01-15"), ("now", "2026-03-14"), ("2026-01-15T23:30Z", "2026-01-16"),
      ("2 days ago", "2026-03-12"),
    ])
  func day(_ text: String, _ day: String) {
    #expect(Moment.day(text, now: Self.now)?.description == day)
    #expect(Moment.day("whenever", now: Self.now) == nil)
  }
}
