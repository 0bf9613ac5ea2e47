/// How much of a text there is of what costs cmark more than its length says.
///
/// The sizes of parts that empty lines divide add up to that of the whole.
struct MarkdownSize {
  /// Far more than a document shows; cmark-gfm 0.29 needs a time that grows with their square
  /// (CVE-2023-22486).
  private static let imageLimit = 5_000

  /// Far more than a person reads; cmark-gfm fills every row of a table up to its width, so that a
  /// few short rows under a wide heading take gigabytes.
  private static let cellLimit = 500_000

  private var images = 0
  private var cells = 0

  init() {}

  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { buffer in
      images = Self.imageCount(in: buffer)
      cells = Self.cellCount(in: buffer)
    }
  }

  static func += (sum: inout MarkdownSize, part: MarkdownSize) {
    sum.images += part.images
    sum.cells += part.cells
  }

  /// Why there is too much of something, or `nil`.
  var problem: DocumentProblem? {
    let limit: String
    if images > Self.imageLimit {
      limit = "more than the \(Self.imageLimit) images that are read"
    } else if cells > Self.cellLimit {
      limit = "tables of more than the \(Self.cellLimit) cells that are read"
    } else {
      return nil
    }
    return DocumentProblem(.tooLarge, at: SourcePosition(line: 1), limit)
  }

  /// The most cells that the tables of the text can have: the width of what looks like a delimiter
  /// row, for every line up to the next empty one.
  private static func cellCount(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var (cells, width, start) = (0, 0, 0)
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: ASCII.newline) ?? bytes.count
      let line = bytes[start..<end]
      if line.allSatisfy(isOfDelimiter), line.contains(ASCII.hyphen) {
        width = max(width, line.count { $0 == ASCII.pipe } + 1)
      } else if line.allSatisfy(\.isWhiteSpace) {
        width = 0
      }
      cells += width
      start = end + 1
    }
    return cells
  }

  private static func isOfDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.pipe, ASCII.colon, ASCII.hyphen, ASCII.greater, 0x09, 0x0D, 0x20: true
    default: false
    }
  }

  private static func imageCount(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == ASCII.openBracket, previous == ASCII.bang { count += 1 }
      previous = byte
    }
    return count
  }
}
