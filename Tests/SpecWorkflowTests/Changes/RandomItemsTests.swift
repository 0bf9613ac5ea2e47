import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Holds the events of histories made by chance against what the parser finds in every commit.
struct RandomItemsTests {
  private static let seeds: Range<UInt64> =
    ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long" ? 1..<401 : 1..<25

  @Test("folding the events of a commit's ancestors gives what the parser finds", arguments: seeds)
  func foldsToTheText(_ seed: UInt64) async throws {
    let made = RandomItems(seed: seed, commits: 50)
    let repository = try TestRepository()
    try repository.fastImport(made.history)
    let workspace = try await repository.workspace()
    let tip = try workspace.headCommit()
    let history = try workspace.history(upTo: tip)
    let items = try await workspace.itemHistory(upTo: tip)
    let reader = DocumentReader()
    for commit in history.order.map(Int.init) {
      let behind = history.graph.reachable(from: commit)
      var values: [Int: SpecItem] = [:]
      for event in items.events {
        guard let index = history.graph.index(of: event.commit), behind[index] else { continue }
        values[event.thread] = event.new
      }
      var found: [SpecItem] = []
      let snapshot = try workspace.snapshot(of: history.graph.ids[commit])
      for entry in snapshot.entries {
        let bytes = try workspace.texts.text(of: entry.file).get()
        found += SpecItems.read(reader.read(bytes))
      }
      let (left, right) = (values.values.map(plain).sorted(), found.map(plain).sorted())
      let parents = history.graph.parents(of: commit).count
      #expect(left.difference(from: right).map { "\($0)" } == [], "\(commit) of \(parents) parents")
    }
  }

  /// An item without its line.
  private func plain(_ item: SpecItem) -> String {
    "\(item.kind) \(item.name ?? "-") \(item.headingPath) \(item.isChecked as Any) \(item.words)"
  }

  @Test("every event is one that its commit's own diff shows", arguments: seeds.prefix(8))
  func isInTheDiff(_ seed: UInt64) async throws {
    let made = RandomItems(seed: seed, commits: 50)
    let repository = try TestRepository()
    try repository.fastImport(made.history)
    let workspace = try await repository.workspace()
    let events = try await workspace.itemHistory(upTo: workspace.headCommit()).events
    #expect(events.count > 50)
    for event in events where !event.isMerge && [.added, .changed].contains(event.change) {
      let patch = try repository.git(
        "show", "--format=", "-U0", "-M", event.commit.hex, "--", "specs")
      let words = try #require(event.new?.words)
      #expect(
        words.isEmpty || patch.contains("\n+") && patch.contains(words),
        "\(event.change) \(event.item) in \(patch)")
    }
  }
}
