/// The entries of a tree object, read from its bytes one by one.
///
/// Format: `mode SP name NUL id`, git's `Documentation/gitformat-…`; entries are sorted by name with
/// a `/` behind a folder's. Comparing trees this way builds no objects for entries nobody asks for.
public struct RawTree: Sequence, IteratorProtocol {
  /// One entry; the name's range counts in the tree's bytes.
  public struct Entry: Sendable {
    public var mode: FileMode
    public var name: Range<Int>
    public var id: ObjectID
  }

  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Reads a tree object's content; the buffer must outlive the iteration.
  public init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The next entry; `nil` at the end and where the bytes are no tree any more.
  public mutating func next() -> Entry? {
    var mode: UInt32 = 0
    var index = position
    while index < bytes.count, bytes[index] != UInt8(ascii: " ") {
      mode = mode &<< 3 | UInt32(bytes[index] & 7)
      index += 1
    }
    let nameStart = index + 1
    guard nameStart < bytes.count,
      let nameEnd = bytes[nameStart...].firstIndex(of: 0),
      nameEnd + 1 + ObjectID.byteCount <= bytes.count
    else {
      return nil
    }
    position = nameEnd + 1 + ObjectID.byteCount
    return Entry(
      mode: FileMode(rawValue: mode), name: nameStart..<nameEnd,
      id: ObjectID(bytes, at: nameEnd + 1))
  }
}

/// What an entry of a tree is.
public struct FileMode: RawRepresentable, Hashable, Sendable {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  public static let tree = FileMode(rawValue: 0o040000)
  public static let file = FileMode(rawValue: 0o100644)
  public static let executable = FileMode(rawValue: 0o100755)
  public static let symbolicLink = FileMode(rawValue: 0o120000)
  public static let submodule = FileMode(rawValue: 0o160000)

  /// Whether the entry is a file with content of its own.
  public var isFile: Bool {
    rawValue & 0o170000 == 0o100000
  }
}
