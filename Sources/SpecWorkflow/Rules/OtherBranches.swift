internal import Git

/// The IDs that specs have on the other branches of a repository, local and remote-tracking.
struct OtherBranches {
  private struct Place {
    var path: String
    var branch: Branch
  }

  private var places: [SpecID: [Place]] = [:]
  private let repository: Repository

  /// `commit`: the one that is checked; what it has is not looked at again.
  init(_ workspace: Workspace, beside commit: ObjectID?) throws(SpecError) {
    repository = workspace.repository
    var seen: Set<TreeEntry> = []
    if let commit {
      _ = try workspace.filesInSpecFolders(of: commit, seen: &seen)
    }
    for branch in try workspace.branches() where branch.tip != commit {
      for file in try workspace.filesInSpecFolders(of: branch.tip, seen: &seen) {
        guard let id = try workspace.specName(of: file)?.id else { continue }
        places[id, default: []].append(Place(path: file.path, branch: branch))
      }
    }
  }

  /// Another spec with an ID on another branch: at another path, on a branch that has not the commit
  /// in which this one began.
  func other(
    _ id: SpecID, than path: String, createdIn commit: ObjectID?
  ) throws(SpecError) -> CheckedHistory.Twin? {
    for place in places[id] ?? [] where !place.path.isSamePath(as: path) {
      do throws(GitError) {
        if let commit, try repository.isReached(commit, from: place.branch.tip) { continue }
      } catch {
        throw .git(error)
      }
      return CheckedHistory.Twin(path: place.path, branch: place.branch.name)
    }
    return nil
  }
}
