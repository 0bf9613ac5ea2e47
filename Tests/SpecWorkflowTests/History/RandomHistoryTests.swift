import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Holds what is derived from histories made by chance against what git says of their twins.
@Suite(.serialized)
struct RandomHistoryTests {
  private static let seeds: Range<UInt64> =
    ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long" ? 1..<401 : 1..<25

  @Test(arguments: seeds)
  func agreesWithGit(_ seed: UInt64) async throws {
    let made = RandomHistory(seed: seed, commits: 60)
    let repository = try TestRepository()
    let twin = try TestRepository()
    try repository.fastImport(made.history)
    try twin.fastImport(made.twin)
    let workspace = try await Workspace.open(
      at: repository.path, environment: repository.environment)
    let tip = try workspace.headCommit()
    let listing = try workspace.list(at: tip)
    #expect(listing.specs.compactMap(\.id?.number) == made.specs.map(\.id))
    let oracle = try TwinHistory(twin)
    for (summary, spec) in zip(listing.specs, made.specs) {
      let log = try workspace.log(summary.path, at: tip)
      try compare(log, summary, with: oracle, of: spec.id)
    }
  }

  private func compare(
    _ log: SpecLog, _ summary: SpecSummary, with oracle: TwinHistory, of id: Int
  ) throws {
    let expected = try oracle.commits(of: id)
    let followed = log.entries.filter { !$0.event.isOutvoted }
    #expect(Set(followed.map(\.subject)) == Set(expected.map(\.subject)), "events of \(id)")
    let everywhere = Set(log.entries.filter { $0.event.parents.count < 2 }.map(\.subject))
    let missing = try oracle.allCommits(of: id).filter { !everywhere.contains($0) }
    let invented = everywhere.subtracting(try oracle.allCommits(of: id)).sorted()
    #expect(missing == [], "events of \(id) on sides that merges did not follow")
    #expect(invented == [], "events of \(id) that are none")
    #expect(summary.commits == expected.count)
    // A merge that only brings the path of one side and the text of the other together is an event
    // and neither a change nor anybody's words.
    let telling = try expected.filter { try !oracle.bringsNothing($0.subject, of: id) }
    #expect(summary.updated.map { CalendarDate($0).description } == telling.first?.day)
    #expect(summary.created.map { CalendarDate($0).description } == expected.last?.day)
    #expect(summary.authors.map(\.name) == telling.reversed().map(\.author).uniqued())
    let positions = try oracle.positions()
    let order = followed.compactMap { positions[$0.subject] }
    #expect(order == order.sorted(by: >), "the order of \(id)")
    for entry in followed where entry.event.kind == .status {
      #expect(
        [entry.event.from ?? "", entry.event.to ?? ""]
          == (try oracle.transition(of: id, in: entry.subject)),
        "the status of \(id) in \(entry.subject)")
    }
    let changes = try expected.filter { try oracle.transition(of: id, in: $0.subject) != nil }
    #expect(
      Set(changes.map(\.subject))
        == Set(followed.filter { $0.event.kind == .status }.map(\.subject)))
  }
}

/// What git says of a twin repository.
private final class TwinHistory {
  struct Commit {
    var subject: String
    var day: String
    var author: String
  }

  private let repository: TestRepository
  private var parents: [String: [String]] = [:]
  private var statuses: [String: String?] = [:]

  init(_ repository: TestRepository) throws {
    self.repository = repository
    var subjects: [String: String] = [:]
    let lines = try repository.git("log", "--format=%H %P %s").split(separator: "\n")
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      subjects[words[0]] = words.last
    }
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      parents[words[words.count - 1]] = words.dropFirst().dropLast().compactMap { subjects[$0] }
    }
  }

  /// The commits of a spec, newest first, as git simplifies its history.
  func commits(of id: Int) throws -> [Commit] {
    try repository.git(
      "log", "--date-order", "--format=%s%x09%as%x09%an", "--", "virtual/\(id).md"
    ).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return Commit(subject: fields[0], day: fields[1], author: fields[2])
    }
  }

  /// The commits with one parent or none that touch the spec, on whatever side.
  func allCommits(of id: Int) throws -> [String] {
    try repository.git(
      "log", "--full-history", "--no-merges", "--format=%s", "--", "virtual/\(id).md"
    )
    .split(separator: "\n").map(String.init)
  }

  /// Each commit's place in the order of the whole history, newest first.
  func positions() throws -> [String: Int] {
    let subjects = try repository.git("log", "--date-order", "--format=%s").split(separator: "\n")
    return Dictionary(uniqueKeysWithValues: subjects.enumerated().map { (String($1), $0) })
  }

  /// The status before and after where it differs from that of every parent that holds the spec.
  func transition(of id: Int, in commit: String) throws -> [String]? {
    guard let now = try status(of: id, in: commit) else {
      return nil
    }
    let before = try (parents[commit] ?? []).compactMap { try status(of: id, in: $0) }
    return before.isEmpty || before.contains(now) ? nil : [before[0], now]
  }

  /// Whether a merge has the path of one parent and the text of one parent.
  func bringsNothing(_ commit: String, of id: Int) throws -> Bool {
    guard let sides = parents[commit], sides.count > 1, let now = try file(of: id, in: commit)
    else {
      return false
    }
    let before = try sides.compactMap { try file(of: id, in: $0) }
    return before.contains { $0.path == now.path } && before.contains { $0.text == now.text }
  }

  private func file(of id: Int, in commit: String) throws -> (path: Substring, text: Substring)? {
    let shown = try repository.run(
      "git", ["cat-file", "blob", "HEAD^{/^\(commit)$}:virtual/\(id).md"])
    guard shown.status == 0, let end = shown.text.firstIndex(of: "\n") else {
      return nil
    }
    return (shown.text[..<end], shown.text[end...])
  }

  private func status(of id: Int, in commit: String) throws -> String? {
    let key = "\(commit) \(id)"
    if let known = statuses[key] {
      return known
    }
    let shown = try repository.run(
      "git", ["cat-file", "blob", "HEAD^{/^\(commit)$}:virtual/\(id).md"])
    let line = shown.lines.first { $0.hasPrefix("**Status**: ") }
    statuses[key] = .some(shown.status == 0 ? line.map { String($0.dropFirst(12)) } : nil)
    return statuses[key] ?? nil
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] {
    reduce(into: []) { result, element in
      if !result.contains(element) {
        result.append(element)
      }
    }
  }
}
