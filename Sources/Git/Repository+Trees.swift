internal import Clibgit2

/// An entry of a tree, with its whole path.
public struct TreeEntry: Hashable, Sendable {
  public var path: String
  public var mode: FileMode
  public var id: ObjectID

  public init(path: String, mode: FileMode, id: ObjectID) {
    self.path = path
    self.mode = mode
    self.id = id
  }
}

extension Repository {
  /// The entry at a path of a tree; `nil` where there is none.
  ///
  /// The C counterpart is `git_tree_entry_bypath`.
  public func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var entry = TreeEntry(path: "", mode: .tree, id: tree)
    // Bytes, since a `/` before a combining mark is no `Character` of its own.
    for name in path.utf8.split(separator: UInt8(ascii: "/")) {
      guard entry.mode == .tree else {
        return nil
      }
      var child: RawTree.Entry?
      try forEachEntry(of: entry.id) { tree, entry in
        if tree[entry.name].elementsEqual(name) {
          child = entry
        }
      }
      guard let child else {
        return nil
      }
      entry = TreeEntry(path: path, mode: child.mode, id: child.id)
    }
    return entry.path.isEmpty ? nil : entry
  }

  /// Lends every entry of a tree, with the tree's bytes, to `body`.
  ///
  /// Throws `GitError.malformedTree` behind the last entry that can be read where the tree is cut off
  /// or is none: what is missing must not look like what was never there. What `body` learned is
  /// worth nothing then.
  public func forEachEntry(
    of tree: ObjectID, _ body: (UnsafeRawBufferPointer, RawTree.Entry) -> Void
  ) throws(GitError) {
    let isWhole = try withObject(tree, as: .tree) { bytes in
      var entries = RawTree(bytes)
      while let entry = entries.next() {
        body(bytes, entry)
      }
      return entries.isAtEnd
    }
    guard isWhole else {
      throw .malformedTree(tree)
    }
  }

  /// A tree, and how it differs from one that was had from here.
  ///
  /// `known`: a tree that is likely to differ in little.
  /// `differences`: where the entries begin that differ from its entries there, in ids alone; `nil`
  ///   where they differ in more, or nothing is known.
  ///
  /// - Throws: `GitError.malformedTree` where the bytes are none, at whatever entry.
  public func tree(
    _ id: ObjectID, like known: Tree? = nil
  ) throws(GitError) -> (tree: Tree, differences: [Int]?) {
    let database = database.pointer
    var oid = id.oid
    let tree = Tree(
      try OwnedPointer("git_odb_read", free: git_odb_object_free) {
        git_odb_read(&$0, database, &oid)
      })
    guard tree.isTree else {
      throw GitError(
        code: .notFound, function: "git_odb_read", message: "object \(id) is not a tree")
    }
    let differences = known.flatMap { known in
      known.withBytes { old in tree.withBytes { RawTree.differingIDs(of: $0, from: old) } }
    }
    guard differences != nil || tree.withBytes(RawTree.isWhole) else {
      throw .malformedTree(id)
    }
    return (tree, differences)
  }

  /// Every entry below a folder that is not itself a folder, in the tree's order.
  ///
  /// The empty path is the whole tree. What is not there, or is no folder, has no entries. A folder
  /// that lies too deep (`deepestTree`) is an entry itself and is not looked into.
  public func entries(below folder: String, in tree: ObjectID) throws(GitError) -> [TreeEntry] {
    guard !folder.isEmpty else {
      return try entries(of: tree, prefix: "", depth: 0)
    }
    guard let entry = try entry(at: folder, in: tree), entry.mode == .tree else {
      return []
    }
    return try entries(of: entry.id, prefix: folder + "/", depth: 0)
  }

  private func entries(
    of tree: ObjectID, prefix: String, depth: Int
  ) throws(GitError) -> [TreeEntry] {
    var children: [TreeEntry] = []
    try forEachEntry(of: tree) { bytes, entry in
      children.append(
        TreeEntry(
          path: prefix + TextDecoding.path(UnsafeRawBufferPointer(rebasing: bytes[entry.name])),
          mode: entry.mode, id: entry.id))
    }
    var entries: [TreeEntry] = []
    for child in children {
      if child.mode == .tree, depth + 1 < Self.deepestTree {
        entries += try self.entries(of: child.id, prefix: child.path + "/", depth: depth + 1)
      } else {
        entries.append(child)
      }
    }
    return entries
  }

  /// How many folders within each other are looked into.
  ///
  /// One who made more of them wants to do harm: git's `core.maxTreeDepth` is 4096 on its newest
  /// versions, and no path on disk comes near 256.
  public static let deepestTree = 256
}
