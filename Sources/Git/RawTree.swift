#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// The entries of a tree object, read from its bytes one by one.
///
/// Format: `mode SP name NUL id`, git's `Documentation/gitformat-…`; entries are sorted by name with
/// a `/` behind a folder's. Comparing trees this way builds no objects for entries nobody asks for.
/// Modes are as git takes them (`FileMode.init(canonical:)`).
public struct RawTree: Sequence, IteratorProtocol {
  /// One entry; the name's range counts in the tree's bytes.
  public struct Entry: Sendable {
    /// Where the entry begins.
    public var start: Int
    public var mode: FileMode
    public var name: Range<Int>
    public var id: ObjectID
  }

  private let bytes: UnsafeRawBufferPointer
  /// Where the next entry begins.
  public private(set) var position: Int
  private var order = TreeOrder()

  /// Reads a tree object's content; the buffer must outlive the iteration.
  ///
  /// `position`: where to begin; must be the beginning of an entry.
  public init(_ bytes: UnsafeRawBufferPointer, from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether bytes are a tree from the first to the last: see `next`.
  public static func isWhole(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var entries = RawTree(bytes)
    while entries.next() != nil {}
    return entries.isAtEnd
  }

  /// Where the entries begin whose ids are others than those of a whole tree, which makes the bytes
  /// one as well; `nil` where anything but ids differs.
  ///
  /// The trees of neighbouring commits mostly differ so, and this takes a tenth of the time of
  /// `isWhole`.
  public static func differingIDs(
    of bytes: UnsafeRawBufferPointer, from known: UnsafeRawBufferPointer
  ) -> [Int]? {
    guard bytes.count == known.count else {
      return nil
    }
    var entries = RawTree(known)
    var starts: [Int] = []
    var offset = 0
    while let difference = bytes.firstDifference(from: known, at: offset) {
      entries.skip(to: difference)
      guard let nameEnd = entries.endOfName(from: entries.position), difference > nameEnd else {
        return nil
      }
      starts.append(entries.position)
      offset = nameEnd + 1 + ObjectID.byteCount
    }
    return starts
  }

  /// The next entry; `nil` at the end and where the bytes are no tree any more.
  ///
  /// A mode that is no octal number, a name that cannot be one (empty, `.`, `..` or with a slash), one
  /// that stands there twice, also as a file and a folder, and one that is out of order make the bytes
  /// none: git, and whatever else reads them, would each see something else there.
  public mutating func next() -> Entry? {
    var mode: UInt32 = 0
    var index = position
    while index < bytes.count, bytes[index] != UInt8(ascii: " ") {
      guard bytes[index] & ~7 == UInt8(ascii: "0") else {
        return nil
      }
      mode = mode &<< 3 | UInt32(bytes[index] & 7)
      index += 1
    }
    let name = index + 1
    guard index > position, let nameEnd = endOfName(from: name) else {
      return nil
    }
    let kind = FileMode(canonical: mode)
    guard order.accepts(name..<nameEnd, isFolder: kind == .tree, in: bytes) else {
      return nil
    }
    defer { position = nameEnd + 1 + ObjectID.byteCount }
    return Entry(
      start: position, mode: kind, name: name..<nameEnd, id: ObjectID(bytes, at: nameEnd + 1))
  }

  /// Whether everything was read; a tree that is cut off or no tree at all ends before its bytes do.
  public var isAtEnd: Bool {
    position == bytes.count
  }

  /// Passes over entries that end at or before an offset.
  public mutating func skip(to offset: Int) {
    while let nameEnd = endOfName(from: position), nameEnd + 1 + ObjectID.byteCount <= offset {
      position = nameEnd + 1 + ObjectID.byteCount
    }
  }

  /// The NUL behind a name, where a whole entry follows.
  private func endOfName(from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, 0, bytes.count - start)
    else {
      return nil
    }
    let end = UnsafeRawPointer(found) - base
    return end + 1 + ObjectID.byteCount <= bytes.count ? end : nil
  }
}

extension UnsafeRawBufferPointer {
  /// The first offset, from one on, at which two buffers differ; `nil` where they do not.
  ///
  /// The end of the shorter one is a difference where the other goes on.
  public func firstDifference(from other: UnsafeRawBufferPointer, at start: Int = 0) -> Int? {
    let count = Swift.min(count, other.count)
    var offset = start
    while offset + 8 <= count,
      loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    {
      offset += 8
    }
    while offset < count, self[offset] == other[offset] {
      offset += 1
    }
    return offset < Swift.max(self.count, other.count) ? offset : nil
  }
}
