internal import Git

/// Compares every commit with its parents and keeps those in which a spec differs.
struct RevisionReader {
  private let repository: Repository
  private let graph: CommitGraph
  private var resolver: RootResolver
  private var comparison: TreeComparison
  private let roots: [String]
  /// For each commit the number of what it has at the roots; -1 until it is known.
  private var contents: [Int32]
  /// What was read before of some of the commits.
  private var known: KnownRevisions?
  /// For each commit the revision whose specs it has; -1 where there never were any.
  private(set) var latest: [Int32]

  /// Where the policy stands; its changes are told, and no revisions of specs.
  private static let policyFolder = ".spec"

  private(set) var revisions: [Revision] = []

  init(
    _ repository: Repository, _ graph: CommitGraph, _ scope: PathScope, knowing: KnownRevisions?
  ) {
    self.repository = repository
    self.graph = graph
    roots = scope.roots
    resolver = RootResolver(roots + [Self.policyFolder])
    comparison = TreeComparison(repository, scope)
    contents = Array(repeating: -1, count: graph.count)
    latest = Array(repeating: -1, count: graph.count)
    policyFolders = PolicyFolders(count: graph.count)
    known = knowing
  }

  /// For each commit that was read what stands at the policy's place.
  private(set) var policyFolders: PolicyFolders
  /// The paths that the revisions speak of.
  private(set) var paths = PathTable()

  /// The revision whose specs the tip has; `nil` where there never were any.
  var tip: Int? {
    latest.first.flatMap { $0 >= 0 ? Int($0) : nil }
  }

  /// Reads the commits in order, parents before children.
  mutating func read(_ order: [Int32], progress: HistoryProgress?) throws(GitError) {
    for (position, commit) in order.enumerated() {
      try read(Int(commit))
      if position % 1_024 == 1_023 {
        progress?(.comparing(position + 1, of: order.count))
      }
    }
  }

  private mutating func read(_ commit: Int) throws(GitError) {
    let parents = graph.parents(of: commit)
    var deltas: [[Delta]]
    if let known, let origin = known.origin(of: commit) {
      policyFolders.set(known.policyFolder(of: origin), of: commit)
      deltas = known.deltas(of: origin, paths: &paths)
    } else {
      deltas = try compare(commit, with: parents)
    }
    guard deltas.first?.isEmpty == false else {
      latest[commit] = parents.first.map { latest[Int($0)] } ?? -1
      return
    }
    add(
      Revision(
        commit: commit,
        parents: parents.map { latest[Int($0)] >= 0 ? Int(latest[Int($0)]) : nil },
        deltas: deltas))
  }

  /// How a commit differs from each parent, or from nothing where it has none; only the first where
  /// it does not differ from that.
  private mutating func compare(
    _ commit: Int, with parents: ArraySlice<Int32>
  ) throws(GitError) -> [[Delta]] {
    guard let first = parents.first else {
      return [try deltas(from: nil, to: commit)]
    }
    let firstDeltas = try deltas(from: Int(first), to: commit)
    // A merge that has what its first parent has follows it, whatever the others had.
    guard !firstDeltas.isEmpty else {
      return []
    }
    var allDeltas = [firstDeltas]
    for parent in parents.dropFirst() {
      allDeltas.append(try deltas(from: Int(parent), to: commit))
    }
    return allDeltas
  }

  private mutating func add(_ revision: Revision) {
    latest[revision.commit] = Int32(revisions.count)
    revisions.append(revision)
  }

  private mutating func deltas(from parent: Int?, to commit: Int) throws(GitError) -> [Delta] {
    if let parent, graph.trees[parent] == graph.trees[commit] {
      contents[commit] = contents[parent]
      policyFolders.follow(parent, of: commit)
      return []
    }
    let new = try content(of: commit)
    policyFolders.set(resolver.entries[Int(new)][roots.count]?.id, of: commit)
    let old = try parent.map { parent throws(GitError) in try content(of: parent) }
    guard old != new else {
      return []
    }
    var deltas: [Delta] = []
    for (slot, root) in roots.enumerated() {
      let before = old.flatMap { resolver.entries[Int($0)][slot] }
      try comparison.compare(
        before, resolver.entries[Int(new)][slot], at: root, into: &deltas,
        paths: &paths)
    }
    return deltas
  }

  private mutating func content(of commit: Int) throws(GitError) -> Int32 {
    if contents[commit] < 0 {
      contents[commit] = try resolver.number(of: graph.trees[commit], in: repository)
    }
    return contents[commit]
  }
}
