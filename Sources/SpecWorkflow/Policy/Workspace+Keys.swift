public import Git

extension Workspace {
  /// The people and keys of the policy in force in a commit; `nil` where there is none.
  ///
  /// Where several policies are in force, those of the first.
  public func policyKeys(
    at commit: ObjectID, _ options: JudgeOptions
  ) async throws(SpecError) -> PolicyKeyReport? {
    guard let court = try await court(at: commit, options),
      let policy = court.judge.policies.first,
      let place = court.judge.chain.inForce(at: court.judge.tip).first
    else {
      return nil
    }
    let reader = PolicyKeyReader(policy: policy, environment: options.environment)
    return PolicyKeyReport(
      commit: commit, policy: court.judge.history.graph.ids[place], people: reader.people,
      keys: try await reader.keys())
  }
}
