extension TestRepository {
  /// An entry of a tree, as its bytes have it.
  public typealias RawEntry = (mode: String, name: String, id: String)

  /// Writes a tree with exactly these entries, which git itself need not accept, and returns its id.
  public func writeTree(_ entries: [RawEntry]) throws -> String {
    try writeObject(
      "tree",
      entries.flatMap { entry in
        Array("\(entry.mode) \(entry.name)\0".utf8) + Self.bytes(ofHex: entry.id)
      })
  }

  private static func bytes(ofHex text: String) -> [UInt8] {
    stride(from: 0, to: text.utf8.count, by: 2).compactMap { offset in
      UInt8(text.dropFirst(offset).prefix(2), radix: 16)
    }
  }
}
