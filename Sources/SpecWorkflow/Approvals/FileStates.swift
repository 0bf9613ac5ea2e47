/// Which text stood at every path in every commit, merges and all, without any simplification.
///
/// Where history is simplified as git does, a merge can hide that a status was taken back; what
/// approvals are judged by must not be hidden.
struct FileStates {
  /// For each revision, by path, an index into `files`; -1 where nothing stands.
  private var states: [ContiguousArray<Int32>] = []
  private(set) var files: [FileVersion] = []
  private let latest: [Int32]
  /// Every text that ever stood at a path, each pair once.
  private(set) var pairs: Set<Pair> = []

  /// A path and a text at it, by their numbers.
  struct Pair: Hashable {
    var path: Int
    var file: Int32
  }

  init(_ history: History) {
    latest = history.latest
    var numbers: [FileVersion: Int32] = [:]
    let empty = ContiguousArray<Int32>(repeating: -1, count: history.paths.count)
    states.reserveCapacity(history.revisions.count)
    for revision in history.revisions {
      var state = revision.parents.first.flatMap { $0 }.map { states[$0] } ?? empty
      for delta in revision.deltas.first ?? [] {
        guard let file = delta.new else {
          state[delta.path] = -1
          continue
        }
        let number = numbers[file] ?? Int32(files.count)
        if number == files.count {
          numbers[file] = number
          files.append(file)
        }
        state[delta.path] = number
        pairs.insert(Pair(path: delta.path, file: number))
      }
      states.append(state)
    }
  }

  /// The number of states; a commit without any spec ever is in none.
  var count: Int {
    states.count
  }

  /// The state that a commit is in.
  func state(of commit: Int) -> Int? {
    latest[commit] < 0 ? nil : Int(latest[commit])
  }

  /// What stands at a path in a state.
  func file(at path: Int, in state: Int) -> Int32? {
    states[state][path] < 0 ? nil : states[state][path]
  }
}
