/// How an item of one text differs from what it was in another.
public struct ItemChange: Sendable, Hashable {
  /// The raw values are those of the machine output.
  public enum Kind: String, Sendable, CaseIterable {
    case added
    case changed
    case removed
    /// Its ID, label or heading is another one.
    case renumbered
    /// It stands under other headings, or in another spec.
    case moved
    /// Its box was ticked, or the mark taken away.
    case checked
    case unchecked
  }

  /// At least one, in the order of `Kind`.
  public var kinds: [Kind]
  /// `nil` where it was added.
  public var old: SpecItem?
  /// `nil` where it was removed.
  public var new: SpecItem?
  /// The names of items that it might have been, where that could not be told.
  public var candidates: [String]

  public init(kinds: [Kind], old: SpecItem?, new: SpecItem?, candidates: [String] = []) {
    self.kinds = kinds
    self.old = old
    self.new = new
    self.candidates = candidates
  }

  /// What is, or was.
  public var item: SpecItem {
    new ?? old ?? SpecItem(kind: .section, words: "")
  }

  /// Whether it says something else now; moves, names and marks in boxes aside.
  public var isOfMeaning: Bool {
    kinds.contains { [.added, .changed, .removed].contains($0) }
  }

  /// Whether its words are what they were, and a link leads elsewhere, something is struck out or the
  /// like.
  public var isOfMarkup: Bool {
    kinds.contains(.changed) && old?.words == new?.words
  }

  /// How one item became another; `nil` where nothing of it changed.
  static func between(_ old: SpecItem, _ new: SpecItem) -> ItemChange? {
    var kinds: [Kind] = []
    if old.words != new.words || old.markup != new.markup { kinds.append(.changed) }
    if old.name != new.name { kinds.append(.renumbered) }
    if old.headingPath != new.headingPath { kinds.append(.moved) }
    switch (old.isChecked ?? false, new.isChecked ?? false) {
    case (false, true): kinds.append(.checked)
    case (true, false): kinds.append(.unchecked)
    default: break
    }
    return kinds.isEmpty ? nil : ItemChange(kinds: kinds, old: old, new: new)
  }
}
