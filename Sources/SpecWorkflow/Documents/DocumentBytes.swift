/// What every reader asks of a document's bytes before it looks at them.
enum DocumentBytes {
  /// The largest document that is read; cmark-gfm 0.29 is quadratic on hostile input.
  static let limit = 1_048_576

  /// Why the bytes cannot be read as a text, or `nil`.
  static func problem(in bytes: [UInt8]) -> DocumentProblem? {
    if let problem = sizeProblem(in: bytes) { return problem }
    let (hasNUL, isASCII) = survey(bytes)
    if hasNUL, let offset = bytes.firstIndex(of: 0) {
      return DocumentProblem(.binary, at: bytes.position(of: offset), "a NUL byte, not a text")
    }
    guard !isASCII, String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let offset = firstInvalidByte(in: bytes)
    return DocumentProblem(
      .notUTF8, at: bytes.position(of: offset),
      "not UTF-8 (byte 0x\(String(bytes[offset], radix: 16, uppercase: true)))")
  }

  /// Why there are too many bytes to read, or `nil`.
  static func sizeProblem(in bytes: [UInt8]) -> DocumentProblem? {
    sizeProblem(bytes.count)
  }

  /// Why so many bytes are too many to read, or `nil`.
  static func sizeProblem(_ count: Int) -> DocumentProblem? {
    guard count > limit else { return nil }
    return DocumentProblem(
      .tooLarge, at: SourcePosition(line: 1), "\(count) bytes, more than the \(limit) that are read"
    )
  }

  /// Whether a NUL byte stands in the bytes and whether all are ASCII, eight at a time.
  private static func survey(_ bytes: [UInt8]) -> (hasNUL: Bool, isASCII: Bool) {
    bytes.withUnsafeBytes { buffer in
      let ones: UInt64 = 0x0101_0101_0101_0101
      let highs: UInt64 = 0x8080_8080_8080_8080
      var zeros: UInt64 = 0
      var high: UInt64 = 0
      var offset = 0
      while offset + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        zeros |= (word &- ones) & ~word & highs
        high |= word & highs
        offset += 8
      }
      var hasNUL = zeros != 0
      while offset < buffer.count {
        hasNUL = hasNUL || buffer[offset] == 0
        high |= UInt64(buffer[offset] & 0x80)
        offset += 1
      }
      return (hasNUL, high == 0)
    }
  }

  /// The first byte that begins no character; the caller knows that there is one.
  private static func firstInvalidByte(in bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return min(offset, bytes.count - 1)
      }
    }
  }
}
