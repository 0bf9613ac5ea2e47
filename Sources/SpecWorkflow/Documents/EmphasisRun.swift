/// A run of `*` or `_` and whether it can begin or end emphasis (CommonMark's flanking rules).
struct EmphasisRun {
  let byte: UInt8
  let canOpen: Bool
  let canClose: Bool
  /// The bytes of the run that are not matched yet, as a range of the output.
  var rest: Range<Int>

  init(_ byte: UInt8, _ length: Int, at offset: Int, before: UInt8, after: UInt8) {
    let isLeft =
      !after.isWhiteSpace && (!after.isPunctuation || before.isWhiteSpace || before.isPunctuation)
    let isRight =
      !before.isWhiteSpace && (!before.isPunctuation || after.isWhiteSpace || after.isPunctuation)
    self.byte = byte
    if byte == ASCII.underscore {
      canOpen = isLeft && (!isRight || before.isPunctuation)
      canClose = isRight && (!isLeft || after.isPunctuation)
    } else {
      canOpen = isLeft
      canClose = isRight
    }
    rest = offset..<offset + length
  }
}

/// The runs that wait for a partner.
///
/// Simpler than CommonMark's algorithm in that the two characters do not see one another, which
/// makes no difference to any value that a person would write.
struct EmphasisStack {
  private var asterisks: [EmphasisRun] = []
  private var underscores: [EmphasisRun] = []

  /// Matches the run with those before it, overwriting with NUL what turns out to be markup.
  mutating func add(_ run: EmphasisRun, to output: inout [UInt8]) {
    if run.byte == ASCII.asterisk {
      Self.add(run, to: &asterisks, &output)
    } else {
      Self.add(run, to: &underscores, &output)
    }
  }

  private static func add(
    _ run: EmphasisRun, to openers: inout [EmphasisRun], _ output: inout [UInt8]
  ) {
    var run = run
    while run.canClose, !run.rest.isEmpty, var opener = openers.popLast() {
      let length = min(opener.rest.count, run.rest.count)
      for offset in 0..<length {
        output[opener.rest.upperBound - 1 - offset] = 0
        output[run.rest.lowerBound + offset] = 0
      }
      opener.rest = opener.rest.lowerBound..<opener.rest.upperBound - length
      run.rest = run.rest.lowerBound + length..<run.rest.upperBound
      if !opener.rest.isEmpty { openers.append(opener) }
    }
    if run.canOpen, !run.rest.isEmpty { openers.append(run) }
  }
}
