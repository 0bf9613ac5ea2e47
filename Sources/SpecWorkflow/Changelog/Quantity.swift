/// A number and its unit.
struct Quantity: Hashable {
  /// In the smallest unit of its dimension that is counted in: seconds, bytes, parts of a hundred.
  var value: Double
  var dimension: Dimension

  enum Dimension: Hashable {
    /// What is counted is not known to be of a dimension.
    case count
    case seconds
    /// Months have no fixed number of seconds.
    case months
    case bytes
    case percent
  }

  /// The sign of what another one is more than this; `nil` where they cannot be compared.
  func sign(to other: Quantity) -> Int? {
    guard dimension == other.dimension else {
      return nil
    }
    return value < other.value ? 1 : value > other.value ? -1 : 0
  }

  /// The quantity that words begin with, and how many of them it takes: `25 MB`, `500ms`, `30-day`.
  static func read(_ words: ArraySlice<Substring>) -> (quantity: Quantity, count: Int)? {
    guard let first = words.first else {
      return nil
    }
    if let value = number(first) {
      if let unit = words.dropFirst().first, let (dimension, factor) = self.unit(unit) {
        return (Quantity(value: value * factor, dimension: dimension), 2)
      }
      return (Quantity(value: value, dimension: .count), 1)
    }
    let digits = first.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let rest = first.dropFirst(digits.count)
    guard let value = number(digits),
      let (dimension, factor) = unit(rest.first == "-" ? rest.dropFirst() : rest)
    else {
      return nil
    }
    return (Quantity(value: value * factor, dimension: dimension), 1)
  }

  /// A number in digits, or one of the first twelve in words.
  ///
  /// `1.000` can be a thousand or one, and `2,5` two things as well: such are none.
  static func number(_ text: Substring) -> Double? {
    if let index = names.firstIndex(of: text.lowercased()) {
      return Double(index + 1)
    }
    guard let first = text.first, first.isASCII, first.isNumber,
      text.allSatisfy({ $0.isASCII && ($0.isNumber || ".,_".contains($0)) })
    else {
      return nil
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.count == 1 || parts[1].count != 3 || parts[0] == "0",
      parts.count == 1 || parts[1].allSatisfy(\.isNumber)
    else {
      return nil
    }
    let groups = parts[0].split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "_" })
    guard
      groups.count == 1 || (groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3)
    else {
      return nil
    }
    return Double(groups.joined() + (parts.count == 2 ? ".\(parts[1])" : ""))
  }

  private static let names = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]

  private static func unit(_ text: Substring) -> (Dimension, Double)? {
    if let factor = bytes[String(text)] {
      return (.bytes, factor)
    }
    let text = text.lowercased()
    let word = text.count > 2 && text.hasSuffix("s") ? String(text.dropLast()) : text
    return seconds[word].map { (.seconds, $0) } ?? others[word]
  }

  /// Their case tells bytes from bits.
  private static let bytes: [String: Double] = [
    "B": 1, "byte": 1, "bytes": 1, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12,
    "KiB": 1_024, "MiB": 1_048_576, "GiB": 1_073_741_824, "TiB": 1_099_511_627_776,
  ]

  private static let seconds: [String: Double] = [
    "ns": 1e-9, "µs": 1e-6, "μs": 1e-6, "us": 1e-6, "microsecond": 1e-6, "ms": 1e-3,
    "millisecond": 1e-3, "s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3_600,
    "hr": 3_600, "hour": 3_600, "day": 86_400, "week": 604_800,
  ]

  private static let others: [String: (Dimension, Double)] = [
    "month": (.months, 1), "year": (.months, 12), "%": (.percent, 1), "percent": (.percent, 1),
  ]
}
