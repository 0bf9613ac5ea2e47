/// Which text stood at every path in every commit, merges and all, without any simplification.
///
/// Where history is simplified as git does, a merge can hide that a status was taken back; what
/// approvals are judged by must not be hidden.
struct FileStates {
  /// For each path the states that differ there from the one before them, oldest first.
  private var changes: [[Change]]
  /// For each state the one before it: that of its commit's first parent.
  private var before: [Int32] = []
  private(set) var files: [FileVersion] = []
  private var numbers: [FileVersion: Int32] = [:]
  private let latest: [Int32]
  /// Every text that ever stood at a path, each pair once.
  private(set) var pairs: Set<Pair> = []

  private struct Change {
    var state: Int32
    /// An index into `files`; -1 where nothing stands.
    var file: Int32
  }

  /// A path and a text at it, by their numbers.
  struct Pair: Hashable {
    var path: Int
    var file: Int32
  }

  init(_ history: History) {
    latest = history.latest
    changes = Array(repeating: [], count: history.paths.count)
    before.reserveCapacity(history.revisions.count)
    for (state, revision) in history.revisions.enumerated() {
      before.append(Int32(revision.parents.first.flatMap { $0 } ?? -1))
      for delta in revision.deltas.first ?? [] {
        guard let file = delta.new else {
          changes[delta.path].append(Change(state: Int32(state), file: -1))
          continue
        }
        let number = numbers[file] ?? Int32(files.count)
        if number == files.count {
          numbers[file] = number
          files.append(file)
        }
        changes[delta.path].append(Change(state: Int32(state), file: number))
        pairs.insert(Pair(path: delta.path, file: number))
      }
    }
  }

  /// The number of states; a commit without any spec ever is in none.
  var count: Int {
    before.count
  }

  /// The state that a commit is in.
  func state(of commit: Int) -> Int? {
    latest[commit] < 0 ? nil : Int(latest[commit])
  }

  /// The number of a text.
  func number(of file: FileVersion) -> Int32? {
    numbers[file]
  }

  /// Goes through the states oldest first, with the files that have changed at some paths.
  ///
  /// - Parameters:
  ///   - paths: their numbers.
  ///   - visit: gets a state, the one before it, and the place in `paths` and the file of each
  ///     change; -1 where nothing stands.
  func forEachState(
    of paths: [Int], _ visit: (Int, Int?, [(place: Int, file: Int32)]) -> Void
  ) {
    let all = paths.enumerated().flatMap { place, path in
      changes[path].map { (state: $0.state, place: place, file: $0.file) }
    }.sorted { ($0.state, $0.place) < ($1.state, $1.place) }
    var next = 0
    for state in 0..<count {
      var changed: [(place: Int, file: Int32)] = []
      while next < all.count, all[next].state == state {
        changed.append((all[next].place, all[next].file))
        next += 1
      }
      visit(state, before[state] < 0 ? nil : Int(before[state]), changed)
    }
  }
}
