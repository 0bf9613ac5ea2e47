import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct LargeHistoryTests {
  private static func text(_ id: Int, _ edit: Int) -> String {
    let lines = (0..<40).map { "\($0): shared words" }.joined(separator: "\n")
    return "# SPEC-\(id): Title\n\n**Status**: Draft\n\n## A\n\n\(lines)\nown \(id)\nedit \(edit)\n"
  }

  @Test(
    "a folder of 300 specs moves, each changed, with and without IDs", .timeLimit(.minutes(1)),
    arguments: [true, false])
  func movedFolder(_ haveIDs: Bool) async throws {
    func path(_ folder: String, _ id: Int) -> String {
      "specs/\(folder)/\(haveIDs ? "SPEC-\(id)" : "text-\(id)").md"
    }
    func text(_ id: Int, _ edit: Int) -> String {
      let text = Self.text(id, edit)
      return haveIDs ? text : "# Words" + text.dropFirst("# SPEC-\(id): Title".count)
    }
    let repository = try TestRepository()
    var history = FastImport()
    history.commit(
      at: "@1767261600 +0000", changes: (1...300).map { .text(path("old", $0), text($0, 1)) })
    history.commit(
      at: "@1767348000 +0000",
      changes: (1...300).flatMap {
        [.delete(path("old", $0)), .text(path("new", $0), text($0, 2))]
      })
    try repository.fastImport(history)
    let workspace = try await repository.workspace()
    let clock = ContinuousClock()
    let start = clock.now
    let tip = try workspace.headCommit()
    let made = try workspace.history(upTo: tip)
    let seconds = (clock.now - start).components.seconds
    // Unoptimised code on a busy machine; what grows with the cube takes minutes.
    #expect(seconds < 30)
    for id in 1...300 {
      let version = try #require(made.currentVersion(of: path("new", id)))
      #expect(made.lineage(of: version).count == 2)
      if haveIDs {
        #expect(
          made.paths.paths[made.versions.versions[made.lineage(of: version)[0]].path]
            == path("old", id))
      }
    }
  }

  @Test("2,000 commits agree with git log")
  func twoThousand() async throws {
    let repository = try TestRepository()
    var random = SplitMix(state: 2_000)
    var history = FastImport()
    for number in 1...2_000 {
      let id = 1 + random.next(below: 40)
      history.commit(
        "c", at: "@\(1_700_000_000 + number * 40_000) +0000",
        changes: [
          random.next(below: 3) == 0
            ? .text("n/\(id)", "\(number)")
            : .text("specs/SPEC-\(id).md", Self.text(id, number))
        ])
    }
    try repository.fastImport(history)
    let workspace = try await repository.workspace()
    for spec in try workspace.list(at: workspace.headCommit()).specs {
      let days = try repository.git("log", "--format=%as", "--", spec.path).split(separator: "\n")
      #expect(spec.updatedDay == days.first.map(String.init))
      #expect(spec.createdDay == days.last.map(String.init))
      #expect(spec.commits == days.count)
    }
  }
}
