import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: content")
struct ContentApprovalTests {
  @Test("the table", arguments: edits + requirements + disguises + masked)
  func verdict(_ row: ApprovalCase) async throws {
    try await row.check()
  }

  private static let edits: [ApprovalCase] = [
    ApprovalCase("an edit", .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit()
    },
    ApprovalCase("a reflow", .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("keep\n   its", "keep its")
    },
    ApprovalCase("a ticked box", .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.edit("- [ ] The promise", "- [x] The promise")
    },
    ApprovalCase("CRLF line ends", .approved, [.counts]) { at in
      try await at.approve(.ada)
      let text = try at.repository.read(ApprovalScenario.spec)
      try at.repository.write(
        ApprovalScenario.spec,
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\r\n"))
      try at.commit()
    },
    ApprovalCase("a byte order mark", .approved, [.counts]) { at in
      try await at.approve(.ada)
      let text = try at.repository.read(ApprovalScenario.spec)
      try at.repository.write(ApprovalScenario.spec, "\u{FEFF}" + text)
      try at.commit()
    },
    ApprovalCase("another date", .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.edit("**Created**: 2026-01-01", "**Created**: 2026-01-02")
    },
    ApprovalCase("a box elsewhere ticked", .stale, [.otherContent]) { at in
      try at.edit("- Do it well", "- [ ] Do it well")
      try await at.approve(.ada)
      try at.edit("- [ ] Do it well", "- [x] Do it well")
    },
    ApprovalCase("another title", .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("Offline sync", "Online sync")
    },
    ApprovalCase("another author in the header", .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("**Author**: Ada", "**Author**: Eve")
    },
    ApprovalCase("another number", .unproven, [], path: "specs/SPEC-009.md") { at in
      try await at.approve(.ada)
      try at.replace("# SPEC-001", "# SPEC-009")
      try at.repository.move(ApprovalScenario.spec, to: "specs/SPEC-009.md")
      try at.commit()
    },
    ApprovalCase("another number in the same file", .unproven, []) { at in
      try await at.approve(.ada)
      try at.edit("# SPEC-001", "# SPEC-009")
    },
    ApprovalCase("another place", .approved, [.counts], path: "specs/sync/SPEC-001.md") { at in
      try await at.approve(.ada)
      try at.repository.move(ApprovalScenario.spec, to: "specs/sync/SPEC-001.md")
      try at.commit()
    },
    ApprovalCase("deleted and restored", .unproven, [.otherRound]) { at in
      try await at.approve(.ada)
      let tree = try at.repository.git("rev-parse", "HEAD^{tree}")
      try at.repository.remove(ApprovalScenario.spec)
      try at.commit("Delete")
      try at.commitTree(tree, "Restore")
    },
    ApprovalCase("a second file with the number", .stale) { at in
      try await at.approve(.ada)
      try at.writeSpec("specs/SPEC-001-copy.md", status: "Approved")
      try at.commit()
    },
    ApprovalCase("the approved text put back, the status untouched", .approved, [.counts]) { at in
      try await at.approve(.ada)
      let tree = try at.repository.git("rev-parse", "HEAD^{tree}")
      try at.edit()
      try at.commitTree(tree, "Put it back")
    },
  ]

  /// An edit of a requirement that leaves its words as they are.
  private static func disguise(_ name: String, _ old: String, _ new: String) -> ApprovalCase {
    ApprovalCase("requirements: \(name)", .requirements, .stale, [.otherContent]) { at in
      try at.edit("shall say so", "shall say so, see [the rules](rules.md) and [more]")
      try at.edit("## Goals", "[more]: more.md\n\n## Goals")
      try await at.approve(.ada)
      try at.edit(old, new)
    }
  }

  private static let disguises: [ApprovalCase] = [
    disguise("struck out", "The system shall say so", "~~The system shall say so~~"),
    disguise("struck out by a tag", "The system shall say so", "<s>The system shall say so</s>"),
    disguise("a criterion struck out", "The promise is kept", "~~The promise is kept~~"),
    disguise("another link", "rules.md", "others.md"),
    disguise("another link elsewhere", "more.md", "less.md"),
    disguise("an image of words", "The system shall say so", "![The system shall say so](no.png)"),
    disguise("hidden", "### Functional", "<details hidden>\n\n### Functional"),
    disguise("struck out from before", "What it does", "What <s>it does"),
    disguise(
      "words behind a comment", "### Functional", "<!-- --> <b>Not</b> so:\n\n### Functional"),
    ApprovalCase("requirements: a comment", .requirements, .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.edit("### Functional", "<!-- Mind the order. -->\n\n### Functional")
    },
    ApprovalCase("requirements: another emphasis", .requirements, .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.edit("shall say so", "*shall* say so")
    },
  ]

  private static let requirements: [ApprovalCase] = [
    ApprovalCase("requirements: prose", .requirements, .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.edit()
    },
    ApprovalCase("requirements: a requirement", .requirements, .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("shall say so", "may say so")
    },
    ApprovalCase("requirements: a reflow", .requirements, .approved, [.counts]) { at in
      try await at.approve(.ada)
      try at.edit("keep\n   its", "keep its")
    },
    ApprovalCase("requirements: a criterion", .requirements, .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("- [ ] The promise is kept", "- [ ] The promise is made")
    },
    ApprovalCase("requirements: the title", .requirements, .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("Offline sync", "Online sync")
    },
    ApprovalCase("requirements: their order", .requirements, .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.replace("1. **FR-1**: The system shall keep\n   its promise.\n", "")
      try at.edit("shall say so.", "shall say so.\n1. **FR-1**: The system shall keep its promise.")
    },
    ApprovalCase("requirements: their heading", .requirements, .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("### Functional Requirements", "### Rejected Ideas")
    },
    ApprovalCase("requirements: one taken away", .requirements, .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("2. **FR-2**: The system shall say so.\n", "")
    },
    ApprovalCase("requirements: one in a comment", .requirements, .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit(
        "2. **FR-2**: The system shall say so.\n",
        "\n<!--\n2. **FR-2**: The system shall say so.\n-->\n")
    },
  ]

  /// What is done to the status of an approved spec.
  private static func status(_ name: String, _ value: String) -> ApprovalCase {
    ApprovalCase("in the status: \(name)", .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("**Status**: Approved", "**Status**: \(value)")
    }
  }

  private static let masked: [ApprovalCase] = [
    status("a comment", "Approved <!-- without FR-1 -->"),
    status("words", "Approved but for FR-1"),
    status("a note", "Approved (FR-1 is void)"),
    status("another case", "APPROVED"),
    status("bold", "**Approved**"),
    status("a link", "[Approved](https://evil.example)"),
    status("a second line", "Approved\n**Status**: Approved"),
    status("another second line", "Approved\n**Status**: Draft"),
    ApprovalCase("in the date: words", .stale, [.otherContent]) { at in
      try await at.approve(.ada)
      try at.edit("**Created**: 2026-01-01", "**Created**: 2026-01-01, and FR-1 is void")
    },
    ApprovalCase("hidden before the approval", .unproven, [.malformed]) { at in
      let statement = try at.statement(.ada)
      try at.edit("**Created**: 2026-01-01", "**Created**: 2026-01-01, and FR-1 is void")
      #expect(try await at.refusesApproval(.ada))
      try at.forge(.ada, key: "ada", statement)
    },
  ]
}
