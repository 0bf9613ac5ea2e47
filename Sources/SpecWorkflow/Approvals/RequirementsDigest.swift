extension ContentDigest {
  /// The digest of a document's title, tags, requirements and acceptance criteria, in their order.
  ///
  /// Each item is written as its kind, ID, heading path and words, each part behind its length in bytes and
  /// a colon, so that no two lists are written alike. White space in words is folded, code stands as
  /// it is, and whether a box is ticked does not count.
  static func requirements(of document: Document) -> ContentDigest {
    var bytes: [UInt8] = []
    func add(_ text: String) {
      bytes += Array("\(text.utf8.count):\(text)".utf8)
    }
    add(document.header.title?.text ?? "")
    // Tags decide which rule holds, so they cannot go without the approvals noticing.
    add(document.header.tags.sorted().joined(separator: " "))
    for item in document.items where item.kind == .requirement || item.kind == .criterion {
      add(item.kind.rawValue)
      add(item.id ?? "")
      add("\(item.headingPath.count)")
      for title in item.headingPath {
        add(title)
      }
      add(item.text)
    }
    return ContentDigest(label: "spec-requirements-v1", bytes)
  }
}
