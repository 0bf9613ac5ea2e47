import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: authors")
struct AuthorApprovalTests {
  @Test("the table", arguments: own + signed)
  func verdict(_ row: ApprovalCase) async throws {
    try await row.check()
  }

  private static let own: [ApprovalCase] = [
    ApprovalCase("by whoever wrote it", .others, .unproven, [.ownWork]) { at in
      #expect(try await at.refusesApproval(.ada))
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase("by somebody else", .others, .approved, [.counts]) { at in
      try await at.approve(.ben)
    },
    ApprovalCase("by whoever changed it", .others, .unproven, [.ownWork]) { at in
      try at.edit(by: .ben)
      #expect(try await at.refusesApproval(.ben))
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("by the author's second address", .others, .unproven, [.ownWork]) { at in
      try at.edit(by: Who.benAtHome)
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("by the author's address in other letters", .others, .unproven, [.ownWork]) {
      at in
      try at.edit(by: Writer("Ben", "BEN@Tidewater.Example"))
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("by the committer of nobody's work", .others, .unproven, [.ownWork]) { at in
      try at.edit(by: Who.eve.person, committer: .ben)
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("by the committer of somebody's work", .others, .approved, [.counts]) { at in
      try at.edit(by: .chi, committer: .ben)
      try await at.approve(.ben)
    },
    ApprovalCase("by a co-author", .others, .unproven, [.ownWork]) { at in
      try at.edit(message: "Edit\n\nCo-authored-by: Ben <ben@home.example>\n")
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("by a co-author, in other letters", .others, .unproven, [.ownWork]) { at in
      try at.edit(message: "Edit\n\nco-Authored-By:Ben <ben@home.example>\n")
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("by whoever wrote it before it moved", .others, .unproven, [.ownWork]) { at in
      try at.edit(by: .ben)
      try at.repository.move(ApprovalScenario.spec, to: "specs/other.md")
      try at.commit("Move", author: .chi)
      try at.repository.move("specs/other.md", to: ApprovalScenario.spec)
      try at.commit("Move back", author: .chi)
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("by whoever ticked a box", .others, .approved, [.counts]) { at in
      try at.edit("- [ ] The promise", "- [x] The promise", by: .ben)
      try await at.approve(.ben)
    },
    ApprovalCase("by whoever wrote what was approved before", .others, .approved) { at in
      try await at.approve(.ben)
      try await at.mark("In Review")
      try at.edit(by: .chi)
      try await at.approve(.ada)
    },
    ApprovalCase("by whoever changed it in the second round", .others, .unproven) { at in
      try await at.approve(.ben)
      try await at.mark("In Review")
      try at.edit(by: .chi)
      try at.forge(.chi, key: "chi", try at.statement(.chi, round: 2))
    },
    ApprovalCase("by whoever merged words of his own", .others, .unproven, [.ownWork]) { at in
      try at.branch("side")
      try at.edit("for", "at all for")
      try at.switchTo("main")
      try at.edit("Do it well", "Do it better", by: .chi)
      try at.merge("side", mainFirst: true)
      let parents = [try at.repository.id("HEAD^1"), try at.repository.id("HEAD^2")]
      try at.replace("Everything else", "Nothing else")
      try at.repository.git("add", "--all")
      try at.commitTree(
        at.repository.git("write-tree"), "Merge", on: parents, author: .ben)
      try at.forge(.ben, key: "ben")
    },
  ]

  private static let proven = TestPolicy.others.with { $0.authors = "signed" }

  private static let signed: [ApprovalCase] = [
    ApprovalCase("authors: signed, and nothing is", proven, .unproven, [.ownWork]) { at in
      #expect(try await at.refusesApproval(.ben))
      try at.forge(.ben, key: "ben")
    },
    ApprovalCase("authors: signed, and it is", proven, .approved, [.counts]) { at in
      try at.repository.git("update-ref", "-d", "HEAD")
      try at.commit("Begin", key: "ada")
      try at.edit(by: .chi, key: "chi")
      try await at.approve(.ben)
    },
    ApprovalCase("authors: signed by the approver himself", proven, .unproven, [.ownWork]) { at in
      try at.repository.git("update-ref", "-d", "HEAD")
      try at.commit("Begin", key: "ada")
      try at.edit(by: .chi, key: "ben")
      try at.forge(.ben, key: "ben")
    },
  ]
}
