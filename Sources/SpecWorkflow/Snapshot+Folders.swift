internal import Git

extension Workspace {
  /// A problem for whatever a tree has in the place of a folder of specs: a checkout may show specs
  /// there, and without a word the tree would seem to have none.
  ///
  /// Of the standard folders only their own places count; a repository may well have a link `doc` that
  /// has nothing to do with specs. What a configuration names is meant, and so is the way there.
  func folderProblems(in tree: ObjectID) throws(GitError) -> [SpecProblem] {
    var problems: [SpecProblem] = []
    for folder in Set(finder.folders.map(\.path)).sorted() {
      if let entry = try obstacle(at: folder, in: tree) {
        let problem = SpecProblem(
          path: entry.path, position: SourcePosition(line: 1),
          message: "\(entry.mode.words) cannot be a folder of specs")
        if problems.last != problem {
          problems.append(problem)
        }
      }
    }
    return problems
  }

  /// The first on the way to a folder that is none; `nil` where there is nothing at all.
  private func obstacle(
    at folder: String, in tree: ObjectID
  ) throws(GitError) -> TreeEntry? {
    let names = folder.split(separator: "/")
    for count in names.indices.map({ $0 + 1 }) {
      let path = names.prefix(count).joined(separator: "/")
      guard let entry = try repository.entry(at: path, in: tree) else {
        return nil
      }
      if entry.mode != .tree {
        let isMeant = count == names.count || configuration.folders != SpecFolder.standard
        return isMeant ? entry : nil
      }
    }
    return nil
  }
}

extension FileMode {
  /// What a person calls an entry that is no folder.
  fileprivate var words: String {
    switch self {
    case .symbolicLink: "a symbolic link"
    case .submodule: "a submodule"
    default: "a file"
    }
  }
}
