public import Git

/// The commits reachable from some tips: who descends from whom, and when.
///
/// A commit is known here by its index; arrays beside each other hold a few bytes a commit, so that
/// a history of a million stays small.
public struct CommitGraph: Sendable {
  /// The commits' names, in the order in which they were found.
  public internal(set) var ids: [ObjectID] = []
  /// The commits' trees.
  var trees: [ObjectID] = []
  /// Committer dates, seconds since 1970.
  var commitTimes: [Int64] = []
  var commitOffsets: [Int32] = []
  /// Author dates; the smallest number stands for one that cannot be read.
  var authorTimes: [Int64] = []
  var authorOffsets: [Int32] = []
  /// Indices into `people`.
  var authors: [Int32] = []
  var committers: [Int32] = []
  /// Whether the commit's parents were not fetched (a shallow clone's boundary).
  var boundary: Set<Int> = []
  public internal(set) var people = PersonTable()
  /// The commits whose message holds the first trailer of an approval, signed or not.
  var approvalCandidates: [Int32] = []

  private var parentEnds: [Int32] = []
  private var parentList: [Int32] = []
  private var indices: [ObjectID: Int32] = [:]

  /// The number of commits.
  public var count: Int {
    ids.count
  }

  /// The index of a commit, where it is reachable.
  public func index(of id: ObjectID) -> Int? {
    indices[id].map(Int.init)
  }

  /// The indices of a commit's parents, first parent first; none beyond a shallow boundary.
  func parents(of index: Int) -> ArraySlice<Int32> {
    parentList[(index == 0 ? 0 : Int(parentEnds[index - 1]))..<Int(parentEnds[index])]
  }

  /// The author's date with his offset.
  ///
  /// `nil` where the commit has none that can be read.
  public func authorTime(of index: Int) -> Timestamp? {
    authorTimes[index] == .min
      ? nil : Timestamp(seconds: authorTimes[index], offset: Int(authorOffsets[index]))
  }

  /// The committer's date with his offset.
  public func commitTime(of index: Int) -> Timestamp {
    Timestamp(seconds: commitTimes[index], offset: Int(commitOffsets[index]))
  }

  /// The index that a commit has, or gets now.
  mutating func reserveIndex(for id: ObjectID) -> (index: Int, isNew: Bool) {
    let next = Int32(indices.count)
    let index = indices[id, default: next]
    if index == next {
      indices[id] = next
    }
    return (Int(index), index == next)
  }

  /// Adds the next commit; the parents' indices must have been reserved.
  mutating func append(
    _ id: ObjectID, _ header: CommitHeader, _ bytes: UnsafeRawBufferPointer, parents: [Int32]
  ) {
    ids.append(id)
    trees.append(header.tree)
    commitTimes.append(header.committerTime?.seconds ?? 0)
    commitOffsets.append(Int32(truncatingIfNeeded: header.committerTime?.offset ?? 0))
    authorTimes.append(header.authorTime?.seconds ?? .min)
    authorOffsets.append(Int32(truncatingIfNeeded: header.authorTime?.offset ?? 0))
    let encoding = header.encoding.map { bytes[$0] }
    authors.append(people.index(of: bytes[header.author], encoding: encoding))
    committers.append(people.index(of: bytes[header.committer], encoding: encoding))
    parentList += parents
    parentEnds.append(Int32(parentList.count))
  }
}

extension CommitGraph {
  /// The commits reachable from a tip, children before parents, newer before older where neither
  /// descends from the other: the order of `git rev-list --date-order`.
  func dateOrder(from tip: Int) -> [Int32] {
    let reachable = reachable(from: tip)
    var children = [Int32](repeating: 0, count: count)
    for index in 0..<count where reachable[index] {
      for parent in parents(of: index) {
        children[Int(parent)] += 1
      }
    }
    var order: [Int32] = []
    var ready = CommitHeap()
    ready.insert(Int32(tip), time: commitTimes[tip])
    while let next = ready.popNewest() {
      order.append(next)
      for parent in parents(of: Int(next)) {
        children[Int(parent)] -= 1
        if children[Int(parent)] == 0 {
          ready.insert(parent, time: commitTimes[Int(parent)])
        }
      }
    }
    return order
  }

  /// Which commits a tip reaches, itself included.
  func reachable(from tip: Int) -> [Bool] {
    var reached = [Bool](repeating: false, count: count)
    reached[tip] = true
    var pending = [Int32(tip)]
    while let next = pending.popLast() {
      for parent in parents(of: Int(next)) where !reached[Int(parent)] {
        reached[Int(parent)] = true
        pending.append(parent)
      }
    }
    return reached
  }
}
