internal import Git

/// When commits came onto the trunk.
///
/// A commit landed with the first commit of the trunk's own line (first parents) that reaches it;
/// the date is that commit's committer date.
struct LandedDates {
  private let graph: CommitGraph
  /// For each commit the trunk commit that brought it in; -1 where it is not on the trunk.
  private var landing: [Int32]

  init(_ graph: CommitGraph, trunk: Int) {
    self.graph = graph
    landing = Array(repeating: -1, count: graph.count)
    var line: [Int32] = [Int32(trunk)]
    while let parent = graph.parents(of: Int(line[line.count - 1])).first {
      line.append(parent)
    }
    for commit in line.reversed() {
      mark(commit)
    }
  }

  /// The date a commit landed; `nil` where the trunk does not reach it.
  func date(of commit: ObjectID) -> Timestamp? {
    guard let index = graph.index(of: commit), landing[index] >= 0 else {
      return nil
    }
    return graph.commitTime(of: Int(landing[index]))
  }

  private mutating func mark(_ trunkCommit: Int32) {
    landing[Int(trunkCommit)] = trunkCommit
    var pending = [trunkCommit]
    while let next = pending.popLast() {
      for parent in graph.parents(of: Int(next)) where landing[Int(parent)] < 0 {
        landing[Int(parent)] = trunkCommit
        pending.append(parent)
      }
    }
  }
}
