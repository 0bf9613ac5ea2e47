import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: rounds and copies")
struct RoundApprovalTests {
  @Test("the table", arguments: rounds + copies + rewritten)
  func verdict(_ row: ApprovalCase) async throws {
    try await row.check()
  }

  private static let rounds: [ApprovalCase] = [
    ApprovalCase("nothing yet", .pending, []) { _ in },
    ApprovalCase("one of two", .need(2), .pending, [.counts]) { at in
      try await at.approve(.ada)
    },
    ApprovalCase("a status set by hand", .unproven, []) { at in
      try at.setStatus("Approved")
    },
    ApprovalCase("taken back and set again by hand", .unproven, [.otherRound]) { at in
      try await at.approve(.ada)
      try at.setStatus("In Review")
      try at.setStatus("Approved")
    },
    ApprovalCase("taken back to a draft and set again by hand", .unproven, [.otherRound]) { at in
      try await at.approve(.ada)
      try at.setStatus("Draft")
      try at.setStatus("Approved")
    },
    ApprovalCase("an unknown status, and set again by hand", .unproven, [.otherRound]) { at in
      try await at.approve(.ada)
      try at.setStatus("Void")
      try at.setStatus("Approved")
    },
    ApprovalCase("replaced, approved and put back", .unproven, [.otherRound, .otherRound]) { at in
      try await at.approve(.ada)
      let tree = try at.repository.git("rev-parse", "HEAD^{tree}")
      try await at.mark("In Review")
      try at.edit()
      try await at.approve(.ada)
      try await at.mark("In Review")
      try at.commitTree(tree, "Put it back")
    },
    ApprovalCase(
      "replaced, approved and put back, twice", .approved,
      [.otherRound, .otherRound, .otherRound, .otherRound, .counts]
    ) { at in
      try await at.approve(.ada)
      for _ in 1...2 {
        try await at.mark("In Review")
        try at.edit("and why it is", "and for whom")
        try await at.approve(.ada)
        try await at.mark("In Review")
        try at.edit("and for whom", "and why it is")
        try await at.approve(.ada)
      }
    },
    ApprovalCase("implemented", .approved, [.counts]) { at in
      try await at.approve(.ada)
      try await at.mark("Implemented")
    },
    ApprovalCase("implemented, without approvals", .unproven, []) { at in
      try at.setStatus("Implemented")
    },
    ApprovalCase("implemented, then edited", .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try await at.mark("Implemented")
      try at.edit()
    },
    ApprovalCase("withdrawn", .pending, [.withdrawn, .counts]) { at in
      try await at.approve(.ada)
      try await at.withdraw(.ada)
    },
    ApprovalCase("withdrawn and set again by hand", .unproven, [.withdrawn, .counts]) { at in
      try await at.approve(.ada)
      try await at.withdraw(.ada)
      try at.setStatus("Approved")
    },
    ApprovalCase("withdrawn and approved again", .approved) { at in
      try await at.approve(.ada)
      try await at.withdraw(.ada)
      try await at.approve(.ada)
    },
    ApprovalCase("withdrawn in a pending round", .need(2), .pending, [.withdrawn, .counts]) { at in
      try await at.approve(.ada)
      try await at.withdraw(.ada)
    },
    ApprovalCase(
      "withdrawn and given again in a pending round", .need(2), .approved,
      [.withdrawn, .counts, .counts, .counts]
    ) { at in
      try await at.approve(.ada)
      try await at.withdraw(.ada)
      try await at.approve(.ada)
      try await at.approve(.ben)
    },
    ApprovalCase(
      "an approval for Rejected",
      .standard.with {
        $0.further = """
          status:
            vocabulary: [Draft, In Review, Rejected, Approved, Implemented]
            transitions: {In Review: [Approved, Rejected], Rejected: [Approved]}
          """
      }, .unproven, []
    ) { at in
      var statement = try at.statement(.ada)
      statement.to = "Rejected"
      try at.forge(.ada, key: "ada", statement)
      try at.setStatus("Approved")
    },
  ]

  private static let other = "specs/SPEC-002-search.md"

