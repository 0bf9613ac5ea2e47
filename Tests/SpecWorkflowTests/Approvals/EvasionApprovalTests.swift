import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: ways around the rules")
struct EvasionApprovalTests {
  @Test("the table", arguments: policies + people + words + states + inPlace)
  func verdict(_ row: ApprovalCase) async throws {
    try await row.check()
  }

  /// Merges a branch with all of its tree but the policy of `main`.
  private static func takeOver(_ at: ApprovalScenario, _ branch: String) throws {
    try at.switchTo("main")
    try at.merge(branch, "-s", "ours", "--allow-unrelated-histories")
    let parents = [try at.repository.id("HEAD^1"), try at.repository.id("HEAD^2")]
    try at.repository.git("checkout", branch, "--", "specs")
    try at.commitTree(at.repository.git("write-tree"), "Merge", on: parents, author: Who.eve.person)
  }

  // MARK: Policies

  private static let keepers = TestPolicy.standard.with { $0.keepers = [.ada, .dee] }

  private static let policies: [ApprovalCase] = [
    ApprovalCase(
      "a keeper who was removed names approvers of his own", keepers, .unproven, [.notAllowed],
      reports: [.merged]
    ) { at in
      try at.branch("side")
      try at.switchTo("main")
      try at.change(to: .withoutDee)
      try at.switchTo("side")
      try at.change(
        to: TestPolicy(keys: [(.dee, ["dee"]), (.eve, ["eve"])], keepers: [.dee], from: [.eve]),
        author: .dee, key: "dee")
      try at.edit()
      try await at.approve(.eve)
      try takeOver(at, "side")
    },
    ApprovalCase("an approver named on a branch, and again by whoever merges", .approved, [.counts])
    { at in
      try at.branch("side")
      try at.switchTo("main")
      try at.change(to: .standard.with { $0.further = "history: {trunk: main}" })
      try at.switchTo("side")
      try at.change(to: .withEve)
      try await at.approve(.eve)
      try at.switchTo("main")
      try at.merge("side", "-s", "ours")
      let parents = [try at.repository.id("HEAD^1"), try at.repository.id("HEAD^2")]
      try at.repository.git("checkout", "side", "--", "specs")
      try at.write(.withEve.with { $0.further = "history: {trunk: main}" })
      try at.repository.git("add", "--all")
      try at.commitTree(at.repository.git("write-tree"), "Merge", on: parents, key: "ada")
    },
    ApprovalCase(
      "a second beginning takes the force from no change", .withEve, .unproven, [.notAllowed],
      reports: [.merged, .severalRoots]
    ) { at in
      try at.branch("old")
      try at.switchTo("main")
      try at.change(to: .standard)
      try at.switchTo("old")
      try at.edit(by: Who.eve.person)
      try await at.approve(.eve)
      try at.switchTo("main")
      try at.merge("old", mainFirst: true)
      try at.repository.git("switch", "--quiet", "--orphan", "second")
      try at.write(TestPolicy(keys: [(.eve, ["eve"])], keepers: [.eve]))
      try at.repository.git("add", "--all")
      try at.commitTree(at.repository.git("write-tree"), "Begin", on: [], author: Who.eve.person)
      try at.switchTo("main")
      try at.merge("second", "-s", "ours", "--allow-unrelated-histories")
    },
    ApprovalCase("more people asked for than an old branch knew", .unproven, [.counts]) { at in
      try at.branch("old")
      try at.switchTo("main")
      try at.setStatus("Approved")
      try at.change(to: .need(2))
      try at.switchTo("old")
      try at.forge(.ben, key: "ben", setsStatus: false)
      try at.switchTo("main")
      try at.merge("old", mainFirst: true)
    },
    ApprovalCase(
      "approved where others may, and moved when all rules are one", .stale, [.otherContent],
      path: "specs/SPEC-001-offline-sync.md"
    ) { at in
      let minor = "specs/minor/SPEC-001-offline-sync.md"
      try at.repository.move(ApprovalScenario.spec, to: minor)
      try at.replace(
        "  Approved: {need: 1, from: [ada, ben, chi, dee],",
        "  Approved:\n    - {need: 1, folder: specs/minor, from: [ben]}\n    - {need: 1, from: [ada],",
        in: ".spec/config.yml")
      try at.commit("Two rules", key: "ada")
      try await at.approve(.ben)
      try at.change(to: .standard.with { $0.from = [.ada] })
      try at.repository.move(minor, to: ApprovalScenario.spec)
      try at.commit("Move", author: .ben)
    },
  ]

  // MARK: People

  /// Ben under another short name, with the same key and address.
  private static func rename(_ at: ApprovalScenario) throws {
    try at.replace("  ben: {", "  benny: {", in: ".spec/config.yml")
    try at.replace("from: [ada, ben, chi", "from: [ada, benny, chi", in: ".spec/config.yml")
    try at.commit("Call Ben otherwise", key: "ada")
  }

