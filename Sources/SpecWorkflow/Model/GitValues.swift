public import Git

/// A moment with its UTC offset.
public typealias Timestamp = Git.Timestamp

/// The name of a Git object.
public typealias ObjectID = Git.ObjectID

extension Timestamp {
  /// A moment from what a system's clock says.
  public static func clock(secondsSince1970: Int64, offsetInMinutes: Int = 0) -> Timestamp {
    Timestamp(seconds: secondsSince1970, offset: offsetInMinutes)
  }

  /// How long ago the moment was, as git's `--date=relative` says it.
  ///
  /// The thresholds are those of `show_date_relative` in git's `date.c`.
  public func relative(to now: Timestamp) -> String {
    guard seconds <= now.seconds else {
      return "in the future"
    }
    func ago(_ count: Int64, _ unit: String) -> String {
      "\(count) \(unit)\(count == 1 ? "" : "s") ago"
    }
    var age = now.seconds - seconds
    if age < 90 { return ago(age, "second") }
    age = (age + 30) / 60
    if age < 90 { return ago(age, "minute") }
    age = (age + 30) / 60
    if age < 36 { return ago(age, "hour") }
    age = (age + 12) / 24
    if age < 14 { return ago(age, "day") }
    if age < 70 { return ago((age + 3) / 7, "week") }
    if age < 365 { return ago((age + 15) / 30, "month") }
    if age < 1_825 {
      let months = (age * 12 * 2 + 365) / (365 * 2)
      let years = ago(months / 12, "year")
      return months % 12 == 0
        ? years : years.dropLast(4) + ", " + ago(months % 12, "month")
    }
    return ago((age + 183) / 365, "year")
  }

  /// Whether two moments lie more than a day apart.
  public func isMoreThanADay(from other: Timestamp) -> Bool {
    abs(seconds - other.seconds) > 86_400
  }
}

extension ObjectID {
  /// The 40 hexadecimal digits.
  public var hex: String {
    description
  }

  /// The first ten hexadecimal digits, for people.
  public var short: String {
    abbreviated
  }
}
