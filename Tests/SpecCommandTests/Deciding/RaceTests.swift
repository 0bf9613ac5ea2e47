import Foundation
import SpecTestSupport
import Synchronization
import Testing

/// Two runs at once: no approval is lost, none is given twice.
@Suite(.serialized)
struct RaceTests {
  private static let isLong = ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long"
  private static let rounds = isLong ? 200 : 20

  /// Runs every step at the same moment, each in a process of its own.
  private func together(_ steps: [@Sendable () throws -> ToolOutput]) -> [ToolOutput?] {
    let results = Mutex([ToolOutput?](repeating: nil, count: steps.count))
    DispatchQueue.concurrentPerform(iterations: steps.count) { index in
      let output = try? steps[index]()
      results.withLock { $0[index] = output }
    }
    return results.withLock { $0 }
  }

  private func approving(
    _ council: Council, _ spec: String, by id: String
  ) throws -> @Sendable () throws -> ToolOutput {
    let environment = council.repository.environment.merging(council.environment(id)) { $1 }
    let (tool, path) = (try SpecTool.path, council.repository.path)
    return {
      try Tool.run(
        tool, ["approve", spec, "--yes"], environment: environment, directory: path)
    }
  }

  private func expectDone(_ outputs: [ToolOutput?], _ round: Int) throws {
    for output in outputs {
      let output = try #require(output)
      #expect(output.status == 0, "round \(round): \(output.errors)")
      #expect(output.errors.isEmpty, "round \(round): \(output.errors)")
    }
  }

  /// What every round ends with; the next one begins where this one did, so that histories stay
  /// short.
  private func end(_ council: Council, _ start: String, _ round: Int) throws {
    let repository = council.repository
    let comment = Comment(rawValue: "round \(round)")
    let made = try repository.git("log", "--format=%(trailers:key=Spec-Decision)%an", "\(start)..")
    #expect(made.split(separator: "\n").count { $0 == "Spec-Decision: approve" } == 2, comment)
    #expect(try repository.git("rev-list", "--count", "\(start)..") == "2", comment)
    #expect(try repository.git("status", "--porcelain").isEmpty, comment)
    if round == 1 || round == Self.rounds {
      #expect(try council.spec("verify").status == 0, comment)
      let check = try repository.run("git", ["fsck", "--strict", "--no-dangling"])
      #expect(check.status == 0 && check.text.isEmpty, "\(check.text)\(check.errors)")
    }
    try repository.git("reset", "--quiet", "--hard", start)
  }

  @Test("two people approve one spec that needs both") func people() throws {
    let council = try Council(need: 2)
    let steps = try ["ada", "ben"].map { try approving(council, "1", by: $0) }
    let start = try council.repository.id()
    for round in 1...Self.rounds {
      try expectDone(together(steps), round)
      #expect(try council.status() == "Approved", "round \(round)")
      try end(council, start, round)
    }
  }

  @Test("one person approves two specs at once") func specs() throws {
    let council = try Council()
    let steps = try ["1", "2"].map { try approving(council, $0, by: "ada") }
    let start = try council.repository.id()
    for round in 1...Self.rounds {
      try expectDone(together(steps), round)
      for path in [Council.first, Council.second] {
        #expect(try council.status(path) == "Approved", "round \(round)")
      }
      try end(council, start, round)
    }
  }
}
