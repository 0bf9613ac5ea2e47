internal import Git

extension Workspace {
  /// What a change of the keys would write, with everything that can be refused refused already.
  ///
  /// - Throws: `SpecError.refused` with the reason; `SpecError` where the repository cannot be read.
  public func plan(_ request: KeyRequest) async throws(SpecError) -> KeyPlan {
    try git { () throws(GitError) in try Libgit2.setStrictHashVerification(true) }
    let place = try decisionPlace(nil)
    guard let court = try await court(at: place.tip, request.judging) else {
      throw .refused(DecisionPlanner.noPolicy)
    }
    let tree = try object(place.tip) { () throws(GitError) in
      try repository.commit(place.tip).tree
    }
    let policy = try policyToChange(court, tree)
    let writer = writer(request)
    let author = try await writer.identity("GIT_AUTHOR_IDENT")
    let committer = try await writer.identity("GIT_COMMITTER_IDENT")
    let signer = try await signer(request, committer)
    var planner = KeyPlanner(
      workspace: self, court: court, policy: policy, request: request,
      keys: try await PolicyKeyReader(
        policy: policy, environment: request.judging.environment
      ).keys(),
      editor: PolicyEditor(try policyFiles(tree)))
    let change = try await planner.edit(signer)
    let edits = try edits(of: planner.editor, tree)
    if place.isCheckedOut {
      for edit in edits where try isUncommitted(edit.path) {
        throw .refused(
          Refusal(
            "\(edit.path) is not as HEAD has it", hint: "commit or restore it first: git status"))
      }
    }
    let report = try await approvals(at: place.tip, request.judging)
    let approved = report?.specs.filter { spec in
      spec.approvals.contains {
        $0.isCounted && $0.fingerprint == change.fingerprint
      }
    }
    return KeyPlan(
      reference: place.reference, parent: place.tip, edits: edits,
      message: "\(MessageText.title(change.subject).dropFirst(2))\n\nKey: \(change.fingerprint)\n",
      fingerprint: change.fingerprint, person: change.person, signing: signer.description,
      approved: approved?.map(\.id) ?? [], author: author, committer: committer, tree: tree)
  }

  func signer(_ request: KeyRequest, _ committer: String) async throws(SpecError) -> CommitSigner {
    try await CommitSigner.configured(
      request.settings, committer: String(committer.prefix { $0 != ">" }) + ">",
      directory: directory, environment: request.judging.environment,
      allowsRepositoryPrograms: request.allowsRepositoryPrograms)
  }

  func writer(_ request: KeyRequest) -> CommitWriter {
    CommitWriter(
      repository: repository, directory: directory, environment: request.judging.environment)
  }

  /// The policy in force, where it is the one that the tree has: what is not in force must not come
  /// into force along with a key.
  private func policyToChange(_ court: Court, _ tree: ObjectID) throws(SpecError) -> Policy {
    let folder = try git { () throws(GitError) in
      try repository.entry(at: Policy.File.folder, in: tree)?.id
    }
    guard court.judge.policies.count == 1, let policy = court.judge.policies.first,
      policy.folder == folder
    else {
      throw .refused(
        Refusal(
          "the policy at HEAD is not the one in force",
          cause: court.judge.chain.reports.last { $0.isStanding }?.message,
          hint: "spec verify says which commit changed it", kind: .signing))
    }
    return policy
  }

  private func policyFiles(_ tree: ObjectID) throws(SpecError) -> [PolicyReader.File] {
    try git { () throws(GitError) in
      try repository.entries(below: Policy.File.folder, in: tree).filter(\.mode.isFile)
        .map { entry throws(GitError) in
          PolicyReader.File(path: entry.path, bytes: try repository.blob(entry.id))
        }
    }
  }

  private func edits(
    of editor: PolicyEditor, _ tree: ObjectID
  ) throws(SpecError) -> [FileEdit] {
    var edits: [FileEdit] = []
    for path in editor.changedPaths {
      let mode = try git { () throws(GitError) in
        try repository.entry(at: path, in: tree)?.mode ?? .file
      }
      edits.append(
        FileEdit(path: path, old: editor.old(path), new: editor.files[path], mode: mode))
    }
    return edits
  }
}
