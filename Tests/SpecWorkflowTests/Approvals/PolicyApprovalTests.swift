import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: the policy")
struct PolicyApprovalTests {
  @Test("the table", arguments: changes + words + additions + keys + branches)
  func verdict(_ row: ApprovalCase) async throws {
    try await row.check()
  }

  /// An unsigned status, and a policy that shall no longer ask.
  private static func claim(_ at: ApprovalScenario) throws {
    try at.setStatus("Approved", by: Who.eve.person)
  }

  private static let changes: [ApprovalCase] = [
    ApprovalCase("removed", .unproven, [], reports: [.removed]) { at in
      try at.repository.remove(".spec")
      try at.commit("Remove the policy")
      try claim(at)
    },
    ApprovalCase("removed by a keeper", .unproven, [], reports: [.removed]) { at in
      try at.repository.remove(".spec")
      try at.commit("Remove the policy", key: "ada")
      try claim(at)
    },
    ApprovalCase("without approvals", .unproven, [], reports: [.removed]) { at in
      try at.repository.write(".spec/config.yml", "project: tidewater\n")
      try at.commit("Empty the policy")
      try claim(at)
    },
    ApprovalCase("emptied by a keeper", .unproven, [], reports: [.removed]) { at in
      try at.repository.write(".spec/config.yml", "")
      try at.commit("Empty the policy", key: "ada")
      try claim(at)
    },
    ApprovalCase("broken", .unproven, [], reports: [.unreadable]) { at in
      try claim(at)
      try at.repository.write(".spec/config.yml", "approvals: [\n")
      try at.commit("Break the policy")
      // What the work tree says is read first, and would be an error.
      try at.write(.standard)
    },
    ApprovalCase("broken by a keeper", .unproven, [], reports: [.unreadable]) { at in
      try claim(at)
      try at.repository.write(".spec/config.yml", "approvals: [\n")
      try at.commit("Break the policy", key: "ada")
      // What the work tree says is read first, and would be an error.
      try at.write(.standard)
    },
    ApprovalCase("a file in its place", .unproven, [], reports: [.unreadable]) { at in
      try at.repository.remove(".spec")
      try at.repository.write(".spec", "nothing\n")
      try at.commit("Replace the policy", key: "ada")
      try claim(at)
    },
    ApprovalCase("removed and begun anew", .unproven, reports: [.removed, .unauthorised]) { at in
      try at.repository.remove(".spec")
      try at.commit("Remove the policy")
      try at.change(
        to: .standard.with { $0 = TestPolicy(keys: [(.eve, ["eve"])], keepers: [.eve]) },
        author: .eve, key: "eve")
      try at.forge(.eve, key: "eve")
    },
    ApprovalCase("less strict, unsigned", .need(2), .unproven, [.counts], reports: [.unauthorised])
    { at in
      try at.change(to: .need(1), key: nil)
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase(
      "less strict, by somebody else", .need(2), .unproven, [.counts], reports: [.unauthorised]
    ) { at in
      try at.change(to: .need(1), author: .ben, key: "ben")
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("less strict, by a keeper", .need(2), .approved, [.counts]) { at in
      try at.change(to: .need(1))
      try await at.approve(.ben)
    },
    ApprovalCase("stricter after the approval", .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.change(to: .need(2))
    },
    ApprovalCase("stricter before the last approval", .pending, [.counts]) { at in
      try at.forge(.ada, key: "ada", setsStatus: false)
      try at.change(to: .need(2))
    },
    ApprovalCase("rolled back", .unproven, [.notAllowed], reports: [.unauthorised]) { at in
      try at.change(to: .withoutDee)
      try at.repository.git("checkout", "HEAD~1", "--", ".spec")
      try at.commit("Restore", author: .dee)
      try at.forge(.dee, key: "dee")
    },
    ApprovalCase("rolled back by a keeper", .approved, [.counts]) { at in
      try at.change(to: .withoutDee)
      try at.repository.git("checkout", "HEAD~1", "--", ".spec")
      try at.commit("Restore", key: "ada")
      try await at.approve(.dee)
    },
    ApprovalCase(
      "rolled back by a merge that takes the older side", .unproven, [.notAllowed],
      reports: [.merged]
    ) { at in
      try at.branch("side")
      try at.commit("Elsewhere", author: .dee)
      try at.switchTo("main")
      try at.change(to: .withoutDee)
      try at.switchTo("side")
      try at.merge("main", "-s", "ours", by: .dee)
      try at.forge(.dee, key: "dee")
    },
    ApprovalCase(
      "rolled back by a keeper's merge that takes the older side", .approved, [.counts]
    ) { at in
      try at.branch("side")
      try at.commit("Elsewhere", author: .dee)
      try at.switchTo("main")
      try at.change(to: .withoutDee)
      try at.switchTo("side")
      try at.merge("main", "-s", "ours", key: "ada")
      try await at.approve(.dee)
    },
    ApprovalCase("two changes merged", .approved, [.counts], reports: [.merged]) { at in
      try twoChanges(at, key: nil)
      try await at.approve(.ada)
    },
    ApprovalCase("two changes merged by a keeper", .approved, [.counts]) { at in
      try twoChanges(at, key: "ada")
      try await at.approve(.ada)
    },
    ApprovalCase(
      "two changes merged, for whom one of them removed", .unproven, [.notAllowed],
      reports: [.merged]
    ) { at in
      try twoChanges(at, key: nil)
      try at.forge(.dee, key: "dee")
    },
  ]

  /// One side adds Eve, the other removes Dee.
  private static func twoChanges(_ at: ApprovalScenario, key: String?) throws {
    try at.branch("side")
    try at.change(to: .withEve)
    try at.switchTo("main")
    try at.change(to: .withoutDee)
    try at.merge("side", "-X", "theirs", key: key)
  }

  private static let words: [ApprovalCase] = [
    ApprovalCase("the vocabulary remapped", .unproven, [], reports: [.unauthorised]) { at in
      try at.change(
        to: .standard.with {
          $0.target = "Done"
          $0.further = "status: {vocabulary: [Draft, In Review, Done, Approved]}"
        }, author: .eve, key: nil)
      try claim(at)
    },
    ApprovalCase("the order remapped", .unproven, [.otherRound], reports: [.unauthorised]) { at in
      try await at.approve(.ada)
      try at.change(
        to: .standard.with {
          $0.further = "status: {vocabulary: [Draft, Approved, In Review, Implemented]}"
        }, author: .eve, key: nil)
      try at.setStatus("In Review")
      try at.setStatus("Approved")
    },
    ApprovalCase("an alias for the status", .unproven, [], reports: [.unauthorised]) { at in
      try at.change(
        to: .standard.with { $0.further = "header: {aliases: {Status: [State]}}" }, author: .eve,
        key: nil)
      try claim(at)
    },
    ApprovalCase("the folder moved away", .unproven, [], reports: [.unauthorised]) { at in
      try at.change(
        to: .standard.with { $0.further = "specs: {folder: docs/specs}" }, author: .eve, key: nil)
      try claim(at)
    },
  ]

  private static let additions: [ApprovalCase] = [
    ApprovalCase(
      "an approver added in the commit that he signs", .unproven, [.notAllowed],
      reports: [.unauthorised]
    ) { at in
      let statement = try at.statement(.eve)
      try at.write(.withEve)
      try at.forge(.eve, key: "eve", statement)
    },
    ApprovalCase(
      "an approver added by himself", .unproven, [.notAllowed], reports: [.unauthorised]
    ) { at in
      try at.change(to: .withEve, author: .eve, key: "eve")
      try at.forge(.eve, key: "eve")
    },
    ApprovalCase("an approver added by a keeper", .approved, [.counts]) { at in
      try at.change(to: .withEve)
      try await at.approve(.eve)
    },
    ApprovalCase(
      "added by himself on a branch, fast-forwarded", .unproven, [.notAllowed],
      reports: [.unauthorised]
    ) { at in
      try addition(at)
      try at.repository.git("merge", "--quiet", "--ff-only", "side")
    },
    ApprovalCase(
      "added by himself on a branch, merged", .unproven, [.notAllowed], reports: [.unauthorised]
    ) { at in
      try addition(at)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase(
      "added by himself on a branch, main merged", .unproven, [.notAllowed],
      reports: [.unauthorised]
    ) { at in
      try addition(at)
      try at.merge("side", mainFirst: false)
    },
    ApprovalCase(
      "added by himself on a branch, merged by a keeper", .unproven, [.notAllowed],
      reports: [.unauthorised]
    ) { at in
      try addition(at)
      try at.commit("Go on")
      try at.merge("side", mainFirst: true, key: "ada")
    },
  ]

  private static func addition(_ at: ApprovalScenario) throws {
    try at.branch("side")
    try at.change(to: .withEve, author: .eve, key: "eve")
    try at.forge(.eve, key: "eve")
    try at.switchTo("main")
  }

  private static let keys: [ApprovalCase] = [
    ApprovalCase("a key retired after its approval", .approved, [.counts]) { at in
      try await at.approve(.ben)
      try at.change(to: .standard.with { $0.keys[1].keys = ["ada2"] })
    },
    ApprovalCase("a key retired before its approval", .unproven, [.notAllowed]) { at in
      try at.change(to: .standard.with { $0.keys[1].keys = ["ada2"] })
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("a key revoked after its approval", .unproven, [.revoked]) { at in
      try await at.approve(.ben)
      try at.change(to: .standard.with { $0.revoked = ["ben"] })
    },
    ApprovalCase(
      "a key revoked, the list lost again", .unproven, [.revoked], reports: [.unauthorised]
    ) { at in
      try await at.approve(.ben)
      try at.change(to: .standard.with { $0.revoked = ["ben"] })
      try at.repository.remove(".spec/revoked_keys")
      try at.commit("Lose the list")
    },
    ApprovalCase(
      "an approver removed after his approval, who had seen it", .approved, [.counts]
    ) { at in
      try await at.approve(.dee)
      try at.change(to: .withoutDee)
    },
    ApprovalCase("an approver removed, his older branch merged", .unproven, [.notAllowed]) { at in
      try removal(at)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase(
      "an approver removed, main merged into his older branch", .unproven, [.notAllowed]
    ) { at in
      try removal(at)
      try at.merge("side", mainFirst: false)
    },
  ]

  private static func removal(_ at: ApprovalScenario) throws {
    try at.branch("side")
    try at.forge(.dee, key: "dee")
    try at.switchTo("main")
    try at.change(to: .withoutDee)
  }

  private static let branches: [ApprovalCase] = [
    ApprovalCase("approved under an older, laxer policy, merged", .unproven, [.counts]) { at in
      try laxerBranch(at)
      try at.merge("side", mainFirst: true)
    },
    ApprovalCase("approved under an older, laxer policy, main merged", .unproven, [.counts]) { at in
      try laxerBranch(at)
      try at.merge("side", mainFirst: false)
    },
    ApprovalCase(
      "a change by a keeper who no longer is one, merged", .unproven, [.notAllowed],
      reports: [.unauthorised, .merged]
    ) { at in
      try at.change(to: .standard.with { $0.keepers = [.ada, .dee] })
      try at.branch("side")
      try at.change(to: .withEve, author: .dee, key: "dee")
      try at.forge(.eve, key: "eve")
      try at.switchTo("main")
      try at.change(to: .withoutDee)
      try at.merge("side", mainFirst: true, "-X", "theirs")
    },
    ApprovalCase("a signed commit in place of the approval", .unproven, [.unsigned]) { at in
      let tip = try at.repository.id()
      try at.forge(.ada, key: "ada")
      let good = try at.repository.id()
      try at.move(to: tip)
      let bad = try at.forge(.ada, key: nil)
      try at.repository.git("replace", "--force", bad, good)
    },
  ]

  private static func laxerBranch(_ at: ApprovalScenario) throws {
    try at.branch("side")
    try at.forge(.ada, key: "ada")
    try at.switchTo("main")
    try at.change(to: .need(2))
  }
}
