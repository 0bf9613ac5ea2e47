import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Histories made by chance in which many commits only stamp a date.
///
/// Git says which commits are the spec's; of them the newest that is not, but for its stamps, what
/// some parent was, is the last change.
struct StampedHistoryTests {
  private struct Content: Hashable {
    var words: [Int]
    var status: String
    var stamp: String

    var unstamped: Content {
      Content(words: words, status: status, stamp: "")
    }
  }

  private static let headers: [@Sendable (Content) -> String] = [
    {
      "# SPEC-001: x\n\n**Status**: \($0.status)\n**Created**: 2020-01-01\n**Updated**: \($0.stamp)\n"
    },
    { "---\nstatus: \($0.status)\nupdated: \($0.stamp)\n---\n# SPEC-001: x\n" },
    {
      "# SPEC-001: x\r\n\r\n| A | B |\r\n|---|---|\r\n| Status | \($0.status) |\r\n| Updated | \($0.stamp) |\r\n"
    },
  ]

  @Test(arguments: 1..<31)
  func agreesWithModel(_ seed: Int) async throws {
    var random = SplitMix(state: UInt64(seed))
    var history = FastImport()
    var contents: [Int: Content] = [:]
    var parents: [Int: [Int]] = [:]
    let header = Self.headers[seed % Self.headers.count]
    func text(_ content: Content) -> String {
      header(content) + "\n## A\n\n" + content.words.map { "w\($0)\n" }.joined()
    }
    func commit(_ content: Content, on branch: Int, from marks: [Int]) -> Int {
      let mark = history.count + 1
      contents[mark] = content
      parents[mark] = marks
      return history.commit(
        "c\(mark)", on: branch == 0 ? "refs/heads/main" : "refs/heads/b\(branch)", parents: marks,
        at: "@\(1_700_000_000 + mark * 90_000) +0000",
        changes: [.text("n/\(mark)", ""), .text("specs/SPEC-001.md", text(content))])
    }
    let first = Content(words: Array(0..<20), status: "Draft", stamp: "2026-01-01")
    var branches = [commit(first, on: 0, from: [])]
    func change(_ content: Content) -> Content {
      var content = content
      let kind = random.next(below: 8)
      if kind < 5 {
        content.stamp = "2026-01-\(10 + random.next(below: 20))"
      }
      if kind == 5 || kind == 4 {
        content.words[random.next(below: 20)] = 100 + random.next(below: 900)
      }
      if kind == 6 {
        content.status = ["Draft", "In Review", "Approved"][random.next(below: 3)]
      }
      return content
    }
    for _ in 0..<45 {
      let branch = random.next(below: branches.count)
      let other = random.next(below: branches.count)
      if branches.count < 3, random.next(below: 6) == 0 {
        branches.append(branches[branch])
      } else if other != branch, branches[other] != branches[branch], random.next(below: 2) == 0,
        let ours = contents[branches[branch]], let theirs = contents[branches[other]]
      {
        var merged = random.next(below: 2) == 0 ? ours : theirs
        merged.stamp = random.next(below: 2) == 0 ? ours.stamp : theirs.stamp
        if random.next(below: 3) == 0 {
          merged = change(merged)
        }
        branches[branch] = commit(merged, on: branch, from: [branches[branch], branches[other]])
      } else if let content = contents[branches[branch]] {
        branches[branch] = commit(change(content), on: branch, from: [branches[branch]])
      }
    }
    let repository = try TestRepository()
    try repository.fastImport(history)
    let workspace = try await repository.workspace()
    let tip = try workspace.headCommit()
    let path = "specs/SPEC-001.md"
    let events = try repository.git("log", "--date-order", "--format=%s", "--", path)
      .split(separator: "\n").compactMap { Int($0.dropFirst()) }
    func isChange(_ mark: Int) -> Bool {
      (parents[mark] ?? []).allSatisfy { contents[$0]?.unstamped != contents[mark]?.unstamped }
    }
    let last = try #require(events.first(where: isChange))
    let expected = try repository.git("log", "-1", "--format=%as", "HEAD^{/^c\(last)$}")
    let spec = try #require(try workspace.list(at: tip).specs.first)
    #expect(spec.updatedDay == expected, "c\(last)")
    #expect(spec.commits == events.count)
    let log = try workspace.log("1", at: tip)
    for entry in log.entries where !entry.event.isOutvoted {
      let mark = try #require(Int(entry.subject.dropFirst()))
      #expect(entry.event.isMechanical == !isChange(mark), "\(entry.subject)")
    }
  }
}
