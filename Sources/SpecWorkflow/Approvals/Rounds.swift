/// How often a spec went back from a state, in the history of every commit.
///
/// A commit takes the spec back where one of its parents has it in the state or a later one, and it
/// has not; a file that vanishes counts as taken back, unless it only moved. A merge takes it back
/// only where that is its own doing: where a side that already went back explains what it has, the
/// going back is that side's.
struct Rounds {
  /// The commits that took the spec back, oldest first.
  private(set) var backs: [Int] = []
  /// The commits that brought it into the state, or a later one, from an earlier one.
  private(set) var arrivals: [Int] = []
  /// The different sets of `backs` that commits have behind them.
  private var sets: [Set<Int32>] = [[]]
  private var numbers: [Set<Int32>: Int32] = [[]: 0]
  /// Empty where the spec never was in the state, and could not go back from it.
  private var setOfCommit: [Int32] = []

  /// - Parameters:
  ///   - history: all commits.
  ///   - course: the spec's.
  ///   - isReached: for each text number whether it is in the state or a later one.
  init(_ history: History, _ course: SpecCourse, isReached: (Int32) -> Bool) {
    let reached = course.situations.map { holders in holders.map { isReached($0.file) } }
    guard reached.contains(where: { $0.contains(true) }) else {
      return
    }
    setOfCommit = Array(repeating: 0, count: history.graph.count)
    for commit in history.order.lazy.map(Int.init) {
      let parents = history.graph.parents(of: commit)
      // Most commits have what their only parent has.
      if parents.count == 1, let parent = parents.first,
        course.situation(of: commit) == course.situation(of: Int(parent))
      {
        setOfCommit[commit] = setOfCommit[Int(parent)]
      } else {
        read(commit, parents, course, reached)
      }
    }
  }

  private mutating func read(
    _ commit: Int, _ parents: ArraySlice<Int32>, _ course: SpecCourse, _ reached: [[Bool]]
  ) {
    let now = Int(course.situation(of: commit))
    let before = parents.map { Int(course.situation(of: Int($0))) }
    let behind = parents.map { setOfCommit[Int($0)] }
    var set = behind.first ?? 0
    if behind.contains(where: { $0 != set }) {
      set = number(of: behind.reduce(into: []) { $0.formUnion(sets[Int($1)]) })
    }
    setOfCommit[commit] = set
    guard before.isEmpty || before.contains(where: { $0 != now }) else {
      return
    }
    let isBack = before.map { from in
      Self.goesBack(course.situations[from], reached[from], course.situations[now], reached[now])
    }
    let isOwnDoing = isBack.indices.contains { side in
      isBack[side]
        && !isBack.indices.contains { other in
          !isBack[other] && !sets[Int(behind[other])].isSubset(of: sets[Int(behind[side])])
        }
    }
    if isOwnDoing {
      backs.append(commit)
      setOfCommit[commit] = number(of: sets[Int(set)].union([Int32(commit)]))
    }
    if reached[now].contains(true), !before.contains(where: { reached[$0].contains(true) }) {
      arrivals.append(commit)
    }
  }

  private mutating func number(of set: Set<Int32>) -> Int32 {
    if let number = numbers[set] {
      return number
    }
    let number = Int32(sets.count)
    sets.append(set)
    numbers[set] = number
    return number
  }

  private static func goesBack(
    _ old: [SpecCourse.Holder], _ oldReached: [Bool], _ new: [SpecCourse.Holder],
    _ newReached: [Bool]
  ) -> Bool {
    for (holder, isReached) in zip(old, oldReached) where isReached {
      if let place = new.firstIndex(where: { $0.path == holder.path }) {
        if !newReached[place] {
          return true
        }
      } else {
        let moved = zip(new, newReached).contains { other, isReached in
          isReached && !old.contains { $0.path == other.path }
        }
        if !moved {
          return true
        }
      }
    }
    return false
  }

  /// The number of the round that a commit is in, from 1.
  func round(at commit: Int) -> Int {
    1 + backs(behind: commit).count
  }

  /// The commits that took the spec back in the history of a commit.
  func backs(behind commit: Int) -> Set<Int32> {
    setOfCommit.isEmpty ? [] : sets[Int(setOfCommit[commit])]
  }
}
