/// A spec of a revision whose items are still to be told apart.
struct ItemDraft {
  var path: Int
  var file: FileVersion
  var name: SpecName
  /// What the spec was in each parent of the revision; `nil` where it was not there.
  var sources: [ItemState?]
  var items: [SpecItem]
  /// For each item the thread that it goes on, once that is known.
  var threads: [Int32?]
  /// By the line of an item, the names of those that it might have been, where that cannot be told.
  var candidates: [Int: [String]] = [:]

  init(
    path: Int, file: FileVersion, name: SpecName, sources: [ItemState?], items: [SpecItem]
  ) {
    self.path = path
    self.file = file
    self.name = name
    self.sources = sources
    self.items = items
    threads = Array(repeating: nil, count: items.count)
  }

  /// Which item of a parent's spec each item was.
  mutating func origins(in side: Int) -> [Int?] {
    guard let source = sources[side] else {
      return Array(repeating: nil, count: items.count)
    }
    let old = source.entries.map(\.item)
    var origins: [Int?] = Array(repeating: nil, count: items.count)
    let matcher = ItemMatcher(old, items)
    for pair in matcher.pairs {
      origins[pair.new] = pair.old
    }
    for (item, others) in matcher.candidates {
      candidates[items[item].line] = others.compactMap { old[$0].name }
    }
    return origins
  }
}
