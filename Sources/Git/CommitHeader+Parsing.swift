extension CommitHeader {
  /// Reads a commit object's headers; `nil` where the bytes are not a commit.
  ///
  /// As lenient as git's own reader: a date that is no number is 0, unknown headers are skipped.
  public init?(parsing bytes: UnsafeRawBufferPointer) {
    var reader = LineReader(bytes)
    guard let line = reader.next(), let tree = Self.id(in: bytes, line, after: "tree ") else {
      return nil
    }
    self.tree = tree
    parents = []
    author = 0..<0
    committer = 0..<0
    authorTime = Timestamp(seconds: 0)
    committerTime = Timestamp(seconds: 0)
    message = bytes.count
    while let line = reader.next() {
      if line.isEmpty {
        message = reader.position
        return
      }
      read(line, of: bytes)
    }
  }

  private mutating func read(_ line: Range<Int>, of bytes: UnsafeRawBufferPointer) {
    switch bytes[line.lowerBound] {
    case UInt8(ascii: "p"):
      if let parent = Self.id(in: bytes, line, after: "parent ") {
        parents.append(parent)
      }
    case UInt8(ascii: "a"):
      if author.isEmpty, let value = Self.value(in: bytes, line, after: "author ") {
        (author, authorTime) = Self.identity(in: bytes, value)
      }
    case UInt8(ascii: "c"):
      if committer.isEmpty, let value = Self.value(in: bytes, line, after: "committer ") {
        (committer, committerTime) = Self.identity(in: bytes, value)
      }
    case UInt8(ascii: "e"):
      encoding = encoding ?? Self.value(in: bytes, line, after: "encoding ")
    default:
      break
    }
  }

  private static func value(
    in bytes: UnsafeRawBufferPointer, _ line: Range<Int>, after key: StaticString
  ) -> Range<Int>? {
    let length = key.utf8CodeUnitCount
    guard line.count >= length,
      bytes[line].prefix(length).elementsEqual(
        UnsafeBufferPointer(start: key.utf8Start, count: length))
    else {
      return nil
    }
    return line.lowerBound + length..<line.upperBound
  }

  private static func id(
    in bytes: UnsafeRawBufferPointer, _ line: Range<Int>, after key: StaticString
  ) -> ObjectID? {
    value(in: bytes, line, after: key).flatMap { ObjectID(hexDigits: bytes[$0]) }
  }

  /// Splits `Name <mail> 1700000000 +0100` at the last `>`, as git does.
  private static func identity(
    in bytes: UnsafeRawBufferPointer, _ line: Range<Int>
  ) -> (Range<Int>, Timestamp) {
    guard let close = bytes[line].lastIndex(of: UInt8(ascii: ">")) else {
      return (line, Timestamp(seconds: 0))
    }
    var scanner = NumberScanner(bytes[(close + 1)..<line.upperBound])
    let seconds = scanner.integer() ?? 0
    let zone = scanner.integer() ?? 0
    let minutes = Int(zone.magnitude % 100) + 60 * Int(min(zone.magnitude, 9_999) / 100)
    return (
      line.lowerBound..<close + 1,
      Timestamp(seconds: seconds, offset: zone < 0 ? -minutes : minutes)
    )
  }
}

/// Lines of a buffer, without their line feed.
private struct LineReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else {
      return nil
    }
    let start = position
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    position = min(end + 1, bytes.count)
    return start..<end
  }
}

/// Signed decimal numbers with white space between them.
private struct NumberScanner {
  private var rest: Slice<UnsafeRawBufferPointer>

  init(_ bytes: Slice<UnsafeRawBufferPointer>) {
    rest = bytes
  }

  mutating func integer() -> Int64? {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    var value: Int64?
    while let digit = rest.first, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      guard !overflow, product <= Int64.max - 9 else {
        return nil
      }
      value = product + Int64(digit - UInt8(ascii: "0"))
      rest = rest.dropFirst()
    }
    return value.map { isNegative ? -$0 : $0 }
  }
}
