import Testing

@testable import SpecWorkflow

struct ToolRunTests {
  private func outcome(_ script: String, input: [UInt8]) async throws -> ToolRun.Outcome {
    try await ToolRun(
      program: "/bin/sh", arguments: ["-c", script], input: input,
      environment: ["PATH": "/usr/bin:/bin"], timeLimit: .seconds(30)
    ).outcome()
  }

  @Test("input of any length arrives", arguments: [0, 1, 300_000])
  func input(_ count: Int) async throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try await outcome("cat", input: bytes).output == bytes)
  }

  @Test("a program that ends without reading its input ends nobody else", arguments: 0..<20)
  func unread(_ round: Int) async throws {
    let input = [UInt8](repeating: 1, count: round.isMultiple(of: 2) ? 10 : 300_000)
    let outcome = try await outcome("echo why >&2; exit 3", input: input)
    #expect(outcome.exitStatus == 3)
    #expect(outcome.lastWords == "why")
  }
}
