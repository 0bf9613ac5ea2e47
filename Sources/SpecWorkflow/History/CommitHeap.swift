/// Commits by date, newest first; of equal dates the one that was inserted first.
///
/// The same rule as git's `prio_queue` with `compare_commits_by_commit_date`.
struct CommitHeap {
  private var elements: [(time: Int64, turn: Int, commit: Int32)] = []
  private var turns = 0

  mutating func insert(_ commit: Int32, time: Int64) {
    elements.append((time, turns, commit))
    turns += 1
    var child = elements.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      elements.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popNewest() -> Int32? {
    guard let newest = elements.first else {
      return nil
    }
    let last = elements.removeLast()
    if !elements.isEmpty {
      elements[0] = last
      sink()
    }
    return newest.commit
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var first = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < elements.count {
        if precedes(child, first) {
          first = child
        }
      }
      guard first != parent else {
        return
      }
      elements.swapAt(first, parent)
      parent = first
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (elements[left], elements[right])
    return a.time != b.time ? a.time > b.time : a.turn < b.turn
  }
}
