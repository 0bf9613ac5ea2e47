/// The commits that items are followed through: those in which a spec differs from a parent's, and
/// every merge of sides that differ, also one that has what its first parent has.
///
/// History as it is shown follows the side that such a merge took; whose change it dropped is said
/// here.
struct RevisionLine {
  struct Node {
    var commit: Int
    /// For each parent of the commit its node; `nil` where it never had a spec.
    var parents: [Int?]
    /// How the files differ from those of the first parent.
    var deltas: [Delta]

    /// What the commit has at every path where it differs from its first parent.
    var files: [Int: FileVersion?] {
      var files: [Int: FileVersion?] = [:]
      for delta in deltas {
        files[delta.path] = .some(delta.new)
      }
      return files
    }
  }

  private(set) var nodes: [Node] = []
  /// The node whose specs the tip has.
  private(set) var tip: Int?

  init(_ history: History) {
    var revisions: [Int: Int] = [:]
    for (index, revision) in history.revisions.enumerated() {
      revisions[revision.commit] = index
    }
    var nodeOfCommit = [Int32](repeating: -1, count: history.graph.count)
    for commit in history.order.lazy.map(Int.init) {
      let parents = history.graph.parents(of: commit).map { parent in
        nodeOfCommit[Int(parent)] < 0 ? nil : Int(nodeOfCommit[Int(parent)])
      }
      let revision = revisions[commit].map { history.revisions[$0] }
      guard revision != nil || parents.contains(where: { $0 != parents.first }) else {
        nodeOfCommit[commit] = Int32((parents.first.flatMap { $0 }) ?? -1)
        continue
      }
      nodeOfCommit[commit] = Int32(nodes.count)
      nodes.append(
        Node(commit: commit, parents: parents, deltas: revision?.deltas.first ?? []))
    }
    let last = history.graph.index(of: history.tip).map { Int(nodeOfCommit[$0]) } ?? -1
    tip = last < 0 ? nil : last
  }
}
