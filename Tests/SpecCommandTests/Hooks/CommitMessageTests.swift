import SpecTestSupport
import Testing

/// What the trailers of a message may name.
struct CommitMessageTests {
  @Test(
    "messages that pass",
    arguments: [
      "Nothing to do with specs",
      "Sync\n\nImplements: SPEC-001/FR-1",
      "Sync\n\nImplements: SPEC-001/FR-1, SPEC-001/FR-2\nSpec: spec-1",
      "Sync\n\nSpec: SPEC-001 (Offline sync)\nSigned-off-by: A <a@b.example>",
      "Sync\n\nSpec: specs/SPEC-001-offline-sync.md",
      "Sync\n\nImplements: SPEC-099 in words, which is no trailer\nbut a sentence.",
      "Sync\n\nSpec: SPEC-001\n# Spec: SPEC-099\n",
      "Sync\n\nSpec: SPEC-001\n\n# ------------------------ >8 ------------------------\nSpec: SPEC-099\n",
      "Sync\n\nSpec: SPEC-002",
    ])
  func known(_ message: String) throws {
    let output = try run(message)
    #expect(output.status == 0, "\(output.errors)")
    #expect(output.errors.isEmpty)
  }

  @Test(
    "messages that do not",
    arguments: [
      ("Implements: SPEC-001/FR-9", "SPEC-001 has no FR-9; did you mean 'SPEC-001/FR-1'?"),
      ("Spec: SPEC-010", "there is no spec SPEC-010; did you mean 'SPEC-001'?"),
      ("spec: SPEC-001, SPEC-077", "spec: SPEC-077: there is no spec SPEC-077"),
      ("Spec: SPEC-001\nSpec: SPEC-077", "there is no spec SPEC-077"),
      ("Implements: SPEC-001\n SPEC-077/FR-1", "there is no spec SPEC-077"),
      ("Spec: offline", "there is no spec offline"),
    ])
  func unknown(_ trailers: String, _ error: String) throws {
    let output = try run("Sync\n\n\(trailers)\n")
    #expect(output.status == 1)
    #expect(output.errors.contains(error), "\(output.errors)")
    #expect(output.errors.contains("hint: git commit --edit --file=.git/COMMIT_EDITMSG"))
  }

  @Test func gitKeepsTheMessage() throws {
    let desk = try Desk()
    let repository = desk.repository
    let refused = try desk.git("commit", "-q", "--allow-empty", "-m", "Sync\n\nSpec: SPEC-077")
    #expect(refused.status == 1)
    #expect(try repository.read(".git/COMMIT_EDITMSG").contains("Spec: SPEC-077"))
    #expect(
      try desk.git("commit", "-q", "--allow-empty", "-m", "Sync\n\nSpec: SPEC-001").status == 0)
    #expect(
      try repository.git("log", "-1", "--format=%(trailers:key=Spec,valueonly)") == "SPEC-001")
  }

  @Test func aRequirementThatTheCommitTakesAwayIsKnown() throws {
    let desk = try Desk()
    let repository = desk.repository
    try repository.write(
      Sample.offline,
      Documents.spec(
        "SPEC-001", "Offline sync", status: "Draft", created: "2026-01-05", updated: "2026-01-05",
        author: "Ada Okafor", requirements: ["The system shall keep its promise."]))
    let output = try desk.git("commit", "-aqm", "Less\n\nImplements: SPEC-001/FR-2")
    #expect(output.status == 0, "\(output.errors)")
    #expect(
      try desk.git("commit", "-q", "--allow-empty", "-m", "x\n\nImplements: SPEC-001/FR-2").status
        == 1)
  }

  /// SPEC-001 is committed, SPEC-002 is staged.
  private func run(_ message: String) throws -> ToolOutput {
    let repository = try Sample.small()
    try repository.write(Sample.quotas, Sample.text("SPEC-002", "Usage quotas"))
    try repository.git("add", "-A")
    try repository.write(".git/COMMIT_EDITMSG", message)
    return try repository.spec("hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")
  }
}
