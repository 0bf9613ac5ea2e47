/// The paths whose history is read: the folders of specs, and single files that specs came from.
struct PathScope {
  let finder: SpecFinder
  /// Files outside the folders that became specs by a rename.
  private(set) var extras: Set<PathKey> = []

  init(_ finder: SpecFinder) {
    self.finder = finder
  }

  /// The fewest folders and files that hold everything in scope; `""` is the whole tree.
  var roots: [String] {
    let candidates = Set(finder.folders.map { PathKey($0.path) }).union(extras)
    return candidates.filter { own in
      !candidates.contains { $0 != own && SpecFinder.contains($0.path, own.path) }
    }.map(\.path).sorted()
  }

  func includes(_ path: String) -> Bool {
    finder.folder(of: path) != nil || extras.contains(PathKey(path))
  }

  /// Whether files in scope can stand in a folder.
  func mayContain(_ folder: String) -> Bool {
    finder.folders.contains { root in
      root.path.isSamePath(as: folder) || SpecFinder.contains(root.path, folder)
        || SpecFinder.contains(folder, root.path)
    } || extras.contains { SpecFinder.contains(folder, $0.path) }
  }

  mutating func add(_ path: String) {
    extras.insert(PathKey(path))
  }
}
