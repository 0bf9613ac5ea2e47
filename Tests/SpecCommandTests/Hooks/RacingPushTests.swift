import Foundation
import SpecTestSupport
import Testing

/// Two pushes to one branch at the same time.
struct RacingPushTests {
  /// Two clones of what the server has, each with a commit of its own on top.
  private func clones(
    of server: Server, _ changes: [(path: String, old: String, new: String)]
  ) throws -> [TestRepository] {
    try changes.map { change in
      let clone = try server.repository.clone()
      let text = try clone.read(change.path)
      try #require(text.contains(change.old))
      try clone.write(change.path, text.replacing(change.old, with: change.new))
      try clone.commit("Edit", author: .dee)
      return clone
    }
  }

  private func race(
    _ clones: [TestRepository], to server: Server
  ) async throws -> [ToolOutput] {
    let runs = try clones.map { clone in
      (
        environment: try server.environment().merging(clone.environment) { own, _ in own },
        directory: clone.path
      )
    }
    return try await withThrowingTaskGroup(of: (Int, ToolOutput).self) { group in
      for (index, run) in runs.enumerated() {
        group.addTask {
          (
            index,
            try Tool.run(
              "git", ["push", "--quiet", "origin", "HEAD:main"], environment: run.environment,
              directory: run.directory)
          )
        }
      }
      var outputs: [Int: ToolOutput] = [:]
      for try await (index, output) in group { outputs[index] = output }
      return runs.indices.compactMap { outputs[$0] }
    }
  }

  @Test func onlyOneOfTwoHonestPushesLands() async throws {
    let council = try Council(status: "Draft")
    let server = try Server(council)
    for round in 0..<5 {
      let before = try server.repository.git("rev-list", "--count", "main")
      let clones = try clones(
        of: server,
        [
          (Council.first, "**FR-1**: ", "**FR-1**: \(round) "),
          (Council.second, "**FR-1**: ", "**FR-1**: \(round) "),
        ])
      let outputs = try await race(clones, to: server)
      #expect(outputs.count { $0.status == 0 } == 1, "\(outputs.map(\.errors))")
      let after = try server.repository.git("rev-list", "--count", "main")
      #expect(Int(after) == Int(before).map { $0 + 1 })
      try server.repository.git("fsck", "--strict")
    }
  }

  @Test func aForgedApprovalLosesEveryRace() async throws {
    let council = try Council()
    let server = try Server(council)
    for round in 0..<5 {
      let clones = try clones(
        of: server,
        [
          (Council.first, "**Status**: In Review", "**Status**: Approved"),
          (Council.second, "**FR-1**: ", "**FR-1**: \(round) "),
        ])
      let outputs = try await race(clones, to: server)
      #expect(outputs.map { $0.status == 0 } == [false, true], "\(outputs.map(\.errors))")
      let text = try server.repository.git("show", "main:\(Council.first)")
      #expect(text.contains("**Status**: In Review"))
    }
  }
}
