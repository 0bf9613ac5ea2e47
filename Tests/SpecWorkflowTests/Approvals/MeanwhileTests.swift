import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("What happens between the question and the answer")
struct MeanwhileTests {
  private let spec = ApprovalScenario.spec

  /// What a decision comes to with something in between; `nil` where it is refused.
  private func decide(
    _ at: ApprovalScenario, _ kind: DecisionRequest.Kind = .approve(as: nil),
    meanwhile: @escaping (ApprovalScenario) async throws -> Void
  ) async throws -> SpecVerdict? {
    do {
      let outcome = try await at.decide(kind, by: .ada) { try await meanwhile(at) }
      #expect(outcome.plan.statement?.decision == .approve)
    } catch SpecError.refused(let refusal) {
      #expect(refusal.what == "SPEC-001 was changed meanwhile, and nothing was signed")
      return nil
    }
    return try await at.verdict()
  }

  @Test("other words are not signed")
  func words() async throws {
    let at = try ApprovalScenario()
    let verdict = try await decide(at) { at in try at.edit(by: .ben) }
    #expect(verdict == nil)
    #expect(try at.repository.git("log", "-1", "--format=%s") == "Edit")
    #expect(try at.repository.git("status", "--porcelain").isEmpty)
  }

  @Test("nor are the same words in another round")
  func round() async throws {
    let at = try ApprovalScenario()
    let verdict = try await decide(at) { at in
      try await at.approve(.ben)
      try await at.mark("In Review")
    }
    #expect(verdict == nil)
  }

  @Test("what is nothing to the words is no reason to stop")
  func others() async throws {
    let at = try ApprovalScenario(.need(2))
    try at.repository.write("README.md", "Words.\n")
    let verdict = try await decide(at) { at in
      try at.commit("Go on")
      try await at.approve(.ben)
    }
    #expect(verdict == .approved)
  }
}
