internal import Git

/// Reads the commits that tips reach, each object once.
enum CommitWalk {
  /// Reads a graph; a commit of the shallow boundary has no parents in it.
  ///
  /// Replace refs, grafts and the commit-graph file are not looked at: what counts is what the
  /// commit objects themselves say.
  ///
  /// - Throws: `GitError`; `notFound` where a commit is missing.
  static func graph(
    from tips: [ObjectID], boundary: Set<ObjectID>, in repository: Repository,
    progress: HistoryProgress?
  ) throws(GitError) -> CommitGraph {
    try walk(from: tips, boundary: boundary, in: repository, knowing: nil, progress: progress).graph
  }

  /// Reads a graph, taking over what another one with the same boundary knows.
  ///
  /// `origins`: for each commit its index in the known graph; -1 where that lacks it.
  static func walk(
    from tips: [ObjectID], boundary: Set<ObjectID>, in repository: Repository,
    knowing known: CommitGraph?, progress: HistoryProgress?
  ) throws(GitError) -> (graph: CommitGraph, origins: [Int32]) {
    var graph = CommitGraph()
    var known = known.map { KnownCommits($0, people: &graph.people) }
    for tip in tips {
      graph.reserveIndex(for: tip)
    }
    // Indices are reserved in the order in which commits are appended, so a queue, not a stack.
    var next = 0
    while next < graph.count {
      if known?.append(next, to: &graph) != true {
        try read(next, of: &graph, boundary, repository)
      }
      next += 1
      if next % 1_024 == 0 {
        progress?(.readingCommits(next))
      }
    }
    return (graph, known?.origins ?? [])
  }

  private static func read(
    _ next: Int, of graph: inout CommitGraph, _ boundary: Set<ObjectID>, _ repository: Repository
  ) throws(GitError) {
    let id = graph.ids[next]
    let isCommit = try repository.withObject(id, as: .commit) { bytes in
      guard let header = CommitHeader(parsing: bytes) else {
        return false
      }
      // Git lists a root at the clone's depth as well, though nothing lies before it.
      let isBoundary = boundary.contains(id) && !header.parents.isEmpty
      if isBoundary {
        graph.boundary.insert(next)
      }
      var parents: [Int32] = []
      for parent in isBoundary ? [] : header.parents {
        parents.append(Int32(graph.reserveIndex(for: parent)))
      }
      graph.append(header, bytes, parents: parents)
      if ApprovalMark.stands(in: bytes, from: header.message) {
        graph.approvalCandidates.append(Int32(next))
      }
      return true
    }
    guard isCommit else {
      throw GitError(
        code: .generic, function: "git_odb_read", message: "commit \(id) is malformed")
    }
  }
}

/// Told from time to time how far the reading of a history has come.
public typealias HistoryProgress = (HistoryStage) -> Void

/// What the reader is at.
public enum HistoryStage: Sendable, Hashable {
  /// How many commits were read; how many there are is not known yet.
  case readingCommits(Int)
  /// How many commits of how many were compared with their parents.
  case comparing(Int, of: Int)
  /// The history is read.
  case finished
}
