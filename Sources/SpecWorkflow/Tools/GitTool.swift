/// Runs `git` for the few questions that only git can answer, and for what it writes.
///
/// Replace refs are not honoured, nothing is asked on the terminal and no lock is taken that is not
/// needed.
struct GitTool {
  var directory: String
  var environment: [String: String]

  typealias Outcome = ToolRun.Outcome

  /// Runs git and waits for it.
  ///
  /// `input` is what git reads from its standard input, `variables` are further ones of its
  /// environment. Throws `SpecError.tool` where git cannot be started or prints without end.
  func run(
    _ arguments: [String], input: [UInt8] = [], variables: [String: String] = [:]
  ) async throws(SpecError) -> Outcome {
    guard let program = ToolSearch.find("git", in: environment) else {
      throw .tool(name: "git", reason: "not found in PATH")
    }
    let fixed = ["GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"]
    return try await ToolRun(
      program: program, arguments: ["--no-replace-objects", "-C", directory] + arguments,
      input: input, environment: environment.merging(fixed) { $1 }.merging(variables) { $1 }
    ).outcome()
  }
}
