import SpecTestSupport
import Testing

extension TestRepository {
  /// What `spec check` says by one rule, each `path:line severity message`.
  ///
  /// The exit status must be what the severities ask for.
  func findings(
    _ code: String, _ arguments: [String], environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let output = try SpecTool.run(
      ["check", "--select", code] + arguments,
      environment: self.environment.merging(environment) { $1 }, directory: path)
    let rows = output.text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(
      rows.allSatisfy { $0.count == 8 && $0[4] == code }, "\(output.everything)",
      sourceLocation: sourceLocation)
    #expect(
      output.status == (rows.contains { $0[3] == "error" } ? 1 : 0), "\(output.everything)",
      sourceLocation: sourceLocation)
    return rows.map { "\($0[0]):\($0[1]) \($0[3]) \($0[7])" }
  }

  func findings(
    _ code: String, _ arguments: String..., environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    try findings(code, arguments, environment: environment, sourceLocation: sourceLocation)
  }
}

extension Council {
  /// What a rule says on the day of the decisions, of the work tree or of a commit.
  func findings(_ code: String, at place: String? = nil) throws -> [String] {
    try repository.findings(code, place.map { ["--at", $0] } ?? [], environment: environment())
  }
}
