/// The threads of items through history; two that turn out to be one are one from then on.
struct Threads {
  private var parents: [Int32] = []
  /// For each thread the revision that it begins in.
  private var births: [Int] = []
  /// For each thread the revisions that did something to it, oldest first.
  private var revisions: [[Int32]] = []
  /// For a thread those that are one with it, itself among them, where there are any.
  private var joined: [Int32: [Int32]] = [:]

  /// A thread that begins in a revision.
  mutating func make(in revision: Int) -> Int32 {
    parents.append(Int32(parents.count))
    births.append(revision)
    revisions.append([])
    return parents[parents.count - 1]
  }

  /// The number that a thread has now.
  func current(_ thread: Int32) -> Int32 {
    var thread = thread
    while parents[Int(thread)] != thread { thread = parents[Int(thread)] }
    return thread
  }

  mutating func join(_ one: Int32, _ other: Int32) {
    let (a, b) = (min(current(one), current(other)), max(current(one), current(other)))
    guard a != b else {
      return
    }
    joined[a] = members(of: a) + members(of: b)
    joined[b] = nil
    parents[Int(b)] = a
  }

  /// The numbers that a thread has had.
  func members(of thread: Int32) -> [Int32] {
    joined[thread] ?? [thread]
  }

  /// Takes note that a revision did something to a thread.
  mutating func note(_ thread: Int32, in revision: Int) {
    revisions[Int(thread)].append(Int32(revision))
  }

  /// Whether one of some revisions did something to a thread.
  func isTouched(_ thread: Int32, in some: Set<Int>) -> Bool {
    members(of: current(thread)).contains { member in
      revisions[Int(member)].contains { some.contains(Int($0)) }
    }
  }

  /// Whether some revision has both threads behind it: the first that had would have made them one.
  ///
  /// `revisions`: for each that was gone through, oldest first, its parents.
  func haveMet(_ one: Int32, _ other: Int32, in revisions: ArraySlice<[Int?]>) -> Bool {
    let left = Set(members(of: one).map { births[Int($0)] })
    let right = Set(members(of: other).map { births[Int($0)] })
    var (isLeft, isRight) = ([Bool](), [Bool]())
    for (index, parents) in revisions.enumerated() {
      isLeft.append(left.contains(index) || parents.contains { $0.map { isLeft[$0] } ?? false })
      isRight.append(right.contains(index) || parents.contains { $0.map { isRight[$0] } ?? false })
      if isLeft[index], isRight[index] {
        return true
      }
    }
    return false
  }
}
