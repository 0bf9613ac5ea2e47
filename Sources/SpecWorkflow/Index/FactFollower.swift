internal import Git

/// Derives the facts of a commit from those of an ancestor that it follows in a straight line, where
/// only the words of specs changed between them.
///
/// Then nothing earlier can look different: no commit gets another place among the others, no file
/// another past. Whatever else happened (a merge, a file that came, went or moved) is for the history
/// as a whole to tell.
struct FactFollower {
  let repository: Repository
  let scope: PathScope
  let texts: TextSource

  /// How many commits back an ancestor may lie.
  static let mostCommits = 64

  /// The facts of a commit but for its snapshot; `nil` where they must be derived as a whole.
  ///
  /// - `facts`: those of the ancestor.
  /// - `line`: the commits behind the ancestor, oldest first, each the next one's only parent.
  func timelines(
    after facts: SpecFacts, at ancestor: ObjectID, along line: [ObjectID]
  ) throws(SpecError) -> (ofPaths: [PathKey: Timeline], hasPolicyFolder: Bool)? {
    var timelines: [PathKey: Timeline] = [:]
    for (entry, timeline) in zip(facts.snapshot.entries, facts.timelines) {
      timelines[PathKey(entry.path)] = timeline
    }
    let (graph, reader) = try reading(from: ancestor, along: line)
    for revision in reader.revisions {
      guard Self.isOnlyWords(revision.deltas[0]) else {
        return nil
      }
      for delta in revision.deltas[0] {
        let path = PathKey(reader.paths.paths[delta.path])
        if let old = delta.old, let new = delta.new, let timeline = timelines[path] {
          let isSame = try texts.bringsNothing(new, after: [old], isMerge: false)
          timelines[path] = timeline.followed(
            by: revision.commit, of: graph, bringingNothing: isSame)
        }
      }
    }
    return (
      timelines,
      facts.hasPolicyFolder || reader.policyFolders.areAny
    )
  }

  /// Whether every file stays, and none has the text that another one had.
  private static func isOnlyWords(_ deltas: [Delta]) -> Bool {
    let old = Set(deltas.compactMap(\.old))
    return deltas.allSatisfy { delta in
      delta.old != nil && (delta.new.map { deltas.count == 1 || !old.contains($0) } ?? false)
    }
  }

  private func reading(
    from ancestor: ObjectID, along line: [ObjectID]
  ) throws(SpecError) -> (graph: CommitGraph, reader: RevisionReader) {
    do {
      // Nothing is asked of the ancestor's own past.
      let graph = try CommitWalk.graph(
        from: line.suffix(1), boundary: [ancestor], in: repository, progress: nil)
      var reader = RevisionReader(repository, graph, scope, knowing: nil)
      let order = graph.dateOrder(from: 0).reversed().filter { graph.ids[Int($0)] != ancestor }
      try reader.read(order, progress: nil)
      return (graph, reader)
    } catch {
      throw .git(error)
    }
  }
}

extension Timeline {
  /// The facts with one commit more, which may bring nothing but typed dates.
  fileprivate func followed(
    by commit: Int, of graph: CommitGraph, bringingNothing isSame: Bool
  ) -> Timeline {
    var timeline = self
    timeline.commits += 1
    if !isSame {
      timeline.updated = graph.authorTime(of: commit)
      timeline.updatedCommit = graph.ids[commit]
    }
    let author = graph.people.people[Int(graph.authors[commit])]
    if !timeline.authors.contains(author) {
      timeline.authors.append(author)
    }
    return timeline
  }
}
