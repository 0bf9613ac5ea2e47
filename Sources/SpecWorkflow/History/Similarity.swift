/// How much of one text is left in another, as git measures it for renames.
///
/// Texts are cut into lines, and longer lines into pieces of 64 bytes; the bytes of the pieces that
/// both hold are set against the larger text (git's `diffcore-delta.c`).
struct Similarity: Sendable {
  private let pieces: [UInt64: Int]
  private let size: Int

  /// The share that git takes for a rename by default.
  static let threshold = 0.5

  init(_ text: [UInt8]) {
    var pieces: [UInt64: Int] = [:]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var length = 0
    for (index, byte) in text.enumerated() {
      // As in git, a carriage return before a line feed does not count.
      if byte == UInt8(ascii: "\r"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") {
        continue
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      length += 1
      if length == 64 || byte == UInt8(ascii: "\n") {
        pieces[hash, default: 0] += length
        hash = 0xcbf2_9ce4_8422_2325
        length = 0
      }
    }
    if length > 0 {
      pieces[hash, default: 0] += length
    }
    self.pieces = pieces
    size = text.count
  }

  /// The share of the larger text that both hold, from 0 to 1; 0 where one is more than twice as
  /// long as the other, which is below the threshold in any case.
  func share(with other: Similarity) -> Double {
    let larger = max(size, other.size)
    // The smaller text bounds what they can have in common.
    guard larger > 0, 2 * min(size, other.size) >= larger else {
      return 0
    }
    var common = 0
    for (hash, length) in pieces {
      common += min(length, other.pieces[hash] ?? 0)
    }
    return Double(common) / Double(larger)
  }
}
