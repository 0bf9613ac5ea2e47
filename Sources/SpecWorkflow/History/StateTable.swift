/// The states of revisions whose children are still to come, so that no more are kept than are needed.
struct StateTable<State> {
  private var states: [State?]
  private var users: [Int]
  /// The state of whatever has no revision.
  let empty: State

  /// - Parameters:
  ///   - parents: those of each revision, oldest first; `nil` for one that has no state.
  ///   - tips: those whose states are taken once more at the end.
  ///   - empty: the state before any revision.
  init(_ parents: [[Int?]], tips: [Int], empty: State) {
    states = Array(repeating: nil, count: parents.count)
    users = Array(repeating: 0, count: parents.count)
    self.empty = empty
    for case let parent? in parents.joined() {
      users[parent] += 1
    }
    for tip in tips {
      users[tip] += 1
    }
  }

  mutating func store(_ state: State, for revision: Int) {
    if users[revision] > 0 {
      states[revision] = state
    }
  }

  func peek(_ revision: Int) -> State {
    states[revision] ?? empty
  }

  /// Takes a state for one of its users; the last one gets it without a copy.
  mutating func take(_ revision: Int) -> State {
    let state = peek(revision)
    release(revision)
    return state
  }

  mutating func release(_ revision: Int) {
    users[revision] -= 1
    if users[revision] == 0 {
      states[revision] = nil
    }
  }
}
