import SpecWorkflow

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The moment that the program takes for now.
struct Clock {
  let now: Timestamp

  /// 9999-12-31T23:59:59Z; dates beyond have no form that anybody reads.
  private static let endOf9999: Int64 = 253_402_300_799

  /// The system's time with the local offset; `SOURCE_DATE_EPOCH` stands in for it where it is set,
  /// in UTC, so that output can be reproduced.
  init(_ environment: [String: String]) {
    if let fixed = environment["SOURCE_DATE_EPOCH"].flatMap({ Int64($0) }),
      (0...Self.endOf9999).contains(fixed)
    {
      now = .clock(secondsSince1970: fixed)
      return
    }
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    now = .clock(
      secondsSince1970: Int64(seconds), offsetInMinutes: Int(local.tm_gmtoff) / 60)
  }
}
