import Foundation

extension TestRepository {
  /// Runs git in the repository and returns its standard output without the space at its end.
  ///
  /// Throws `ToolFailure` with standard error where git fails.
  @discardableResult
  public func git(
    _ arguments: String..., input: String = "", environment: [String: String] = [:],
    in directory: String? = nil
  ) throws -> String {
    try git(arguments, input: Array(input.utf8), environment: environment, in: directory).trimmed
  }

  /// Runs git and returns all of its output.
  ///
  /// Throws `ToolFailure` with standard error where git fails.
  @discardableResult
  public func git(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    in directory: String? = nil
  ) throws -> ToolOutput {
    let output = try run(
      "git", arguments, input: input, environment: environment, in: directory)
    guard output.status == 0 else {
      throw ToolFailure(
        command: ["git"] + arguments, reason: "exit \(output.status): \(output.errors)")
    }
    return output
  }

  /// Runs any program in the repository's environment; an exit status is no error.
  ///
  /// It runs in the work tree, or in `directory`, counted from there when relative.
  public func run(
    _ tool: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:], in directory: String? = nil
  ) throws -> ToolOutput {
    let date = tool == "git" ? dates(Self.command(in: arguments)) : [:]
    return try Tool.run(
      tool, arguments, input: input,
      environment: self.environment.merging(date) { $1 }.merging(environment) { $1 },
      directory: directory.map(absolute) ?? path)
  }

  /// The path of a file of the work tree; an absolute one stays as it is.
  public func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(self.path)/\(path)"
  }

  /// The sub-command behind options of git itself.
  private static func command(in arguments: [String]) -> String {
    var rest = arguments[...]
    while let first = rest.first, first.hasPrefix("-") {
      rest = rest.dropFirst(["-c", "-C"].contains(first) ? 2 : 1)
    }
    return rest.first ?? ""
  }

  /// Sub-commands that write commits or tags each get an hour of their own.
  private func dates(_ command: String) -> [String: String] {
    let writers = [
      "am", "cherry-pick", "commit", "commit-tree", "merge", "notes", "pull", "rebase", "revert",
      "stash", "tag",
    ]
    let date = writers.contains(command) ? clock.advance() : clock.now
    return ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date]
  }
}
