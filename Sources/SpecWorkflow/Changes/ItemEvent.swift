public import Git

/// What a commit did to one item of a spec.
public struct ItemEvent: Sendable, Hashable {
  public var commit: ObjectID
  public var change: ItemChange.Kind
  /// What the item was before; `nil` where it was added.
  public var old: SpecItem?
  /// What it is in the commit; `nil` where it was removed.
  public var new: SpecItem?
  /// The spec that has it, or had it.
  public var spec: SpecName
  public var path: String
  /// The spec that it came from, where it moved from another one.
  public var origin: Origin?
  /// The status that the spec has in the commit, or had where it was deleted.
  public var status: String?
  /// Whether the commit is a merge: it has words that no parent has, or dropped a side's change.
  public var isMerge: Bool
  /// The names of items that it might have been, where that could not be told.
  public var candidates: [String]
  /// A number that the events of one item have in common, whatever it is called.
  public var thread: Int

  /// A spec that an item left.
  public struct Origin: Sendable, Hashable {
    public var spec: SpecName
    public var path: String
    /// The status that it had before.
    public var status: String?
  }

  /// The same event as the spec sees it that the item left; `nil` where it left none.
  public var departure: ItemEvent? {
    origin.map { origin in
      var event = self
      event.change = .removed
      event.new = nil
      event.spec = origin.spec
      event.path = origin.path
      event.status = origin.status
      event.origin = nil
      event.candidates = []
      return event
    }
  }

  /// What is, or was.
  public var item: SpecItem {
    new ?? old ?? SpecItem(kind: .section, words: "")
  }
}

/// An item as a commit has it, with the events that made it what it is.
public struct TracedItem: Sendable, Hashable {
  public var item: SpecItem
  /// The event that last changed its meaning: it was added, or its words changed.
  public var last: Int
  public var thread: Int
}
