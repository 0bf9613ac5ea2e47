import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// The order of commits, landed dates and moments, on graphs made by chance.
struct GraphTests {
  /// Commits with up to three parents, several roots, equal dates and dates that lie.
  private static func repository(_ seed: UInt64) throws -> (TestRepository, [String]) {
    var random = SplitMix(state: seed)
    var history = FastImport()
    for mark in 1...70 {
      let count = random.next(below: 10)
      let wanted = mark == 1 || count == 9 ? 0 : count < 6 ? 1 : count < 8 ? 2 : 3
      var parents: [Int] = []
      for _ in 0..<wanted {
        let parent = max(1, mark - 1 - random.next(below: 6))
        if !parents.contains(parent) {
          parents.append(parent)
        }
      }
      let date = 1_760_000_000 + [0, mark * 100, mark / 9 * 500, -mark * 50][random.next(below: 4)]
      history.commit(
        "c\(mark)", on: "refs/heads/b\(mark)", parents: parents, at: "@\(date) +0100",
        changes: [.text("n/\(mark)", "\(mark)")])
    }
    history.commit(
      "tip", parents: [70, 69, 68, 67, 60], at: "@1760000100 +0000",
      changes: [.text("specs/SPEC-001.md", "# SPEC-001: x\n")])
    let repository = try TestRepository()
    return (repository, try repository.fastImport(history))
  }

  @Test("children before parents, newer before older: git rev-list --date-order", arguments: 1..<9)
  func dateOrder(_ seed: Int) async throws {
    let (repository, _) = try Self.repository(UInt64(seed))
    let workspace = try await repository.workspace()
    let graph = try workspace.history(upTo: workspace.headCommit()).graph
    let expected = try repository.git("rev-list", "--date-order", "HEAD").split(separator: "\n")
    #expect(graph.dateOrder(from: 0).map { graph.ids[Int($0)].hex } == expected.map(String.init))
  }

  @Test(
    "a commit landed with the first commit of the trunk's own line that reaches it",
    arguments: 1..<5)
  func landed(_ seed: Int) async throws {
    let (repository, ids) = try Self.repository(UInt64(seed))
    let workspace = try await repository.workspace()
    let graph = try workspace.history(upTo: workspace.headCommit()).graph
    let dates = LandedDates(graph, trunk: 0)
    let line = try repository.git("rev-list", "--first-parent", "--reverse", "HEAD")
    var landings: [String: String] = [:]
    for commit in line.split(separator: "\n").map(String.init) {
      for reached in try repository.git("rev-list", commit).split(separator: "\n").map(String.init)
      where landings[reached] == nil {
        landings[reached] = commit
      }
    }
    for id in ids {
      let date = ObjectID(hex: id).flatMap { dates.date(of: $0) }
      let landing = landings[id]
      let expected = try landing.map { try repository.git("show", "-s", "--format=%ct", $0) }
      #expect(date.map { "\($0.seconds)" } == expected, "\(id)")
    }
  }

  @Test("a moment names what the branch's own line had then", arguments: 1..<4)
  func moments(_ seed: Int) async throws {
    let (repository, _) = try Self.repository(UInt64(seed))
    let workspace = try await repository.workspace()
    for moment in stride(from: 1_759_996_000, through: 1_760_008_000, by: 377) {
      let expected = try repository.git(
        "rev-list", "-1", "--first-parent", "--before=@\(moment)", "HEAD")
      let day = CalendarDate(Timestamp(seconds: Int64(moment)))
      let time = Timestamp(seconds: Int64(moment)).rfc3339.dropFirst(10)
      let found: String
      do {
        found = try workspace.commit(at: "\(day)\(time)", now: Timestamp(seconds: 0)).hex
      } catch SpecError.nothingBefore {
        found = ""
      }
      #expect(found == expected, "\(moment)")
    }
  }
}
