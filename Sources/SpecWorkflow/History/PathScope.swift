/// The paths whose history is read: the folders of specs, and single files that specs came from.
struct PathScope {
  let finder: SpecFinder
  /// Files outside the folders that became specs by a rename.
  private(set) var extras: Set<String> = []

  init(_ finder: SpecFinder) {
    self.finder = finder
  }

  /// The fewest folders and files that hold everything in scope; `""` is the whole tree.
  var roots: [String] {
    let candidates = Set(finder.folders.map(\.path)).union(extras)
    return candidates.filter { path in
      !candidates.contains { $0 != path && SpecFinder.contains($0, path) }
    }.sorted()
  }

  func includes(_ path: String) -> Bool {
    finder.folder(of: path) != nil || extras.contains(path)
  }

  /// Whether files in scope can stand in a folder.
  func mayContain(_ folder: String) -> Bool {
    finder.folders.contains { root in
      root.path == folder || SpecFinder.contains(root.path, folder)
        || SpecFinder.contains(folder, root.path)
    } || extras.contains { SpecFinder.contains(folder, $0) }
  }

  mutating func add(_ path: String) {
    extras.insert(path)
  }
}
