internal import Git

/// Compares trees entry by entry on their bytes, and tells the files in scope that differ.
struct TreeComparison {
  private let repository: Repository
  private let scope: PathScope
  private(set) var paths = PathTable()
  private var trees = TreeCache()
  /// Whether a path is in scope, by its number.
  private var isIncluded: [Bool] = []
  private var mayContain: [PathKey: Bool] = [:]

  init(_ repository: Repository, _ scope: PathScope) {
    self.repository = repository
    self.scope = scope
  }

  /// The files in scope that differ between what two commits hold at one root path.
  mutating func compare(
    _ old: RootResolver.RootEntry?, _ new: RootResolver.RootEntry?, at path: String,
    into deltas: inout [Delta]
  ) throws(GitError) {
    guard old != new else {
      return
    }
    let oldTree = old?.mode == .tree ? old?.id : nil
    let newTree = new?.mode == .tree ? new?.id : nil
    if oldTree != nil || newTree != nil {
      try compareTrees(oldTree, newTree, folder: path, depth: 0, into: &deltas)
    }
    let oldFile = old.flatMap { Self.file($0.mode, $0.id) }
    let newFile = new.flatMap { Self.file($0.mode, $0.id) }
    add(path, oldFile, newFile, to: &deltas)
  }

  private mutating func compareTrees(
    _ old: ObjectID?, _ new: ObjectID?, folder: String, depth: Int, into deltas: inout [Delta]
  ) throws(GitError) {
    // What lies deeper is a problem of the commit that is looked at; in a commit of the past it is
    // nothing that could be mended.
    guard depth < Repository.deepestTree else {
      return
    }
    let oldBytes = try trees.bytes(of: old, like: new, in: repository)
    let newBytes = try trees.bytes(of: new, like: old, in: repository)
    for change in TreeChange.changes(from: oldBytes, to: newBytes) {
      let path = folder.isEmpty ? change.name : folder + "/" + change.name
      let oldTree = change.old?.mode == .tree ? change.old?.id : nil
      let newTree = change.new?.mode == .tree ? change.new?.id : nil
      if oldTree != nil || newTree != nil, isWorthEntering(path) {
        try compareTrees(oldTree, newTree, folder: path, depth: depth + 1, into: &deltas)
      }
      let oldFile = change.old.flatMap { Self.file($0.mode, $0.id) }
      let newFile = change.new.flatMap { Self.file($0.mode, $0.id) }
      add(path, oldFile, newFile, to: &deltas)
    }
  }

  private mutating func add(
    _ path: String, _ old: FileVersion?, _ new: FileVersion?, to deltas: inout [Delta]
  ) {
    guard old != new else {
      return
    }
    let number = Int(paths.insert(path))
    if number == isIncluded.count {
      isIncluded.append(scope.includes(path))
    }
    if isIncluded[number] {
      deltas.append(Delta(path: number, old: old, new: new))
    }
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

/// The bytes of the trees read last: a commit's tree is its child's parent tree.
private struct TreeCache {
  private var known: [ObjectID: [UInt8]] = [:]
  private var order: [ObjectID] = []
  private static let capacity = 64

  mutating func bytes(
    of tree: ObjectID?, like other: ObjectID?, in repository: Repository
  ) throws(GitError) -> [UInt8] {
    guard let tree else {
      return []
    }
    if let bytes = known[tree] {
      return bytes
    }
    let bytes = try repository.treeBytes(tree, like: other.flatMap { known[$0] } ?? [])
    if order.count == Self.capacity {
      known[order.removeFirst()] = nil
    }
    known[tree] = bytes
    order.append(tree)
    return bytes
  }
}
