internal import Git

/// Compares trees entry by entry on their bytes, and tells the files in scope that differ.
struct TreeComparison {
  private let repository: Repository
  private let scope: PathScope
  private var trees = TreeCache()
  private var isIncluded: [PathKey: Bool] = [:]
  private var mayContain: [PathKey: Bool] = [:]

  init(_ repository: Repository, _ scope: PathScope) {
    self.repository = repository
    self.scope = scope
  }

  /// The files in scope that differ between what two commits hold at one root path; their paths get
  /// numbers in a table.
  mutating func compare(
    _ old: RootResolver.RootEntry?, _ new: RootResolver.RootEntry?, at path: String,
    into deltas: inout [Delta], paths: inout PathTable
  ) throws(GitError) {
    guard old != new else {
      return
    }
    let oldTree = old?.mode == .tree ? old?.id : nil
    let newTree = new?.mode == .tree ? new?.id : nil
    if oldTree != nil || newTree != nil {
      try compareTrees(oldTree, newTree, folder: path, depth: 0, into: &deltas, paths: &paths)
    }
    let oldFile = old.flatMap { Self.file($0.mode, $0.id) }
    let newFile = new.flatMap { Self.file($0.mode, $0.id) }
    add(path, oldFile, newFile, to: &deltas, &paths)
  }

  private mutating func compareTrees(
    _ old: ObjectID?, _ new: ObjectID?, folder: String, depth: Int, into deltas: inout [Delta],
    paths: inout PathTable
  ) throws(GitError) {
    // What lies deeper is a problem of the commit that is looked at; in a commit of the past it is
    // nothing that could be mended.
    guard depth < Repository.deepestTree else {
      return
    }
    for change in try trees.changes(from: old, to: new, in: repository) {
      let path = folder.isEmpty ? change.name : folder + "/" + change.name
      let oldTree = change.old?.mode == .tree ? change.old?.id : nil
      let newTree = change.new?.mode == .tree ? change.new?.id : nil
      if oldTree != nil || newTree != nil, isWorthEntering(path) {
        try compareTrees(
          oldTree, newTree, folder: path, depth: depth + 1, into: &deltas, paths: &paths)
      }
      let oldFile = change.old.flatMap { Self.file($0.mode, $0.id) }
      let newFile = change.new.flatMap { Self.file($0.mode, $0.id) }
      add(path, oldFile, newFile, to: &deltas, &paths)
    }
  }

  private mutating func add(
    _ path: String, _ old: FileVersion?, _ new: FileVersion?, to deltas: inout [Delta],
    _ paths: inout PathTable
  ) {
    guard old != new, isIncluded(path) else {
      return
    }
    deltas.append(Delta(path: Int(paths.insert(path)), old: old, new: new))
  }

  private mutating func isIncluded(_ path: String) -> Bool {
    if let known = isIncluded[PathKey(path)] {
      return known
    }
    let answer = scope.includes(path)
    isIncluded[PathKey(path)] = answer
    return answer
  }

  private mutating func isWorthEntering(_ folder: String) -> Bool {
    if let known = mayContain[PathKey(folder)] {
      return known
    }
    let answer = scope.mayContain(folder)
    mayContain[PathKey(folder)] = answer
    return answer
  }

  private static func file(_ mode: FileMode, _ id: ObjectID) -> FileVersion? {
    mode.isFile || mode == .symbolicLink
      ? FileVersion(blob: id, isSymbolicLink: mode == .symbolicLink) : nil
  }
}

/// The trees read last: a commit's tree is its child's parent tree.
private struct TreeCache {
  private var known: [ObjectID: Tree] = [:]
  private var order: [ObjectID] = []
  private static let capacity = 64

  /// The entries in which two trees differ; `nil` is no tree.
  mutating func changes(
    from old: ObjectID?, to new: ObjectID?, in repository: Repository
  ) throws(GitError) -> [TreeChange] {
    let oldTree = try tree(old, like: nil, in: repository).tree
    let (newTree, ids) = try tree(new, like: oldTree, in: repository)
    return TreeChange.changes(from: oldTree, to: newTree, ids: ids)
  }

  private mutating func tree(
    _ id: ObjectID?, like other: Tree?, in repository: Repository
  ) throws(GitError) -> (tree: Tree?, differences: [Int]?) {
    guard let id else {
      return (nil, nil)
    }
    if let tree = known[id] {
      return (tree, nil)
    }
    let (tree, differences) = try repository.tree(id, like: other)
    if order.count == Self.capacity {
      known[order.removeFirst()] = nil
    }
    known[id] = tree
    order.append(id)
    return (tree, differences)
  }
}
