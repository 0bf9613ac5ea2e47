internal import Git

extension Workspace {
  /// A best common ancestor of a commit and what others together reach; `nil` where they have none, or
  /// none that a shallow clone holds.
  ///
  /// libgit2 1.5 fails where a shallow clone ends; there the graph is read that knows its boundary.
  func mergeBase(
    of commit: ObjectID, with others: [ObjectID]
  ) throws(SpecError) -> ObjectID? {
    guard !extent.shallowBoundary.isEmpty else {
      return try git { () throws(GitError) in try repository.mergeBase(commit, withAll: others) }
    }
    let graph = try git { () throws(GitError) in
      try CommitWalk.graph(
        from: [commit] + others, boundary: extent.shallowBoundary, in: repository, progress: nil)
    }
    let reached = others.compactMap { graph.index(of: $0) }.map { graph.reachable(from: $0) }
    // Children come before their parents: the first common commit has no common one below it.
    return graph.index(of: commit).flatMap { start in
      graph.dateOrder(from: start).first { index in reached.contains { $0[Int(index)] } }
    }.map { graph.ids[Int($0)] }
  }
}
