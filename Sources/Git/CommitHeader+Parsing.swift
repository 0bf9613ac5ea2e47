extension CommitHeader {
  /// Reads a commit object's headers; `nil` where the bytes are not a commit.
  ///
  /// As lenient as git's own reader: a date that it cannot read is 0, unknown headers are skipped,
  /// and parents count only where they stand directly behind the tree.
  public init?(parsing bytes: UnsafeRawBufferPointer) {
    var reader = LineReader(bytes)
    guard let line = reader.next(), let tree = Self.id(in: bytes, line, after: "tree ") else {
      return nil
    }
    self.tree = tree
    parents = []
    author = 0..<0
    committer = 0..<0
    message = bytes.count
    var areParents = true
    while let line = reader.next() {
      if line.isEmpty {
        message = reader.position
        return
      }
      if areParents, let parent = Self.id(in: bytes, line, after: "parent ") {
        parents.append(parent)
        continue
      }
      areParents = false
      read(line, of: bytes)
    }
  }

  private mutating func read(_ line: Range<Int>, of bytes: UnsafeRawBufferPointer) {
    switch bytes[line.lowerBound] {
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

  /// Splits `Name <mail> 1700000000 +0100` as git's `split_ident_line` does.
  ///
  /// Without `<` and `>` there is nobody; without both numbers there is no date. The date stands
  /// behind the last `>`.
  private static func identity(
    in bytes: UnsafeRawBufferPointer, _ line: Range<Int>
  ) -> (Range<Int>, Timestamp?) {
    guard let open = bytes[line].firstIndex(of: UInt8(ascii: "<")),
      let close = bytes[open..<line.upperBound].lastIndex(of: UInt8(ascii: ">"))
    else {
      return (line.lowerBound..<line.lowerBound, nil)
    }
    return (line.lowerBound..<close + 1, timestamp(bytes[(close + 1)..<line.upperBound]))
  }

  private static func timestamp(_ bytes: Slice<UnsafeRawBufferPointer>) -> Timestamp? {
    var scanner = NumberScanner(bytes)
    scanner.skipSpace()
    guard let seconds = scanner.digits() else {
      return nil
    }
    scanner.skipSpace()
    guard let sign = scanner.sign(), let zone = scanner.digits() else {
      return nil
    }
    guard seconds <= latestSeconds else {
      return Timestamp(seconds: 0)
    }
    let hours = zone <= Int32.max ? Int(zone / 100) : 0
    let minutes = zone <= Int32.max ? Int(zone % 100) : 0
    return Timestamp(seconds: seconds, offset: sign * (60 * hours + minutes))
  }

  /// The end of the last year that C's calendar knows, 2^31 - 1 + 1900; git takes what is later for
  /// the epoch, and calculating with it here could overflow.
  private static let latestSeconds: Int64 = 67_768_036_191_676_799
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

/// Decimal numbers, signs and white space, as C's `strtol` meets them.
private struct NumberScanner {
  private var rest: Slice<UnsafeRawBufferPointer>

  init(_ bytes: Slice<UnsafeRawBufferPointer>) {
    rest = bytes
  }

  mutating func skipSpace() {
    rest = rest.drop { [0x20, 0x09, 0x0D].contains($0) }
  }

  /// 1 for `+` and -1 for `-`; `nil` for anything else.
  mutating func sign() -> Int? {
    guard let first = rest.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(first) else {
      return nil
    }
    rest = rest.dropFirst()
    return first == UInt8(ascii: "-") ? -1 : 1
  }

  /// The number that begins here, `Int64.max` where it is larger; `nil` where there is none.
  mutating func digits() -> Int64? {
    var value: Int64?
    while let digit = rest.first, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      value = overflow || carry ? .max : sum
      rest = rest.dropFirst()
    }
    return value
  }
}
