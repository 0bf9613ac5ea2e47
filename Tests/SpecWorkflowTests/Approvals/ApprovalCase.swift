import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// A row of the table: what was done, and what it comes to.
struct ApprovalCase: Sendable, CustomTestStringConvertible {
  var name: String
  var policy: TestPolicy?
  var verdict: SpecVerdict
  /// Those of the approvals and withdrawals, in any order; `nil` where they are not the point.
  var approvals: [ApprovalVerdict]?
  /// The kinds of the reports on the policy.
  var reports: [PolicyReport.Kind]
  var path: String
  var steps: @Sendable (ApprovalScenario) async throws -> Void

  /// Begins with a policy; `nil` for a repository without a commit.
  init(
    _ name: String, _ policy: TestPolicy?, _ verdict: SpecVerdict,
    _ approvals: [ApprovalVerdict]? = nil, reports: [PolicyReport.Kind] = [],
    path: String = ApprovalScenario.spec,
    steps: @escaping @Sendable (ApprovalScenario) async throws -> Void
  ) {
    self.name = name
    self.policy = policy
    self.verdict = verdict
    self.approvals = approvals
    self.reports = reports
    self.path = path
    self.steps = steps
  }

  /// Begins with the policy that asks for one person out of all.
  init(
    _ name: String, _ verdict: SpecVerdict, _ approvals: [ApprovalVerdict]? = nil,
    reports: [PolicyReport.Kind] = [], path: String = ApprovalScenario.spec,
    steps: @escaping @Sendable (ApprovalScenario) async throws -> Void
  ) {
    self.init(
      name, .standard, verdict, approvals, reports: reports, path: path, steps: steps)
  }

  var testDescription: String {
    name
  }

  /// Does what the row says and compares the verdicts.
  func check() async throws {
    let scenario = try ApprovalScenario(policy)
    try await steps(scenario)
    let report = try #require(try await scenario.report(), "no policy is in force")
    let spec = try #require(report.spec(at: path), "no \(path)")
    let words = spec.approvals.map { "\($0.verdict): \($0.reason)" }
    #expect(spec.verdict == verdict, "\(spec.reason) \(words) \(report.policy.map(\.message))")
    if let approvals {
      #expect(
        spec.approvals.map(\.verdict.rawValue).sorted() == approvals.map(\.rawValue).sorted(),
        "\(words)")
    }
    #expect(
      report.policy.map(\.kind.rawValue) == reports.map(\.rawValue),
      "\(report.policy.map(\.message))")
  }
}
