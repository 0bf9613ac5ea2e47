#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// Whether the names of a tree are ones that a tree can have, and in git's order, asked name by name.
///
/// Readers of git's own go by the order, so that each of them sees another tree where it is broken
/// or a name stands twice. The C counterpart is `fsck_tree`. Linear in the bytes, and without memory
/// of its own for all but trees with a file `a` and an `a.b` behind it.
struct TreeOrder {
  private var previous: Range<Int> = 0..<0
  private var isPreviousFolder = false
  /// The lengths of the beginnings of the last name that are files of the tree, the shortest first.
  ///
  /// Between a file `a` and a folder `a`, which sorts as `a/`, only names such as `a.b` can stand: all
  /// of them begin with `a`.
  private var beginnings: [Int] = []

  /// Takes the next name, or refuses it.
  mutating func accepts(
    _ name: Range<Int>, isFolder: Bool, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    guard Self.isPossible(name, in: bytes) else {
      return false
    }
    guard !previous.isEmpty else {
      (previous, isPreviousFolder) = (name, isFolder)
      return true
    }
    let common = Self.common(previous, name, in: bytes)
    if common == previous.count, !isPreviousFolder {
      beginnings.append(common)
    }
    while let last = beginnings.last, last > common {
      beginnings.removeLast()
    }
    // Both are one byte longer than their names here: with NUL, or with the `/` of a folder.
    let isInOrder =
      Self.byte(at: common, of: previous, isFolder: isPreviousFolder, in: bytes)
      < Self.byte(at: common, of: name, isFolder: isFolder, in: bytes)
    (previous, isPreviousFolder) = (name, isFolder)
    return isInOrder && beginnings.last != name.count
  }

  private static func isPossible(_ name: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
    let dot = UInt8(ascii: ".")
    switch name.count {
    case 0: return false
    case 1 where bytes[name.lowerBound] == dot: return false
    case 2 where bytes[name.lowerBound] == dot && bytes[name.lowerBound + 1] == dot: return false
    default: break
    }
    guard let base = bytes.baseAddress else {
      return false
    }
    return memchr(base + name.lowerBound, Int32(UInt8(ascii: "/")), name.count) == nil
  }

  /// How many bytes two names have in common at the front.
  private static func common(
    _ left: Range<Int>, _ right: Range<Int>, in bytes: UnsafeRawBufferPointer
  ) -> Int {
    let count = min(left.count, right.count)
    var offset = 0
    // Neighbours such as `SPEC-001-…` and `SPEC-002-…` have much in common, so eight at a time.
    while offset + 8 <= count {
      let difference =
        word(at: left.lowerBound + offset, in: bytes)
        ^ word(at: right.lowerBound + offset, in: bytes)
      guard difference == 0 else {
        return offset + difference.trailingZeroBitCount / 8
      }
      offset += 8
    }
    while offset < count, bytes[left.lowerBound + offset] == bytes[right.lowerBound + offset] {
      offset += 1
    }
    return offset
  }

  /// Eight bytes, the first of them the lowest of the number.
  private static func word(at offset: Int, in bytes: UnsafeRawBufferPointer) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func byte(
    at offset: Int, of name: Range<Int>, isFolder: Bool, in bytes: UnsafeRawBufferPointer
  ) -> UInt8 {
    offset < name.count ? bytes[name.lowerBound + offset] : isFolder ? UInt8(ascii: "/") : 0
  }
}
