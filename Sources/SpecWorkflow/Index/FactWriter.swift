internal import Git

/// Writes facts one behind the other, numbers in little-endian order, in pieces of some megabytes.
///
/// A number, name or text stands in one piece; a column may go on in the next.
struct FactWriter {
  private(set) var bytes: [UInt8] = []
  /// Takes each piece but the last as soon as it is full; `nil` to leave all in one.
  private let takePiece: (([UInt8]) -> Void)?
  private static let pieceSize = 1 << 22

  init(takePiece: (([UInt8]) -> Void)? = nil) {
    self.takePiece = takePiece
  }

  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    endPieceIfFull()
  }

  mutating func append(text: String) {
    append(Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
    endPieceIfFull()
  }

  mutating func append(_ id: ObjectID) {
    id.withBytes { bytes.append(contentsOf: $0) }
    endPieceIfFull()
  }

  /// Numbers with their count in front.
  mutating func append<Number: FixedWidthInteger>(column: [Number]) {
    append(Int64(column.count))
    var next = 0
    while next < column.count {
      let end = min(column.count, next + Self.pieceSize / MemoryLayout<Number>.size)
      column[next..<end].withUnsafeBytes { bytes.append(contentsOf: $0) }
      next = end
      endPieceIfFull()
    }
  }

  /// Names of objects with their count in front.
  mutating func append(column: [ObjectID]) {
    append(Int64(column.count))
    for id in column {
      append(id)
    }
  }

  private mutating func endPieceIfFull() {
    if let takePiece, bytes.count >= Self.pieceSize {
      takePiece(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}
