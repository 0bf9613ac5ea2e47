internal import Git

/// Reads the history of all specs in one pass over the commits.
struct HistoryReader {
  let repository: Repository
  let finder: SpecFinder
  let texts: TextSource
  let extent: CloneExtent
  let progress: HistoryProgress?
  /// A history that was read earlier, of this repository with this configuration and boundary.
  var known: History?

  /// How often a file that came from outside the spec folders may send the reader back.
  private static let mostRounds = 16

  /// The history up to a commit.
  ///
  /// `others`: further commits whose ancestry is wanted, such as the trunk's tip; their
  ///   files are not looked at.
  func read(upTo tip: ObjectID, and others: [ObjectID]) throws(SpecError) -> History {
    defer { progress?(.finished) }
    let (graph, origins) = try self.graph(from: [tip] + others)
    let order = Array(graph.dateOrder(from: 0).reversed())
    var scope = PathScope(finder)
    var pass = try versions(graph, origins, order, scope)
    for _ in 0..<Self.mostRounds {
      let sources = try outsideSources(
        of: pass.versions.births, pass.reader.paths, graph, scope)
      guard !sources.isEmpty else {
        break
      }
      for source in sources {
        scope.add(source.path)
      }
      pass = try versions(graph, origins, order, scope)
    }
    var places = [Int32](repeating: -1, count: graph.count)
    for (place, commit) in order.enumerated() {
      places[Int(commit)] = Int32(place)
    }
    return History(
      tip: tip, graph: graph, order: order, places: places, versions: pass.versions,
      paths: pass.reader.paths, revisions: pass.reader.revisions, latest: pass.reader.latest,
      policyFolders: pass.reader.policyFolders, extras: scope.extras.map(\.path).sorted())
  }

  private func graph(
    from tips: [ObjectID]
  ) throws(SpecError) -> (graph: CommitGraph, origins: [Int32]) {
    do {
      return try CommitWalk.walk(
        from: tips, boundary: extent.shallowBoundary, in: repository, knowing: known?.graph,
        progress: progress)
    } catch {
      throw failure(error)
    }
  }

  private func versions(
    _ graph: CommitGraph, _ origins: [Int32], _ order: [Int32], _ scope: PathScope
  ) throws(SpecError) -> (versions: VersionGraph, reader: RevisionReader) {
    var reader = RevisionReader(
      repository, graph, scope,
      knowing: known.flatMap { KnownRevisions($0, origins: origins, scope: scope) })
    do {
      try reader.read(order, progress: progress)
    } catch {
      throw failure(error)
    }
    let matcher = RenameMatcher(texts: texts, paths: reader.paths.paths)
    let versions = try VersionGraph(
      reader.revisions, tip: reader.tip, pathCount: reader.paths.count,
      matching: { question throws(SpecError) in try matcher.match(question) })
    return (versions, reader)
  }

  /// Files outside the spec folders that vanished where a spec began, and are that spec.
  private func outsideSources(
    of births: [VersionGraph.Birth], _ paths: PathTable, _ graph: CommitGraph, _ scope: PathScope
  ) throws(SpecError) -> Set<PathKey> {
    var sources: Set<PathKey> = []
    for (commit, births) in Dictionary(grouping: births, by: \.commit).sorted(by: {
      $0.key < $1.key
    }) {
      for parent in graph.parents(of: commit) {
        let outside = OutsideMoves(
          repository: repository, texts: texts, scope: scope, paths: paths.paths)
        sources.formUnion(
          try outside.sources(
            of: births.map(\.path), from: graph.trees[Int(parent)], to: graph.trees[commit],
            failure: failure
          ).map(PathKey.init))
      }
    }
    return sources
  }

  private func failure(_ error: GitError) -> SpecError {
    error.code == .notFound
      ? .missingObject(error.objectName ?? error.description, isPartial: extent.isPartial)
      : .git(error)
  }
}

extension GitError {
  /// The object that libgit2 says it did not find.
  fileprivate var objectName: String? {
    (message ?? "").split { !$0.isHexDigit }
      .first { $0.count == 2 * ObjectID.byteCount }
      .map(String.init)
  }
}
