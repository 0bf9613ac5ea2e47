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

  @Test("a moment names what the branch's own line had then", arguments: 1..<7)
  func moments(_ seed: Int) async throws {
    let (repository, _) = try Self.repository(UInt64(seed))
    let workspace = try await repository.workspace()
    let dates = try repository.git("log", "--first-parent", "--format=%ct").split(separator: "\n")
    let edges = Set(dates.compactMap { Int($0) }.flatMap { [$0 - 1, $0, $0 + 1] })
    #expect(edges.count >= 6)
    for moment in edges.sorted() {
      let expected = try repository.git(
        "rev-list", "-1", "--first-parent", "--before=@\(moment)", "HEAD")
      let day = CalendarDate(Timestamp(seconds: Int64(moment)))
      let time = Timestamp(seconds: Int64(moment)).rfc3339.dropFirst(10)
      let found = Self.found("\(day)\(time)", workspace)
      #expect(found == expected, "\(moment)")
    }
  }

  private static func found(_ moment: String, _ workspace: Workspace) -> String {
    do {
      return try workspace.commit(at: moment, now: Timestamp(seconds: 0)).hex
    } catch {
      return error == .nothingBefore(moment) ? "" : "\(error)"
    }
  }

  @Test("dates are the author's, landings and moments the committer's")
  func authorAndCommitter() async throws {
    let repository = try TestRepository()
    try repository.write("specs/SPEC-001.md", "# SPEC-001: x\n")
    let first = try repository.commit(
      at: "2026-01-05T23:30:00-0800", committedAt: "2026-02-05T23:30:00-0800")
    try repository.write("specs/SPEC-001.md", "# SPEC-001: y\n")
    let second = try repository.commit(
      at: "2026-01-01T10:00:00Z", committedAt: "2026-03-01T10:00:00Z")
    let workspace = try await repository.workspace()
    let tip = try workspace.headCommit()
    let written = try workspace.list(at: tip)
    #expect(written.days == ["specs/SPEC-001.md 2026-01-05 2026-01-01"])
    let landed = try workspace.list(at: tip, dates: .landed)
    #expect(landed.days == ["specs/SPEC-001.md 2026-02-05 2026-03-01"])
    let now = Timestamp(seconds: 0)
    #expect(try workspace.commit(at: "2026-02-28", now: now).hex == first)
    #expect(try workspace.commit(at: "2026-03-01T10:00:00Z", now: now).hex == second)
    #expect(try workspace.commit(at: "2026-02-06T07:30:00Z", now: now).hex == first)
    let early = #expect(throws: SpecError.self) {
      _ = try workspace.commit(at: "2026-02-06T07:29:59Z", now: now)
    }
    #expect(early == .nothingBefore("2026-02-06T07:29:59Z"))
  }
}
