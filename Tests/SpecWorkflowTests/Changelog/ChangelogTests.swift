import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// What a changelog tells of commits that git made.
struct ChangelogTests {
  private static let first = "specs/SPEC-001-sync.md"
  private static let second = "specs/SPEC-002-quotas.md"

  private static func spec(
    _ id: String = "SPEC-001", _ title: String = "Sync", status: String = "Draft",
    overview: String = "What it does.",
    says requirements: [String] = ["It should sync.", "It shall stop."],
    criteria: [String] = ["Kept"]
  ) -> String {
    Documents.spec(
      id, title, status: status, overview: overview, requirements: requirements,
      criteria: criteria)
  }

  /// Two specs of which v1.0 was made.
  private func released() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(Self.first, Self.spec())
    try repository.write(
      Self.second, Self.spec("SPEC-002", "Quotas", says: ["It holds up to 5 GB."]))
    try repository.commit("Propose")
    try repository.git("tag", "v1.0")
    return repository
  }

  /// The lines of the built-in form without links and commits.
  private func lines(
    _ repository: TestRepository, _ span: ChangelogRequest.Span = .unreleased, tag: String? = nil
  ) async throws -> [String] {
    let workspace = try await repository.workspace()
    let request = ChangelogRequest(
      span, tag: tag, now: Timestamp(seconds: 0),
      judging: JudgeOptions(environment: repository.environment))
    let changelog = try await workspace.changelog(request)
    return ChangelogMarkdown(repositoryURL: nil).text(changelog).split(separator: "\n").map {
      line in
      String(
        line.replacing(#/\]\(specs[^)]*\)/#, with: "]").replacing(
          #/ \([0-9a-f]{10}.*\)$/#, with: ""))
    }
  }

  @Test func requirements() async throws {
    let repository = try released()
    try repository.write(
      Self.first,
      Self.spec(says: [
        "It shall sync.", "It shall say so: syncing is deprecated.", "It shall stop.",
      ]))
    try repository.commit("Strengthen")
    try repository.write(
      Self.second, Self.spec("SPEC-002", "Quotas", says: ["It holds up to 2 GB."]))
    try repository.commit("Lower")
    #expect(
      try await lines(repository) == [
        "## [Unreleased]", "### Added",
        "- **[SPEC-001/FR-2]**: It shall say so: syncing is deprecated.", "### Changed",
        "- **[SPEC-001/FR-1]** (strengthened): It ~~should~~ **shall** sync.",
        "- **[SPEC-001/FR-3]** (was FR-2): It shall stop.",
        "- **[SPEC-002/FR-1]** (limit lowered): It holds up to ~~5~~ **2** GB.",
      ])
    // It is the net change that is told.
    try repository.write(Self.first, Self.spec())
    try repository.write(
      Self.second, Self.spec("SPEC-002", "Quotas", says: ["It holds up to 5 GB."]))
    try repository.commit("Back")
    #expect(try await lines(repository) == ["## [Unreleased]"])
  }

  @Test func deprecatedRemovedAndSecurity() async throws {
    let repository = try released()
    let text = Self.spec(says: ["It should sync (deprecated)."]).replacing(
      "## Security Considerations\n\n- None",
      with: "## Security Considerations\n\n- **SR-1**: Passwords are hashed with a slow function.")
    try repository.write(Self.first, text)
    try repository.commit()
    try repository.write(
      Self.second,
      Self.spec("SPEC-002", "Quotas", says: ["It holds up to 5 GB."]).replacing(
        "**FR-1**", with: "**SEC-1**"))
    try repository.commit()
    #expect(
      try await lines(repository) == [
        "## [Unreleased]", "### Deprecated",
        "- **[SPEC-001/FR-1]**: It should sync (**deprecated**).", "### Removed",
        "- **[SPEC-001/FR-2]**: It shall stop.", "### Security",
        "- **[SPEC-001/SR-1]** (new): Passwords are hashed with a slow function.",
        "- **[SPEC-002/SEC-1]** (was FR-1): It holds up to 5 GB.",
      ])
  }

  @Test func specs() async throws {
    let repository = try released()
    try repository.write("specs/SPEC-010-new.md", Self.spec("SPEC-010", "New", says: ["It is #1."]))
    try repository.write(
      "specs/SPEC-003-ties.md", Self.spec("SPEC-003", "Ties", says: ["It ties."]))
    try repository.commit()
    try repository.remove(Self.second)
    try repository.write(Self.first, Self.spec("SPEC-001", "Offline *sync*", status: "In Review"))
    try repository.commit()
    #expect(
      try await lines(repository) == [
        "## [Unreleased]", "### Added", "- **[SPEC-003] Ties**: new spec, Draft",
        "  - **FR-1**: It ties.",
        "  - **NFR-1**: Answers within one second.", "- **[SPEC-010] New**: new spec, Draft",
        "  - **FR-1**: It is #1.", "  - **NFR-1**: Answers within one second.", "### Changed",
        "- **[SPEC-001] Offline sync**: Draft → In Review",
        "- **[SPEC-001] Offline sync**: renamed from “Sync”", "### Removed",
        "- **SPEC-002 Quotas**: removed, was Draft",
      ])
  }

  @Test func onlyWhatIsSaidElsewhere() async throws {
    let repository = try released()
    try repository.write(
      Self.first, Self.spec(overview: "More.", criteria: ["[x] Kept", "Kept twice"]))
    try repository.commit()
    #expect(
      try await lines(repository) == [
        "## [Unreleased]", "### Changed",
        "- **[SPEC-001] Sync**: reworded in Overview, Acceptance Criteria",
      ])
    // With a requirement to tell of, prose is not told.
    try repository.write(
      Self.first, Self.spec(overview: "More.", says: ["It should sync now.", "It shall stop."]))
    try repository.commit()
    #expect(try await lines(repository).count == 3)
    #expect(try await lines(repository)[2].hasPrefix("- **[SPEC-001/FR-1]**"))
    // Boxes and places are no news.
    try repository.write(Self.first, Self.spec(criteria: ["[x] Kept"]))
    try repository.commit()
    #expect(try await lines(repository) == ["## [Unreleased]"])
  }

  @Test func statuses() async throws {
    let repository = try released()
    for (status, section, line) in [
      ("In Review (round 2)", "### Changed", "Draft → In Review (round 2)"),
      ("Superseded by SPEC-009", "### Deprecated", "Draft → Superseded by SPEC-009"),
      ("deprecated", "### Deprecated", "Draft → deprecated"),
      ("Withdrawn", "### Removed", "Draft → Withdrawn"),
      ("Rejected", "### Removed", "Draft → Rejected"),
    ] {
      try repository.write(Self.first, Self.spec(status: status))
      try repository.commit()
      #expect(
        try await lines(repository) == [
          "## [Unreleased]", section, "- **[SPEC-001] Sync**: \(line)",
        ])
    }
    // A remark behind the state is no other state.
    try repository.write(Self.first, Self.spec(status: "Draft (again)"))
    try repository.commit()
    #expect(try await lines(repository) == ["## [Unreleased]"])
  }

  @Test func moves() async throws {
    let repository = try released()
    try repository.write(Self.first, Self.spec(says: ["It should sync."]))
    try repository.write(
      Self.second,
      Self.spec("SPEC-002", "Quotas", says: ["It holds up to 5 GB.", "It shall stop."]))
    try repository.commit()
    #expect(
      try await lines(repository) == [
        "## [Unreleased]", "### Changed",
        "- **[SPEC-002/FR-2]** (was SPEC-001/FR-2): It shall stop.",
      ])
    // A spec with another number and file is still the same one.
    try repository.git("mv", Self.second, "specs/SPEC-007-quotas.md")
    try repository.replaceAll("# SPEC-002:", "# SPEC-007:", in: "specs/SPEC-007-quotas.md")
    try repository.commit()
    #expect(
      try await lines(repository).contains("- **[SPEC-007] Quotas**: renumbered from SPEC-002"))
    #expect(try await lines(repository).count == 4)
  }

  @Test func trailers() async throws {
    let repository = try released()
    try repository.write(Self.first, Self.spec(says: ["It shall sync.", "It shall stop."]))
    try repository.commit("Mend\n\nChangelog: fixed\n")
    #expect(
      try await lines(repository)
        == [
          "## [Unreleased]", "### Fixed",
          "- **[SPEC-001/FR-1]** (strengthened): It ~~should~~ **shall** sync.",
        ])
    try repository.write("specs/SPEC-010-new.md", Self.spec("SPEC-010", "New"))
    try repository.commit("Propose\n\nChangelog: Security\n")
    #expect(try await lines(repository)[4] == "- **[SPEC-010] New**: new spec, Draft")
    // The last commit decides, and what it leaves out is not told in another way.
    try repository.write(
      Self.first, Self.spec(overview: "More.", says: ["It shall sync now.", "It shall stop."]))
    try repository.remove("specs/SPEC-010-new.md")
    try repository.commit("Reword\n\nChangelog: none\n")
    #expect(try await lines(repository) == ["## [Unreleased]"])
  }

  @Test func everythingBeforeTheFirstRelease() async throws {
    let repository = try released()
    let first = try await lines(repository, .upTo("v1.0"))
    #expect(first[0].hasPrefix("## [v1.0] - 2026-01-0"))
    #expect(first[1...2] == ["### Added", "- **[SPEC-001] Sync**: new spec, Draft"])
    #expect(first.count == 9)
    #expect(try await lines(repository, .between(nil, "v1.0")) == first)
  }
}

extension TestRepository {
  fileprivate func replaceAll(_ old: String, _ new: String, in path: String) throws {
    try write(path, try read(path).replacing(old, with: new))
  }
}