  private static let people: [ApprovalCase] = [
    ApprovalCase("one person under two short names", .need(2), .pending, [.counts, .counts]) {
      at in
      try await at.approve(.ben)
      try rename(at)
      #expect(try await at.refusesApproval(.ben))
      try at.forge(.ben, key: "ben", setsStatus: false)
      #expect(try await at.report()?.spec(at: ApprovalScenario.spec)?.have == 1)
    },
    ApprovalCase(
      "a withdrawal under another short name", .need(2), .pending, [.withdrawn, .counts, .counts]
    ) { at in
      try await at.approve(.ben)
      try rename(at)
      try await at.withdraw(.ben)
      try await at.approve(.ada)
      #expect(try await at.report()?.spec(at: ApprovalScenario.spec)?.have == 1)
    },
    ApprovalCase("own work under another short name", .others, .unproven, [.ownWork]) { at in
      try at.edit(by: .ben)
      try rename(at)
      try at.forge(.ben, key: "ben")
    },
  ]

  // MARK: Words

  private static let words: [ApprovalCase] = [
    ApprovalCase(
      "own words that were taken out, brought back by a merge", .others, .unproven,
      [.otherRound, .ownWork]
    ) { at in
      try at.edit(by: .ben)
      try at.branch("side")
      try at.commit("Go on", author: .chi)
      try at.switchTo("main")
      try at.edit("for whom", "why it is needed", by: .chi)
      try await at.approve(.dee)
      try at.setStatus("In Review", by: .chi)
      try at.merge("side", "-s", "ours")
      let parents = [try at.repository.id("HEAD^1"), try at.repository.id("HEAD^2")]
      try at.commitTree(at.repository.id("side^{tree}"), "Merge", on: parents, author: .chi)
      #expect(try await at.refusesApproval(.ben))
      try at.forge(.ben, key: "ben", try at.statement(.ben, round: 2))
    },
    ApprovalCase("own work that another gave its number", .others, .unproven, [.ownWork]) { at in
      try at.repository.remove(ApprovalScenario.spec)
      try at.commit("Begin anew")
      try at.writeSpec(id: "SPEC-XXX", title: "Offline sync, by Ben")
      try at.commit("Write", author: .ben)
      try at.replace("SPEC-XXX", "SPEC-001")
      try at.commit("Number it", author: .chi)
      #expect(try await at.refusesApproval(.ben))
      try at.forge(.ben, key: "ben")
    },
  ]

  // MARK: States

  private static let later = TestPolicy.need(2).with {
    $0.further = "  Implemented: {need: 1, from: [chi], own: true}"
  }

  private static let states: [ApprovalCase] = [
    ApprovalCase("a later state approved on one that is not", later, .unproven) { at in
      try at.setStatus("Approved", by: .chi)
      await #expect(throws: SpecError.self) {
        try await at.decide(.approve(as: "Implemented"), by: .chi)
      }
      var statement = try at.statement(.chi)
      statement.to = "Implemented"
      try at.forge(.chi, key: "chi", statement)
    },
    ApprovalCase("a later state approved on one that is", later, .approved) { at in
      try await at.approve(.ada)
      try await at.approve(.ben)
      try await at.decide(.approve(as: "Implemented"), by: .chi)
    },
    ApprovalCase(
      "a later state that no step leads to",
      .standard.with {
        $0.further = "status: {vocabulary: [Draft, In Review, Approved, Implemented, Released]}"
      }, .unproven, []
    ) { at in
      try at.setStatus("Released")
    },
  ]

  // MARK: Where the status stands already

  private static let inPlace: [ApprovalCase] = [
    ApprovalCase("a status set by hand, approved afterwards", .approved, [.counts]) { at in
      try at.setStatus("Approved")
      let outcome = try await at.decide(.approve(as: nil), by: .ben)
      #expect(!outcome.plan.setsStatus)
      #expect(try at.repository.git("diff", "--name-only", "HEAD~1").isEmpty)
    },
    ApprovalCase("by one of two", .need(2), .unproven, [.counts]) { at in
      try at.setStatus("Approved")
      try await at.approve(.ben)
    },
    ApprovalCase("other words approved again", .approved, [.otherContent, .counts]) { at in
      try await at.approve(.ada)
      try at.edit()
      try await at.approve(.ben)
    },
    ApprovalCase("a signature that a rebase took, given again", .approved) { at in
      try at.branch("side")
      try await at.approve(.ada)
      try at.switchTo("main")
      try at.repository.write("README.md", "Words.\n")
      try at.commit("Go on")
      try at.switchTo("side")
      try at.git("rebase", "--quiet", "main")
      #expect(try await at.verdict() == .unproven)
      try await at.approve(.ada)
    },
    ApprovalCase("with more people asked for meanwhile", .unproven, [.counts]) { at in
      try at.setStatus("Approved")
      try at.change(to: .need(2))
      try await at.approve(.ben)
    },
    ApprovalCase("with a change of the words", .unproven, [.malformed]) { at in
      try at.setStatus("Approved")
      let statement = try at.statement(.ben)
      try at.replace("why it is needed", "for whom")
      try at.repository.git("add", "--all")
      try at.forge(.ben, key: "ben", statement, setsStatus: false)
    },
    ApprovalCase("of a state that is not the one that stands there", .unproven, [.malformed]) {
      at in
      try at.setStatus("Implemented")
      var statement = try at.statement(.ben)
      statement.from = "Approved"
      try at.forge(.ben, key: "ben", statement, setsStatus: false)
    },
    ApprovalCase("own work, set by hand", .others, .unproven, [.ownWork]) { at in
      try at.setStatus("Approved", by: .ben)
      #expect(try await at.refusesApproval(.ada))
      try at.forge(.ada, key: "ada", setsStatus: false)
    },
  ]
}
