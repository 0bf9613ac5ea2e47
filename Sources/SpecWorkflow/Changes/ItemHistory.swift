internal import Git

/// What happened to every item of every spec up to a commit, and what they are there.
public struct ItemHistory: Sendable {
  /// By descent, then by date; the events of one commit by path and place.
  public var events: [ItemEvent]
  /// By path, the items of the specs that the commit has, in their order.
  var items: [Int: [TracedItem]]
  /// The paths by their numbers.
  let paths: PathTable
  /// For each thread the indices of its events.
  private let threads: [Int: [Int]]

  init(events: [ItemEvent], items: [Int: [TracedItem]], paths: PathTable) {
    self.events = events
    self.items = items
    self.paths = paths
    threads = Dictionary(grouping: events.indices) { events[$0].thread }
  }

  /// The indices of the events of a thread.
  func events(ofThread thread: Int) -> [Int] {
    threads[thread] ?? []
  }

  /// The items of the spec at a path.
  public func items(at path: String) -> [TracedItem] {
    paths.index(of: path).flatMap { items[$0] } ?? []
  }
}

extension Workspace {
  /// The history of the items of every spec that a commit has or ever had.
  func itemHistory(upTo commit: ObjectID) async throws(SpecError) -> ItemHistory {
    let history = try self.history(upTo: commit)
    let ahead = ItemTexts(history, in: repository, reader, progress: progress)
    var builder = ItemHistoryBuilder(history: history, texts: texts, ahead: ahead)
    let items = try await builder.build()
    progress?(.finished)
    return items
  }
}
