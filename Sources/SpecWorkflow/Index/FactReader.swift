internal import Git

/// Reads what a `FactWriter` has written, piece by piece, never beyond the end of one.
struct FactReader {
  private var bytes: [UInt8] = []
  private var position = 0
  private let nextPiece: () throws(FactError) -> [UInt8]

  init(nextPiece: @escaping () throws(FactError) -> [UInt8]) {
    self.nextPiece = nextPiece
  }

  mutating func next<Number: FixedWidthInteger>(_: Number.Type) throws(FactError) -> Number {
    let place = try take(MemoryLayout<Number>.size)
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self))
    }
  }

  mutating func nextCount() throws(FactError) -> Int {
    let count = try next(Int64.self)
    guard count >= 0, count <= Int32.max else {
      throw FactError()
    }
    return Int(count)
  }

  mutating func nextText() throws(FactError) -> String {
    let count = try nextCount()
    let place = try take(count)
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func nextID() throws(FactError) -> ObjectID {
    let place = try take(ObjectID.byteCount)
    return bytes.withUnsafeBytes { ObjectID($0, at: place) }
  }

  mutating func column<Number: FixedWidthInteger>(of: Number.Type) throws(FactError) -> [Number] {
    try column(size: MemoryLayout<Number>.size) { bytes, column in
      let count = bytes.count / MemoryLayout<Number>.size
      column += [Number](unsafeUninitializedCapacity: count) { numbers, written in
        UnsafeMutableRawBufferPointer(numbers).copyMemory(from: bytes)
        written = count
      }
    }
  }

  mutating func idColumn() throws(FactError) -> [ObjectID] {
    try column(size: ObjectID.byteCount) { bytes, column in
      for offset in stride(from: 0, to: bytes.count, by: ObjectID.byteCount) {
        column.append(ObjectID(bytes, at: offset))
      }
    }
  }

  private mutating func column<Element>(
    size: Int, _ append: (UnsafeRawBufferPointer, inout [Element]) -> Void
  ) throws(FactError) -> [Element] {
    var rest = try nextCount()
    var column: [Element] = []
    column.reserveCapacity(rest)
    while rest > 0 {
      if position == bytes.count {
        try turn()
      }
      let count = min(rest, (bytes.count - position) / size)
      guard count > 0 else {
        throw FactError()
      }
      let place = try take(count * size)
      bytes.withUnsafeBytes { bytes in
        append(UnsafeRawBufferPointer(rebasing: bytes[place..<place + count * size]), &column)
      }
      rest -= count
    }
    return column
  }

  private mutating func take(_ count: Int) throws(FactError) -> Int {
    if position == bytes.count, count > 0 {
      try turn()
    }
    guard count <= bytes.count - position else {
      throw FactError()
    }
    defer { position += count }
    return position
  }

  private mutating func turn() throws(FactError) {
    bytes = try nextPiece()
    position = 0
  }
}
