import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Dates as they are shown, held against those that git shows.
struct TimestampTests {
  private static let now = 1_800_000_000

  /// Ages on both sides of every threshold of git's `show_date_relative`, and between them.
  private static let ages: [Int] = {
    let (minute, hour, day) = (60, 3_600, 86_400)
    let edges =
      [1, 89, 90, 90 * minute, 36 * hour, 14 * day, 70 * day, 365 * day, 1_825 * day]
      + (1...130).map { $0 * 15 * day } + (1...30).map { $0 * 365 * day }
      + (1...16).map { $0 * 7 * day } + (1...80).map { $0 * minute } + (1...50).map { $0 * hour }
    let around = edges.flatMap { edge in
      [-day / 2, -hour / 2, -30, -1, 0, 1, 29, 30, hour / 2, day / 2].map { edge + $0 }
    }
    return Set(around.filter { $0 >= 0 }).sorted()
  }()

  @Test("how long ago, as git log --date=relative says it")
  func relative() throws {
    let repository = try TestRepository()
    var history = FastImport()
    for age in Self.ages {
      history.commit("\(age)", at: "@\(Self.now - age) +0000")
    }
    try repository.fastImport(history)
    let shown = try repository.git(
      "log", "--format=%s%x09%ar", environment: ["GIT_TEST_DATE_NOW": "\(Self.now)"])
    let lines = shown.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(lines.count == Self.ages.count)
    for line in lines {
      let age = try #require(Int64(line[0]))
      let time = Timestamp(seconds: Int64(Self.now) - age)
      #expect(time.relative(to: Timestamp(seconds: Int64(Self.now))) == line[1], "\(age) s")
    }
  }

  @Test("what lies ahead")
  func future() {
    let now = Timestamp(seconds: 10)
    #expect(Timestamp(seconds: 11).relative(to: now) == "in the future")
    #expect(now.relative(to: now) == "0 seconds ago")
  }

  @Test("RFC 3339 and the day, as git's %aI and %as")
  func formats() throws {
    let zones = [
      "+0000", "+0100", "-0800", "+0530", "-0330", "+1245", "+1400", "-1200", "-0030", "+0001",
    ]
    let moments = [
      0, 1, 59, 86_399, 86_400, 951_782_399, 951_782_400, 1_709_164_800, 1_767_225_599,
      1_767_225_600, 4_102_444_799, 253_402_000_000,
    ]
    let repository = try TestRepository()
    var history = FastImport()
    for moment in moments {
      // Git refuses to show a moment whose local day lies before 1970.
      for zone in zones where moment >= 86_400 || zone.hasPrefix("+") {
        history.commit("\(moment) \(zone)", at: "@\(moment) \(zone)")
      }
    }
    try repository.fastImport(history)
    for line in try repository.git("log", "--format=%s%x09%aI%x09%as").split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      let given = fields[0].split(separator: " ")
      let zone = try #require(Int(given[1]))
      let time = Timestamp(
        seconds: try #require(Int64(given[0])), offset: zone / 100 * 60 + zone % 100)
      let expected = fields[1].hasSuffix("+00:00") ? fields[1].dropLast(6) + "Z" : fields[1]
      #expect(time.rfc3339 == expected, "\(fields[0])")
      #expect(CalendarDate(time).description == fields[2], "\(fields[0])")
    }
  }

  @Test("a moment before 1970 in the author's own offset")
  func beforeTheEpoch() {
    let time = Timestamp(seconds: 1_800, offset: -60)
    #expect(time.rfc3339 == "1969-12-31T23:30:00-01:00")
    #expect(CalendarDate(time).description == "1969-12-31")
  }

  @Test(arguments: [(0, false), (86_400, false), (86_401, true), (-86_400, false), (-86_401, true)])
  func apart(_ seconds: Int64, _ isFar: Bool) {
    let time = Timestamp(seconds: 1_000_000, offset: 600)
    #expect(Timestamp(seconds: 1_000_000 + seconds).isMoreThanADay(from: time) == isFar)
  }
}
