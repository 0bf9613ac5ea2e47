internal import Crypto

/// A SHA-256 of something that an approval binds to.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  /// 64 hexadecimal digits in lower case.
  public var hex: String

  /// The digest of a label, a NUL byte and the bytes, so that no two kinds of digest ever meet.
  init(label: String, _ bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(data: Array(label.utf8))
    hash.update(data: [0])
    hash.update(data: bytes)
    let digits = Array("0123456789abcdef".utf8)
    hex = String(
      decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// Parses `sha256:` and 64 hexadecimal digits in lower case; `nil` for anything else.
  init?(_ text: Substring) {
    let digits = text.dropFirst(7)
    guard text.hasPrefix("sha256:"), digits.utf8.count == 64,
      digits.utf8.allSatisfy({ $0.isDigit || (0x61...0x66).contains($0) })
    else {
      return nil
    }
    hex = String(digits)
  }

  /// As trailers have it.
  public var description: String {
    "sha256:" + hex
  }
}
