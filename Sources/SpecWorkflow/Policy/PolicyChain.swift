internal import Git

/// Which policy is in force in every commit.
///
/// In force is a set of policy commits, nearly always of one: the commit where the policy began, or
/// that of the last change that somebody signed whom the policy before it allowed to. A merge has
/// those of its parents, less what another of them has replaced; where two sides changed the policy
/// both are in force, and only what both allow is allowed, until somebody whom both allow to signs
/// one that joins them. What the trees say without authority changes nothing.
struct PolicyChain {
  /// The policy of each policy commit.
  private(set) var policies: [Int: Policy] = [:]
  /// The commits where a policy began.
  private(set) var roots: [Int] = []
  private(set) var reports: [PolicyReport] = []
  /// The policy commits that were in force before each of them.
  private(set) var predecessors: [Int: [Int]] = [:]
  /// Who signed each policy commit but the roots.
  private(set) var signers: [Int: SignedCommit] = [:]
  /// Policy commits that a removal has taken the force from.
  private(set) var void: Set<Int> = []
  private var sets: [[Int]] = [[]]
  private var numbers: [[Int]: Int32] = [[]: 0]
  private var setOfCommit: [Int32] = []

  /// The policy commits in force in a commit; none before the first policy.
  func inForce(at commit: Int) -> [Int] {
    sets[Int(setOfCommit[commit])]
  }

  /// The policies in force in a commit.
  func policies(at commit: Int) -> [Policy] {
    inForce(at: commit).compactMap { policies[$0] }
  }

  /// The changes of the policy that still have force, the beginnings among them.
  var changes: [Int] {
    policies.keys.filter { !void.contains($0) }.sorted()
  }

  /// The policies of policy commits; where one has lost its force, those that it had replaced.
  func standing(behind policyCommits: [Int]) -> [Policy] {
    policyCommits.flatMap { commit in
      void.contains(commit)
        ? standing(behind: predecessors[commit] ?? []) : policies[commit].map { [$0] } ?? []
    }
  }

  // MARK: Building, oldest commit first; only `PolicyChainBuilder` calls these.

  init(commits: Int) {
    setOfCommit = Array(repeating: 0, count: commits)
  }

  mutating func set(_ policyCommits: [Int], for commit: Int) {
    let sorted = policyCommits.sorted()
    let next = Int32(sets.count)
    let number = numbers[sorted] ?? next
    if number == next {
      sets.append(sorted)
      numbers[sorted] = number
    }
    setOfCommit[commit] = number
  }

  mutating func begin(_ policy: Policy, at commit: Int) {
    policies[commit] = policy
    predecessors[commit] = []
    roots.append(commit)
    set([commit], for: commit)
  }

  mutating func change(
    _ policy: Policy, at commit: Int, from before: [Int], by signer: SignedCommit?
  ) {
    policies[commit] = policy
    predecessors[commit] = before
    signers[commit] = signer
    set([commit], for: commit)
  }

  mutating func takeForce(from commit: Int) {
    void.insert(commit)
  }

  mutating func report(_ report: PolicyReport) {
    reports.append(report)
  }

  /// Marks the reports of what is still in the tip's tree.
  mutating func settleReports(isStanding: Bool) {
    for index in reports.indices where reports[index].kind != .severalRoots {
      reports[index].isStanding = isStanding
    }
  }
}
