/// Where a new spec goes: a folder of the configuration, and how its files are named and numbered.
struct NewSpecPlace {
  /// The folder on disk, from the top of the repository, no `/` at the end.
  var path: String
  var folder: SpecFolder
  var prefix: String
  var digits: Int
  var style: FileNameStyle

  /// Goes by the specs that HEAD has in the folder.
  init(path: String, folder: SpecFolder, specs: [Snapshot.Entry]) {
    self.path = path
    self.folder = folder
    let named = specs.compactMap { spec in spec.name.id.map { (path: spec.path, id: $0) } }
    let common = Dictionary(grouping: named) { $0.id.prefix }
      .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    let prefix = (folder.prefix ?? common?.key ?? "SPEC").uppercased()
    self.prefix = prefix
    let own = named.filter { $0.id.prefix == prefix }
    digits = Self.digits(of: own.map(\.id), configured: folder.digits)
    // The folder's own files speak for it, those of folders below only where it has none.
    let direct = own.filter { Self.folderPath($0.path) == path }
    style =
      FileNameStyle(of: (direct.isEmpty ? own : direct).map { ($0.path, $0.id.number) })
      ?? FileNameStyle(prefix: prefix)
  }

  /// The path of a new spec.
  func file(_ id: SpecID, _ title: String) -> String {
    let digits = String(id.description.dropFirst(id.prefix.count + 1))
    let name = style.fileName(digits, title)
    return path.isEmpty ? name : path + "/" + name
  }

  /// What is configured, or where that is the default, what the specs have.
  private static func digits(of ids: [SpecID], configured: Int) -> Int {
    let padded = ids.filter { String($0.number).count < $0.digits }
    let counts = Dictionary(grouping: padded) { $0.digits }.mapValues(\.count)
    guard configured == 3, let common = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    else {
      return configured
    }
    return common.key
  }

  static func folderPath(_ path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}

extension Workspace {
  /// The folder that a new spec goes into.
  ///
  /// - Throws: `SpecError.noFolder` where the typed one holds no specs, or several could be meant.
  func newSpecPlace(
    _ typed: String?, in snapshot: Snapshot
  ) throws(SpecError) -> NewSpecPlace {
    let folders = configuration.folders
    if let typed {
      return try place(typed, in: snapshot)
    }
    if folders.count == 1 {
      let probe = (folders[0].path.isEmpty ? "" : folders[0].path + "/") + "probe.md"
      guard finder.folder(of: probe) != nil else {
        // The folder is a pattern: any of those that specs stand in could be meant.
        let used = Set(snapshot.entries.map { NewSpecPlace.folderPath($0.path) })
        throw .noFolder(typed: nil, known: used.sorted())
      }
      return place(folders[0].path, folders[0], snapshot)
    }
    if let here = standingFolder() {
      return place(here.path, here, snapshot)
    }
    // Without a configuration the first of the usual folders that is in use, else the first.
    if folders == SpecFolder.standard {
      let used = folders.first { folder in
        snapshot.entries.contains { finder.folders[$0.folder] == folder }
          || workTree.map { FileStatus.of($0 + folder.path) != nil } ?? false
      }
      let folder = used ?? folders[0]
      return place(folder.path, folder, snapshot)
    }
    throw .noFolder(typed: nil, known: folders.map(\.path))
  }

  private func place(_ typed: String, in snapshot: Snapshot) throws(SpecError) -> NewSpecPlace {
    for path in candidatePaths(typed.hasSuffix("/") ? String(typed.dropLast()) : typed) {
      let path = path == "." ? "" : path
      guard !path.split(separator: "/").contains(where: { [".", "..", ".git"].contains($0) }) else {
        continue
      }
      let probe = (path.isEmpty ? "" : path + "/") + "probe.md"
      let named = configuration.folders.first { $0.path == path }
      if let folder = named ?? finder.folder(of: probe) {
        return place(path, folder, snapshot)
      }
    }
    throw .noFolder(typed: typed, known: configuration.folders.map(\.path))
  }

  /// The folder of specs that the user stands in.
  private func standingFolder() -> SpecFolder? {
    guard let workTree, (directory + "/").hasPrefix(workTree) else {
      return nil
    }
    let path = String((directory + "/").dropFirst(workTree.count)) + "probe.md"
    return finder.folders.first { !$0.path.isEmpty && SpecFinder.contains($0.path, path) }
  }

  private func place(
    _ path: String, _ folder: SpecFolder, _ snapshot: Snapshot
  ) -> NewSpecPlace {
    NewSpecPlace(
      path: path, folder: folder,
      specs: snapshot.entries.filter { finder.folders[$0.folder] == folder })
  }
}
