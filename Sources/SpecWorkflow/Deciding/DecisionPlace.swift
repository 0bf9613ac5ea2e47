internal import Git

/// The branch that a decision is written on, and whether it is checked out here.
struct DecisionPlace {
  /// The full name.
  var reference: String
  var tip: ObjectID
  /// Whether the work tree and the index are this branch's.
  var isCheckedOut: Bool

  /// The short name.
  var name: String {
    reference.hasPrefix("refs/heads/") ? String(reference.dropFirst(11)) : reference
  }
}

extension Workspace {
  /// The place that a request means.
  ///
  /// - Throws: `SpecError.refused` for a detached HEAD, a bare repository without a branch named, a
  ///   merge or rebase in progress, and a branch that another work tree has checked out.
  func decisionPlace(_ branch: String?) throws(SpecError) -> DecisionPlace {
    let head = try git { () throws(GitError) in try repository.head() }
    if let branch, workTree == nil || head.branch != branch {
      return try otherBranch(branch)
    }
    guard workTree != nil else {
      throw .refused(
        Refusal(
          "this is a bare repository: name the branch",
          hint: "add --branch \(head.branch ?? "main")"))
    }
    switch head {
    case .detached:
      throw .refused(
        Refusal(
          "HEAD is detached, and a commit on it would belong to no branch",
          hint: "git switch main, or add --branch main"))
    case .unborn(let name):
      throw .noCommits(branch: head.branch ?? name)
    case .branch(let reference, let tip):
      if let activity = FileStatus.unfinishedWork(in: repository.gitDirectory) {
        throw .refused(
          Refusal("\(activity) is in progress", hint: "git status says how to end it"))
      }
      return DecisionPlace(reference: reference, tip: tip, isCheckedOut: true)
    }
  }

  private func otherBranch(_ name: String) throws(SpecError) -> DecisionPlace {
    let reference = "refs/heads/" + name
    guard
      let tip = try git({ () throws(GitError) in
        try repository.commitID(ofReference: reference)
      })
    else {
      let branches = try git { () throws(GitError) in
        try repository.references(withPrefix: "refs/heads/").map { String($0.name.dropFirst(11)) }
      }
      throw .refused(
        Refusal(
          "there is no branch '\(name)'",
          hint: Suggestion.nearest(to: name, among: branches).map { "did you mean '\($0)'?" }
            ?? "git branch"))
    }
    if let folder = try worktree(having: reference) {
      throw .refused(
        Refusal(
          "the branch '\(name)' is checked out in another work tree", cause: folder,
          hint: "run the command there"))
    }
    return DecisionPlace(reference: reference, tip: tip, isCheckedOut: false)
  }

  /// The git directory of another work tree that has a branch checked out.
  private func worktree(having reference: String) throws(SpecError) -> String? {
    let common = repository.commonDirectory
    var folders = FileStatus.names(in: common + "worktrees").map { common + "worktrees/\($0)/" }
    if !isBareCommonDirectory {
      folders.append(common)
    }
    for folder in folders where folder != repository.gitDirectory {
      let head = try Files.readIfThere(folder + "HEAD") ?? []
      if String(decoding: head, as: UTF8.self) == "ref: \(reference)\n" {
        return folder
      }
    }
    return nil
  }

  /// Whether the repository's own directory has no work tree of its own.
  private var isBareCommonDirectory: Bool {
    workTree == nil || !repository.commonDirectory.hasSuffix("/.git/")
  }
}
