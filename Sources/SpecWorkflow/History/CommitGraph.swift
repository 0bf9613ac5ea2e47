public import Git

/// The commits reachable from some tips: who descends from whom, and when.
///
/// A commit is known here by its index; arrays beside each other hold a few bytes a commit, so that
/// a history of a million stays small.
public struct CommitGraph: Sendable {
  /// The commits, numbered in the order in which they were found.
  private var table = ObjectTable()
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

  init() {}

  /// The commits' names.
  public var ids: [ObjectID] {
    table.ids
  }

  /// The number of commits.
  public var count: Int {
    table.ids.count
  }

  /// The index of a commit, where it is reachable.
  public func index(of id: ObjectID) -> Int? {
    table.number(of: id)
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
  @discardableResult
  mutating func reserveIndex(for id: ObjectID) -> Int {
    table.insert(id).number
  }

  /// Adds what the next commit says; its own index and its parents' must have been reserved.
  mutating func append(
    _ header: CommitHeader, _ bytes: UnsafeRawBufferPointer, parents: some Sequence<Int32>
  ) {
    trees.append(header.tree)
    commitTimes.append(header.committerTime?.seconds ?? 0)
    commitOffsets.append(Int32(truncatingIfNeeded: header.committerTime?.offset ?? 0))
    authorTimes.append(header.authorTime?.seconds ?? .min)
    authorOffsets.append(Int32(truncatingIfNeeded: header.authorTime?.offset ?? 0))
    let encoding = header.encoding.map { bytes[$0] }
    authors.append(people.index(of: bytes[header.author], encoding: encoding))
    committers.append(people.index(of: bytes[header.committer], encoding: encoding))
    append(parents: parents)
  }

  /// Adds what another graph knows of the next commit; its index and its parents' must have been
  /// reserved, and the people be those of this graph.
  mutating func append(
    _ index: Int, of other: CommitGraph, author: Int32, committer: Int32,
    parents: some Sequence<Int32>
  ) {
    trees.append(other.trees[index])
    commitTimes.append(other.commitTimes[index])
    commitOffsets.append(other.commitOffsets[index])
    authorTimes.append(other.authorTimes[index])
    authorOffsets.append(other.authorOffsets[index])
    authors.append(author)
    committers.append(committer)
    append(parents: parents)
  }

  private mutating func append(parents: some Sequence<Int32>) {
    parentList.append(contentsOf: parents)
    parentEnds.append(Int32(parentList.count))
  }
}

extension CommitGraph: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(column: table.ids)
    facts.append(column: trees)
    facts.append(column: commitTimes)
    facts.append(column: commitOffsets)
    facts.append(column: authorTimes)
    facts.append(column: authorOffsets)
    facts.append(column: authors)
    facts.append(column: committers)
    facts.append(column: parentEnds)
    facts.append(column: parentList)
    facts.append(column: approvalCandidates)
    facts.append(column: boundary.map { Int32($0) }.sorted())
    people.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    table = ObjectTable(try facts.idColumn())
    trees = try facts.idColumn()
    commitTimes = try facts.column(of: Int64.self)
    commitOffsets = try facts.column(of: Int32.self)
    authorTimes = try facts.column(of: Int64.self)
    authorOffsets = try facts.column(of: Int32.self)
    authors = try facts.column(of: Int32.self)
    committers = try facts.column(of: Int32.self)
    parentEnds = try facts.column(of: Int32.self)
    parentList = try facts.column(of: Int32.self)
    approvalCandidates = try facts.column(of: Int32.self)
    boundary = Set(try facts.column(of: Int32.self).map(Int.init))
    people = try PersonTable(from: &facts)
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
