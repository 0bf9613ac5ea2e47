/// Reads the data types of RFC 4251, section 5, from the front of some bytes.
struct SSHWireReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) {
    rest = ArraySlice(bytes)
  }

  mutating func uint32() throws(SSHFormatError) -> UInt32 {
    try take(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func uint64() throws(SSHFormatError) -> UInt64 {
    try take(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func string() throws(SSHFormatError) -> ArraySlice<UInt8> {
    try take(Int(try uint32()))
  }

  /// A string of printable ASCII, as every name of the protocol is.
  ///
  /// OpenSSH lets a name end in NUL; here it has one spelling.
  mutating func name() throws(SSHFormatError) -> String {
    let bytes = try string()
    guard bytes.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw SSHFormatError("a name with characters that are not printable")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of an `mpint` above zero, without the leading zero that keeps its sign.
  ///
  /// OpenSSH passes over needless zeros in front, which RFC 4251 forbids; here they are an error, so
  /// that a number has one spelling.
  mutating func positiveInteger() throws(SSHFormatError) -> [UInt8] {
    let bytes = try string()
    guard let first = bytes.first else {
      throw SSHFormatError("a number is zero")
    }
    guard first < 0x80 else {
      throw SSHFormatError("a number is negative")
    }
    guard first == 0 else {
      return Array(bytes)
    }
    guard let second = bytes.dropFirst().first, second >= 0x80 else {
      throw SSHFormatError("a number with needless zeros in front")
    }
    return Array(bytes.dropFirst())
  }

  mutating func take(_ count: Int) throws(SSHFormatError) -> ArraySlice<UInt8> {
    guard count <= rest.count else {
      throw SSHFormatError("it ends too early")
    }
    let taken = rest.prefix(count)
    rest = rest.dropFirst(count)
    return taken
  }

  /// Checks that everything has been read.
  func end(of thing: String) throws(SSHFormatError) {
    guard rest.isEmpty else {
      throw SSHFormatError("bytes behind the end of \(thing)")
    }
  }

  /// A string as it is written.
  static func encode(_ string: some Collection<UInt8>) -> [UInt8] {
    let count = UInt32(string.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> UInt32($0)) } + string
  }
}
