internal import Git

extension Workspace {
  /// What a decision on a spec would write, with everything that can be refused refused already.
  ///
  /// - Throws: `SpecError.refused` with the reason; `SpecError` where the repository cannot be read.
  public func plan(
    _ reference: String, _ request: DecisionRequest
  ) async throws(SpecError) -> DecisionPlan {
    try git { () throws(GitError) in try Libgit2.setStrictHashVerification(true) }
    let place = try decisionPlace(request.branch)
    let court = try await court(at: place.tip, request.judging)
    if court == nil, let configurationError {
      throw configurationError
    }
    return try await DecisionPlanner(
      workspace: self, place: place, court: court, request: request
    ).plan(reference)
  }

  /// The signer that signs for a request; `nil` where nothing asks for a signature.
  func signer(
    _ request: DecisionRequest, committer: String
  ) async throws(SpecError) -> CommitSigner? {
    let isNeeded: Bool
    switch request.kind {
    case .approve, .withdraw: isNeeded = true
    case .submit, .mark: isNeeded = request.settings.isTrue("commit.gpgsign")
    }
    guard isNeeded else {
      return nil
    }
    return try await CommitSigner.configured(
      request.settings, committer: committer, directory: directory,
      environment: request.environment,
      allowsRepositoryPrograms: request.allowsRepositoryPrograms)
  }

  /// Git's plumbing for a request.
  func writer(_ request: DecisionRequest) -> CommitWriter {
    CommitWriter(
      repository: repository, directory: directory, environment: request.environment)
  }
}

extension GitSettings {
  /// Whether a setting is true, as git reads it.
  func isTrue(_ key: String) -> Bool {
    ["true", "yes", "on", "1", ""].contains((self[key] ?? "false").lowercased())
  }
}
