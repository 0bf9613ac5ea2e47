import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: merges and legacy")
struct MergeApprovalTests {
  @Test("the table", arguments: merges + withdrawals + legacy)
  func verdict(_ row: ApprovalCase) async throws {
    try await row.check()
  }

  private static func twoBranches(_ at: ApprovalScenario, mainFirst: Bool) async throws {
    try at.branch("side")
    try await at.approve(.ben)
    try at.switchTo("main")
    try await at.approve(.ada)
    try at.merge("side", mainFirst: mainFirst)
  }

  private static let merges: [ApprovalCase] = [
    ApprovalCase("the quorum in a merge", .need(2), .pending, [.counts, .counts]) { at in
      try await twoBranches(at, mainFirst: true)
      #expect(try await at.report()?.spec(at: ApprovalScenario.spec)?.have == 2)
    },
    ApprovalCase("the quorum in a merge, then marked", .need(2), .approved, [.counts, .counts]) {
      at in
      try await twoBranches(at, mainFirst: false)
      try await at.mark("Approved", by: .dee)
    },
    ApprovalCase("the quorum in a merge that sets the status", .need(2), .approved) { at in
      try await twoBranches(at, mainFirst: true)
      try evil(at) { try $0.replace("**Status**: In Review", "**Status**: Approved") }
    },
    ApprovalCase("marked without the quorum", .need(2), .pending, [.counts]) { at in
      try await at.approve(.ada)
      await #expect(throws: SpecError.self) { try await at.mark("Approved") }
    },
    ApprovalCase("an approval merged", .approved, [.counts]) { at in
      try at.branch("side")
      try await at.approve(.ada)
      try at.switchTo("main")
      try at.commit("Go on")
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase("two approvals that set the status, merged", .approved, [.counts, .counts]) {
      at in
      try at.branch("side")
      try await at.approve(.ben)
      try at.switchTo("main")
      try await at.approve(.ada)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase("an approval merged with an edit", .stale, [.otherContent]) { at in
      _ = try await sideApproval(at)
      try at.edit(by: .ben)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase("an edit merged into an approval", .stale, [.otherContent]) { at in
      _ = try await sideApproval(at)
      try at.edit(by: .ben)
      try at.merge("side", mainFirst: false)
    },
    ApprovalCase("a merge that changes the approved text", .stale, [.otherContent]) { at in
      _ = try await sideApproval(at)
      try at.commit("Go on")
      try at.merge("side", mainFirst: true)
      try evil(at) { try $0.replace("why it is needed", "for whom") }
    },
    ApprovalCase("a merge that sets the status", .unproven, []) { at in
      try at.branch("side")
      try at.commit("Elsewhere")
      try at.switchTo("main")
      try at.commit("Go on")
      try at.merge("side", mainFirst: true)
      try evil(at) { try $0.replace("**Status**: In Review", "**Status**: Approved") }
    },
    ApprovalCase("a merge that hides a taking back", .unproven, [.otherRound]) { at in
      try await at.approve(.ada)
      try at.branch("side")
      try at.setStatus("In Review")
      try at.switchTo("main")
      try at.merge("side", "-s", "ours")
    },
    ApprovalCase("a merge of a taking back, its status kept", .unproven, [.otherRound]) { at in
      try await at.approve(.ada)
      try at.branch("side")
      try at.setStatus("In Review")
      try at.switchTo("main")
      try at.commit("Go on")
      try at.switchTo("side")
      try at.merge("main", "-s", "ours")
      try at.setStatus("Approved")
    },
    ApprovalCase("an approval reverted by a merge, and merged again", .unproven, [.otherRound]) {
      at in
      let approval = try await sideApproval(at)
      try at.commit("Go on")
      try at.merge("side", mainFirst: true)
      try at.git("revert", "--no-edit", approval)
      try at.setStatus("Approved")
    },
  ]

  private static func sideApproval(_ at: ApprovalScenario) async throws -> String {
    try at.branch("side")
    let approval = try await at.approve(.ada)
    try at.switchTo("main")
    return approval
  }

  /// Gives the merge at the tip another tree.
  private static func evil(
    _ at: ApprovalScenario, _ change: (ApprovalScenario) throws -> Void
  ) throws {
    let parents = [try at.repository.id("HEAD^1"), try at.repository.id("HEAD^2")]
    try change(at)
    try at.repository.git("add", "--all")
    try at.commitTree(at.repository.git("write-tree"), "Merge", on: parents)
  }

  /// A withdrawal on `main` and a second approval that has not seen it on `side`.
  private static func withdrawal(_ at: ApprovalScenario) async throws {
    try at.branch("side")
    try at.switchTo("main")
    try await at.approve(.ada)
    try await at.withdraw(.ada)
    try at.switchTo("side")
    try at.commit("Go on")
    try await at.approve(.ada)
    try at.switchTo("main")
  }

  private static let withdrawals: [ApprovalCase] = [
    ApprovalCase(
      "a withdrawal and an approval merged", .need(2), .pending, [.withdrawn, .withdrawn, .counts]
    ) { at in
      try await withdrawal(at)
      try at.merge("side", mainFirst: true)
      #expect(try await at.report()?.spec(at: ApprovalScenario.spec)?.have == 0)
    },
    ApprovalCase(
      "an approval and a withdrawal merged", .need(2), .pending, [.withdrawn, .withdrawn, .counts]
    ) { at in
      try await withdrawal(at)
      try at.merge("side", mainFirst: false)
    },
    ApprovalCase("an approved status merged over its withdrawal", .unproven) { at in
      try await withdrawal(at)
      try at.merge("side", mainFirst: true, "-X", "theirs")
    },
    ApprovalCase("a withdrawal merged, the status kept", .unproven) { at in
      try await at.approve(.ada)
      try at.branch("side")
      try await at.withdraw(.ada)
      try at.switchTo("main")
      try at.merge("side", "-s", "ours")
    },
    ApprovalCase("a withdrawal merged", .pending, [.withdrawn, .counts]) { at in
      try await at.approve(.ada)
      try at.branch("side")
      try await at.withdraw(.ada)
      try at.switchTo("main")
      try at.commit("Go on")
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase(
      "somebody else's withdrawal", .need(2), .pending, [.otherRound, .withdrawn, .counts]
    ) {
      at in
      try await at.approve(.ada)
      try await at.approve(.ben)
      try await at.withdraw(.ben)
    },
  ]

  /// A spec that was set before there was a policy.
  private static func begin(_ at: ApprovalScenario, status: String) throws {
    try at.writeSpec(status: status)
    try at.commit("Write")
  }

  private static func policy(_ at: ApprovalScenario) throws {
    try at.write(.standard)
    try at.commit("Begin the policy")
  }

  private static let legacy: [ApprovalCase] = [
    ApprovalCase("older than the policy", nil, .legacy, []) { at in
      try begin(at, status: "Approved")
      try policy(at)
    },
    ApprovalCase("older than the policy, a box ticked", nil, .legacy, []) { at in
      try begin(at, status: "Approved")
      try policy(at)
      try at.edit("- [ ] The promise", "- [x] The promise")
    },
    ApprovalCase("older than the policy, edited since", nil, .unproven, []) { at in
      try begin(at, status: "Approved")
      try policy(at)
      try at.edit()
    },
    ApprovalCase("older than the policy, taken back and set again", nil, .unproven, []) { at in
      try begin(at, status: "Approved")
      try policy(at)
      try at.setStatus("In Review")
      try at.setStatus("Approved")
    },
    ApprovalCase("older than the policy, taken back and approved", nil, .approved, [.counts]) {
      at in
      try begin(at, status: "Approved")
      try policy(at)
      try at.setStatus("In Review")
      try await at.approve(.ada)
    },
    ApprovalCase("claimed on a branch that had no policy, merged", nil, .unproven, []) { at in
      try oldBranch(at)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase("claimed on a branch that had no policy, main merged", nil, .unproven, []) {
      at in
      try oldBranch(at)
      try at.merge("side", mainFirst: false)
    },
    ApprovalCase("approved on a branch that had no policy, merged", nil, .unproven, [.notAllowed]) {
      at in
      try begin(at, status: "In Review")
      try at.branch("side")
      try at.forge(.ada, key: "ada")
      try at.switchTo("main")
      try policy(at)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase("a new spec on a branch that had no policy, merged", nil, .unproven, []) { at in
      try at.commit("Nothing")
      try at.branch("side")
      try begin(at, status: "Approved")
      try at.switchTo("main")
      try policy(at)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase(
      "a policy begun on a branch that had none, merged", nil, .unproven, [.notAllowed],
      reports: [.merged, .severalRoots]
    ) { at in
      try secondBeginning(at)
      try at.merge("side", mainFirst: true, "-X", "theirs")
    },
    ApprovalCase(
      "a policy begun on a branch that had none, main merged", nil, .unproven, [.notAllowed],
      reports: [.merged, .severalRoots]
    ) { at in
      try secondBeginning(at)
      try at.merge("side", mainFirst: false, "-X", "theirs")
    },
    ApprovalCase(
      "an unrelated history with a policy of its own", .unproven, reports: [.merged, .severalRoots]
    ) { at in
      try stranger(at)
      try at.merge(
        "stranger", mainFirst: true, "--allow-unrelated-histories", "-X", "theirs", "-s", "ort")
    },
    ApprovalCase(
      "an unrelated history, main merged", .unproven, reports: [.merged, .severalRoots]
    ) { at in
      try stranger(at)
      try at.merge("stranger", mainFirst: false, "--allow-unrelated-histories", "-X", "ours")
    },
  ]

  private static func oldBranch(_ at: ApprovalScenario) throws {
    try begin(at, status: "In Review")
    try at.branch("side")
    try at.setStatus("Approved")
    try at.switchTo("main")
    try policy(at)
  }

  /// A branch from before the policy where Eve begins one of her own and approves.
  private static func secondBeginning(_ at: ApprovalScenario) throws {
    try begin(at, status: "In Review")
    try at.branch("side")
    try at.write(TestPolicy(keys: [(.eve, ["eve"])], keepers: [.eve]))
    try at.commit("Begin another policy", author: Who.eve.person, key: "eve")
    try at.forge(.eve, key: "eve")
    try at.switchTo("main")
    try policy(at)
  }

  /// A history of Eve's own, where she rules and has approved.
  private static func stranger(_ at: ApprovalScenario) throws {
    try at.repository.git("switch", "--quiet", "--orphan", "stranger")
    try at.writeSpec()
    try at.write(TestPolicy(keys: [(.eve, ["eve"])], keepers: [.eve]))
    let tree = try {
      try at.repository.git("add", "--all")
      return try at.repository.git("write-tree")
    }()
    try at.commitTree(tree, "Begin", on: [], author: Who.eve.person)
    try at.forge(.eve, key: "eve")
    try at.switchTo("main")
  }
}
