import Testing

@testable import SpecWorkflow

@Suite struct NumberingTests {
  @Test func countsOnFromTheHighest() {
    var taken = TakenNumbers()
    #expect(taken.next == 1)
    taken.insert(2, at: .here)
    #expect(taken.next == 3)
    #expect(taken.elsewhere.isEmpty)
  }

  @Test func namesWhoHasANumber() {
    var taken = TakenNumbers()
    taken.insert(5, at: .here)
    taken.insert(4, at: .branch("old"))
    taken.insert(6, at: .branch("origin/jun/quota"))
    taken.insert(6, at: .branch("other"))
    taken.insert(7, at: .history)
    #expect(taken.next == 8)
    #expect(taken.elsewhere.map(\.number) == [6, 7])
    #expect(taken.elsewhere.map(\.place) == [.branch("origin/jun/quota"), .history])
  }

  @Test(arguments: [
    (["SPEC-001-a.md", "SPEC-002-b.md"], "SPEC-007-offline-sync.md"),
    (["001-a.md", "002-b.md"], "007-offline-sync.md"),
    (["001_a_b.md", "002_b_c.md"], "007_offline_sync.md"),
    (["spec-001-a.md", "spec-002-b.md", "SPEC-003-c.md"], "spec-007-offline-sync.md"),
    (["eip-1.md", "eip-2.md"], "eip-007.md"),
    (["001-a.markdown", "002-b.markdown"], "007-offline-sync.markdown"),
    (["notes.md"], nil),
  ])
  func namesFilesAsTheOthersAre(_ names: [String], _ wanted: String?) {
    let files = names.map { name in
      (path: "specs/" + name, number: Int(name.filter(\.isNumber)) ?? 0)
    }
    #expect(FileNameStyle(of: files)?.fileName("007", "Offline sync") == wanted)
  }
}
