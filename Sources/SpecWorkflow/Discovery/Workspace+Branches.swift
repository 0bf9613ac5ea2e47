internal import Git

/// A local or remote-tracking branch.
struct Branch {
  /// Its short name, such as `main` or `origin/main`.
  var name: String
  var tip: ObjectID
}

extension Workspace {
  /// All local and remote-tracking branches.
  func branches() throws(SpecError) -> [Branch] {
    var branches: [Branch] = []
    for namespace in ["refs/heads/", "refs/remotes/"] {
      let references = try git { () throws(GitError) in
        try repository.references(withPrefix: namespace)
      }
      for reference in references where !reference.name.hasSuffix("/HEAD") {
        let name = String(reference.name.dropFirst(namespace.count))
        branches.append(Branch(name: name, tip: reference.target))
      }
    }
    return branches
  }

  /// The files of a commit in the folders of specs that were not `seen` before: branches share most.
  func filesInSpecFolders(
    of commit: ObjectID, seen: inout Set<TreeEntry>
  ) throws(SpecError) -> [TreeEntry] {
    let files = try object(commit) { () throws(GitError) in
      let tree = try repository.commit(commit).tree
      var files: [TreeEntry] = []
      for root in PathScope(finder).roots {
        if !root.isEmpty {
          guard let folder = try repository.entry(at: root, in: tree), seen.insert(folder).inserted
          else { continue }
        }
        files += try repository.entries(below: root, in: tree)
      }
      return files
    }
    return files.filter { $0.mode.isFile && seen.insert($0).inserted }
  }

  /// What a file says of its identity, its name alone where a partial clone lacks the content; `nil`
  /// where it is no spec.
  func specName(of file: TreeEntry) throws(SpecError) -> SpecName? {
    guard let folder = finder.folder(of: file.path), !finder.isTemplate(file.path) else {
      return nil
    }
    do throws(SpecError) {
      return try texts.name(of: FileVersion(blob: file.id), at: file.path)
    } catch .missingObject {
      return finder.name(of: Header(), at: file.path, in: folder)
    }
  }
}
