internal import Git

extension TextSource {
  /// Whether a text is one of those that it came from, but for the typed dates.
  ///
  /// `isMerge`: whether it came from several.
  func bringsNothing(
    _ file: FileVersion, after earlier: [FileVersion], isMerge: Bool
  ) throws(SpecError) -> Bool {
    let header = try header(of: file)
    // Without such a field, and with one parent, the texts differ in something else, so the earlier
    // one is not read.
    let hasDates = header.field(.created) != nil || header.field(.updated) != nil
    guard hasDates || isMerge else {
      return false
    }
    if earlier.contains(file) {
      return true
    }
    guard let text = try undated(file) else {
      return false
    }
    for old in earlier where try undated(old) == text {
      return true
    }
    return false
  }

  /// A text without the values of its dates; `nil` for one that is too large to be read, which is
  /// like no other.
  private func undated(_ file: FileVersion) throws(SpecError) -> [UInt8]? {
    guard case .success(let bytes) = try text(of: file) else {
      return nil
    }
    return bytes.masking([.created, .updated], of: try header(of: file))
  }
}

extension [UInt8] {
  /// The document with the values of some header fields taken out.
  func masking(_ keys: Set<HeaderKey>, of header: Header) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var position = 0
    let ranges = header.fields.filter { keys.contains($0.key) }.map(\.valueRange)
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound })
    where range.lowerBound >= position {
      result += self[position..<range.lowerBound]
      position = range.upperBound
    }
    return result + self[position...]
  }
}
