/// What makes a signature not count although its cryptography holds.
enum SignatureWeakness {
  /// How far the signature's own date may be from the commit's: a day.
  static let tolerance: Int64 = 86_400

  /// Its class, its digest or its date, in words; `nil` for none of them.
  static func of(_ signature: ValidSignature, at time: Int64) -> String? {
    if signature.signatureClass != "00" {
      return "a signature of class \(signature.signatureClass), not over the bytes as they are"
    }
    if !signature.hasStrongDigest {
      return "the signature uses the digest \(signature.digest), which is too weak"
    }
    guard let date = signature.time else {
      return "the signature does not say when it was made"
    }
    // Differences overflow where a commit's date is absurd.
    let (distance, overflow) = time.subtractingReportingOverflow(date)
    guard !overflow, distance.magnitude <= tolerance.magnitude else {
      return "the signature's date is more than a day from the commit's"
    }
    return nil
  }
}