  private static let copies: [ApprovalCase] = [
    ApprovalCase("copied to another spec, signed anew", .unproven, [], path: other) { at in
      try at.writeSpec(other, id: "SPEC-002")
      try at.commit()
      var statement = try at.statement(.ada)
      statement.path = other
      try at.forge(.ada, key: "ada", statement)
    },
    ApprovalCase(
      "copied to another spec, its name changed", .unproven, [.badSignature], path: other
    ) { at in
      try at.writeSpec(other, id: "SPEC-002")
      try at.commit()
      let first = try await at.approve(.ada)
      let armor = try SignedCommit(at.repository.object("commit", first)).armor
      try at.forge(.ada, key: nil, try at.statement(.ada, other, id: "SPEC-002")) {
        SignedCommit.inserting(armor, into: $0)
      }
    },
    ApprovalCase("the content of another spec", .unproven, [.malformed], path: other) { at in
      try at.writeSpec(other, id: "SPEC-002")
      try at.commit()
      var statement = try at.statement(.ada, other, id: "SPEC-002")
      let first = try at.statement(.ada)
      (statement.content, statement.requirements) = (first.content, first.requirements)
      try at.forge(.ada, key: "ada", statement)
    },
    ApprovalCase("for another project", .unproven, [.malformed]) { at in
      var statement = try at.statement(.ada)
      statement.project = "harbour"
      try at.forge(.ada, key: "ada", statement)
    },
    ApprovalCase("for another path", .unproven, [.malformed]) { at in
      try at.writeSpec(other, id: "SPEC-002")
      try at.commit()
      var statement = try at.statement(.ada)
      statement.path = other
      try at.forge(.ada, key: "ada", statement, setsStatus: false)
      try at.setStatus("Approved")
    },
    ApprovalCase("for a round to come", .unproven, [.malformed]) { at in
      try at.forge(.ada, key: "ada", try at.statement(.ada, round: 2))
    },
    ApprovalCase("for a text to come", .unproven, [.malformed]) { at in
      try at.edit()
      let statement = try at.statement(.ada)
      try at.edit("for whom", "why it is needed")
      try at.forge(.ada, key: "ada", statement)
    },
    ApprovalCase("from a state that it was not in", .unproven, [.malformed]) { at in
      var statement = try at.statement(.ada)
      statement.from = "Draft"
      try at.forge(.ada, key: "ada", statement)
    },
    ApprovalCase("of what claims it already", .unproven, [.malformed]) { at in
      try at.setStatus("Approved")
      var statement = try at.statement(.ada)
      statement.from = "In Review"
      try at.forge(.ada, key: "ada", statement)
    },
    ApprovalCase("past a state of the workflow", .unproven, [.malformed]) { at in
      try at.setStatus("Draft")
      try at.forge(.ada, key: "ada")
    },
  ]

  private static let rewritten: [ApprovalCase] = [
    ApprovalCase("rebased", .unproven, [.unsigned]) { at in
      try await rebase(at, key: nil)
    },
    ApprovalCase("rebased and signed by whom it is of", .approved, [.counts]) { at in
      try await rebase(at, key: "ada")
    },
    ApprovalCase("rebased and signed by somebody else", .unproven, [.notAllowed]) { at in
      try await rebase(at, key: "ben")
    },
    ApprovalCase("rebased onto an edit and signed", .unproven, [.malformed]) { at in
      try at.branch("side")
      try await at.approve(.ada)
      try at.switchTo("main")
      try at.edit()
      try at.switchTo("side")
      try at.git("rebase", "--quiet", "main", key: "ada")
    },
    ApprovalCase("cherry-picked", .unproven, [.unsigned]) { at in
      let approval = try await sideApproval(at)
      try at.git("cherry-pick", approval)
    },
    ApprovalCase("cherry-picked and signed by whom it is of", .approved, [.counts]) { at in
      let approval = try await sideApproval(at)
      try at.git("cherry-pick", "-S", approval, key: "ada")
    },
    ApprovalCase("squashed", .unproven, [.unsigned]) { at in
      _ = try await sideApproval(at)
      try at.git("merge", "--squash", "--quiet", "side")
      try at.commit(try at.repository.git("log", "-1", "--format=%B", "side"))
    },
    ApprovalCase("squashed and signed", .unproven, [.malformed]) { at in
      _ = try await sideApproval(at)
      try at.git("merge", "--squash", "--quiet", "side")
      let message = try at.repository.read(".git/SQUASH_MSG")
      try at.commit(message, key: "ada")
    },
    ApprovalCase("amended", .unproven, [.unsigned]) { at in
      try await at.approve(.ada)
      try at.git("commit", "--amend", "--no-edit")
    },
    ApprovalCase("amended and signed by whom it is of", .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.git("commit", "--amend", "--no-edit", "-S", key: "ada")
    },
    ApprovalCase("amended and signed by somebody else", .unproven, [.notAllowed]) { at in
      try await at.approve(.ada)
      try at.git("commit", "--amend", "--no-edit", "-S", by: .ben, key: "ben")
    },
    ApprovalCase("amended with another text and signed", .unproven, [.malformed]) { at in
      try await at.approve(.ada)
      try at.replace("why it is needed", "for whom")
      try at.git("commit", "--all", "--amend", "--no-edit", "-S", key: "ada")
    },
  ]

  /// An approval on another branch than `main`, which has gone on.
  private static func sideApproval(_ at: ApprovalScenario) async throws -> String {
    try at.branch("side")
    let approval = try await at.approve(.ada)
    try at.switchTo("main")
    try at.commit("Go on")
    return approval
  }

  private static func rebase(_ at: ApprovalScenario, key: String?) async throws {
    _ = try await sideApproval(at)
    try at.switchTo("side")
    try at.git("rebase", "--quiet", "main", key: key)
  }
}
