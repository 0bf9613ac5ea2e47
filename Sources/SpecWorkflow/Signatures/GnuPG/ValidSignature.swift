/// The line that stands by a signature whose cryptography holds.
///
/// Format: `VALIDSIG` in GnuPG's `doc/DETAILS`.
struct ValidSignature {
  /// Of the key that made the signature, in capitals.
  var fingerprint: String
  /// Of the key that it belongs to; the same as `fingerprint` for a certificate of X.509.
  var primaryFingerprint: String
  /// When it claims to have been made, in seconds since 1970; `nil` where it does not say.
  var time: Int64?
  /// When it ends by its own words, or a certificate's end with X.509; `nil` for never.
  var expiry: Int64?
  /// The number of the digest, of RFC 4880, section 9.4.
  var digest: String
  /// The class in two hexadecimal digits; `00` is a signature over bytes as they are.
  var signatureClass: String

  /// - Throws: `GnuPGStatus.Contradiction` where a field is missing or malformed.
  init(_ line: GnuPGStatus.Line) throws(GnuPGStatus.Contradiction) {
    let fields = line.arguments
    guard fields.count >= 9, fields[0].count >= 40, fields[0].allSatisfy(\.isHexDigit) else {
      throw GnuPGStatus.Contradiction(reason: "an incomplete VALIDSIG in its status")
    }
    fingerprint = fields[0].uppercased()
    primaryFingerprint = (fields.count > 9 ? fields[9] : fields[0]).uppercased()
    time = try Self.moment(fields[2])
    expiry = try Self.moment(fields[3])
    digest = fields[7]
    signatureClass = fields[8]
  }

  /// Whether the digest is one that nobody can find a second text for: SHA-2 alone.
  var hasStrongDigest: Bool {
    ["8", "9", "10", "11"].contains(digest)
  }

  /// Seconds since 1970, or `19660205T091500` in UTC; 0 and nothing stand for no moment.
  private static func moment(_ field: String) throws(GnuPGStatus.Contradiction) -> Int64? {
    guard !field.isEmpty, field != "0" else {
      return nil
    }
    if let seconds = Int64(field) {
      return seconds
    }
    let parts = field.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 8, parts[1].count == 6,
      let date = Int(parts[0]), let time = Int64(parts[1])
    else {
      throw GnuPGStatus.Contradiction(reason: "a malformed date in its status")
    }
    let day = CalendarDate(year: date / 10_000, month: date / 100 % 100, day: date % 100)
    return day.daysSince1970 * 86_400 + time / 10_000 * 3_600 + time / 100 % 100 * 60 + time % 100
  }
}
