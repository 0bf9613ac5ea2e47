#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// The words by which an approval is found among all commits, wherever in a message they stand: a
/// squash may have moved them.
enum ApprovalMark {
  static let key: StaticString = "Spec-Approval:"

  /// Whether the mark stands in a commit object behind an offset.
  static func stands(in bytes: UnsafeRawBufferPointer, from offset: Int) -> Bool {
    guard let base = bytes.baseAddress else {
      return false
    }
    let first = Int32(key.utf8Start[0])
    var offset = offset
    while offset + key.utf8CodeUnitCount <= bytes.count,
      let found = memchr(base + offset, first, bytes.count - offset - key.utf8CodeUnitCount + 1)
    {
      if memcmp(found, key.utf8Start, key.utf8CodeUnitCount) == 0 {
        return true
      }
      offset = UnsafeRawPointer(found) - base + 1
    }
    return false
  }
}
