/// The items of one spec in a revision, each with what made it so.
final class ItemState: Sendable {
  /// A number that the versions of one spec have in common, whatever their paths.
  let track: Int
  let path: Int
  let file: FileVersion
  let name: SpecName
  let entries: [Entry]

  struct Entry: Sendable {
    var item: SpecItem
    /// As it was when the state was made; two threads may turn out to be one later.
    var thread: Int32
    /// The set of events that it is the outcome of: one, or several that came to the same.
    var origin: Int32
    /// The event that last changed its meaning.
    var last: Int32
  }

  init(track: Int, path: Int, file: FileVersion, name: SpecName, entries: [Entry]) {
    self.track = track
    self.path = path
    self.file = file
    self.name = name
    self.entries = entries
  }

  /// The status in the header.
  var status: String? {
    entries.first { $0.item.kind == .status }?.item.words
  }
}

/// The specs of a revision.
struct ItemStates {
  /// By path; `nil` where nothing stands.
  var specs: ContiguousArray<ItemState?>
  /// By path, the last revision that did something there; -1 where none did.
  var changes: ContiguousArray<Int32>
  /// For threads that are gone the set of events that removed them.
  var gone: [Int32: Int32] = [:]

  init(paths: Int) {
    specs = ContiguousArray(repeating: nil, count: paths)
    changes = ContiguousArray(repeating: -1, count: paths)
  }
}
