internal import Clibgit2

/// The SHA-1 name of a Git object, 20 bytes.
///
/// The C counterpart is `git_oid`.
public struct ObjectID: Hashable, Sendable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt32

  /// The number of bytes of a name.
  public static let byteCount = 20

  /// Reads 20 bytes; the buffer must hold at least as many from the offset.
  public init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
    first = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    second = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
    third = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self))
  }

  /// Parses 40 hexadecimal digits; `nil` for anything else.
  public init?(hex: some StringProtocol) {
    self.init(hexDigits: hex.utf8)
  }

  /// Parses 40 hexadecimal digits given as bytes; `nil` for anything else.
  public init?(hexDigits: some Sequence<UInt8>) {
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var count = 0
    for digit in hexDigits {
      guard let value = Self.value(ofDigit: digit) else {
        return nil
      }
      switch count {
      case 0..<16: words.0 = words.0 << 4 | value
      case 16..<32: words.1 = words.1 << 4 | value
      case 32..<40: words.2 = words.2 << 4 | value
      default: return nil
      }
      count += 1
    }
    guard count == 2 * Self.byteCount else {
      return nil
    }
    first = words.0
    second = words.1
    third = UInt32(words.2)
  }

  /// The first eight bytes as a number; as good as random, since names are hashes.
  public var prefix: UInt64 {
    first
  }

  /// Lends the 20 bytes of the name.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let words = (first.bigEndian, second.bigEndian, third.bigEndian)
    return withUnsafeBytes(of: words) { bytes in
      body(UnsafeRawBufferPointer(rebasing: bytes[..<Self.byteCount]))
    }
  }

  init(_ oid: git_oid) {
    self = withUnsafeBytes(of: oid) { ObjectID($0) }
  }

  /// The same name in C's form.
  var oid: git_oid {
    var oid = git_oid()
    withUnsafeMutableBytes(of: &oid) { bytes in
      bytes.storeBytes(of: first.bigEndian, toByteOffset: 0, as: UInt64.self)
      bytes.storeBytes(of: second.bigEndian, toByteOffset: 8, as: UInt64.self)
      bytes.storeBytes(of: third.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }

  private static func value(ofDigit digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

extension ObjectID: Comparable {
  public static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.first, left.second, left.third) < (right.first, right.second, right.third)
  }
}

extension ObjectID: CustomStringConvertible {
  /// The 40 hexadecimal digits, in lower case.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * Self.byteCount)
    withUnsafeBytes(of: oid) { bytes in
      for byte in bytes.prefix(Self.byteCount) {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first ten hexadecimal digits, for people.
  public var abbreviated: String {
    String(description.prefix(10))
  }
}
