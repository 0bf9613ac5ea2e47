internal import Subprocess
internal import SystemPackage

/// Runs `git` for the few questions that only git can answer.
///
/// Replace refs are not honoured, nothing is asked on the terminal and no lock is taken that is not
/// needed.
struct GitTool {
  var directory: String
  var environment: [String: String]

  /// What a run of a program came to.
  struct Outcome: Sendable {
    var isSuccess: Bool
    var output: [UInt8]
    var errorText: String
  }

  private static let mostOutput = 16 * 1_024 * 1_024

  /// Runs git and waits for it.
  ///
  /// - Throws: `SpecError.tool` where git cannot be started or prints without end.
  func run(_ arguments: [String]) async throws(SpecError) -> Outcome {
    guard let program = Self.program("git", environment["PATH"] ?? "") else {
      throw .tool(name: "git", reason: "not found in PATH")
    }
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      variables[Environment.Key(stringLiteral: name)] = value
    }
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    variables["LC_ALL"] = "C"
    do {
      let result = try await Subprocess.run(
        .path(FilePath(program)),
        arguments: Arguments(["--no-replace-objects", "-C", directory] + arguments),
        environment: .custom(variables),
        output: .bytes(limit: Self.mostOutput),
        error: .string(limit: 65_536))
      return Outcome(
        isSuccess: result.terminationStatus.isSuccess, output: result.standardOutput,
        errorText: result.standardError)
    } catch {
      throw .tool(name: "git", reason: "\(error)")
    }
  }

  /// The program that an absolute folder of the search path holds.
  ///
  /// Relative folders are passed over: they could be the repository's own.
  static func program(_ name: String, _ searchPath: String) -> String? {
    for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
      let path = folder + "/" + name
      if case .file? = FileStatus.of(path) {
        return path
      }
      if case .symbolicLink? = FileStatus.of(path) {
        return path
      }
    }
    return nil
  }
}
