internal import Git

extension ApprovalJudge {
  /// The policies that the claim of a state is judged by: those in force where it was made or where an
  /// approval was given that it rests on, and those made since that one of these had not seen.
  func decidingPolicies(_ open: Case, _ given: [JudgedApproval]) -> [Policy] {
    let backs = open.rounds.backs(behind: tip)
    let round = open.rounds.round(at: tip)
    let arrivals = open.rounds.arrivals.filter { arrival in
      !backs.contains { descent.isAncestor(arrival, of: Int($0)) }
    }
    var found: Set<Int> = []
    for arrival in arrivals {
      for parent in parents(of: arrival) {
        found.formUnion(chain.inForce(at: parent))
      }
      found.formUnion(chain.changes.filter { isConcurrent($0, with: arrival) })
    }
    for approval in given where approval.isCounted && approval.candidate.round == round {
      let commit = approval.candidate.commit
      found.formUnion(chain.changes.filter { isConcurrent($0, with: commit) })
      if arrivals.contains(where: { $0 != commit && descent.isAncestor($0, of: commit) }) {
        found.formUnion(parents(of: commit).flatMap { chain.inForce(at: $0) })
      }
    }
    return found.sorted().compactMap { chain.policies[$0] }
  }

  /// Whether the claim stood there in the same words and round wherever approvals began to be needed.
  func isLegacy(
    _ text: ApprovalText, _ open: Case, _ result: SpecApproval
  ) throws(SpecError) -> Bool {
    guard let digest = text.digest else {
      return false
    }
    let beginnings = chain.changes.filter { change in
      chain.policies[change]?.rule(for: open.target, path: result.path, tags: text.tags) != nil
        && !(chain.predecessors[change] ?? []).contains { before in
          chain.policies[before]?.rule(for: open.target, path: result.path, tags: text.tags) != nil
        }
    }
    for beginning in beginnings {
      let holders = open.course.holders(in: beginning)
      guard holders.count == 1, let holder = holders.first,
        open.rounds.round(at: beginning) == result.round
      else {
        return false
      }
      let then = try self.text(holder.file)
      guard then.digest == digest, order.isReached(open.target, in: then.state) else {
        return false
      }
    }
    return !beginnings.isEmpty
  }
}
