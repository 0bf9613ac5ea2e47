import Foundation

/// The program under test, as SwiftPM built it beside the tests.
public enum SpecTool {
  /// Where the program is: `SPEC_TOOL` of the environment, or beside the test bundle.
  public static var path: String {
    get throws {
      let named = ProcessInfo.processInfo.environment["SPEC_TOOL"].map { [$0] } ?? []
      let candidates = named + places.map { "\($0)/spec" }
      guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
        throw ToolFailure(
          command: ["spec"], reason: "not built; looked at \(candidates.joined(separator: ", "))")
      }
      return path
    }
  }

  /// Runs it with exactly the environment that is given.
  public static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String], directory: String,
    timeLimit: Double = 60
  ) throws -> ToolOutput {
    try Tool.run(
      try path, arguments, input: input, environment: environment, directory: directory,
      timeLimit: timeLimit)
  }

  /// The folders in which the build products may be.
  ///
  /// On Linux the test bundle is the running program; on macOS a helper of SwiftPM runs it and the
  /// bundle's path is one of its arguments.
  private static var places: [String] {
    let named = CommandLine.arguments.drop { $0 != "--test-bundle-path" }.dropFirst().first
    return [CommandLine.arguments.first, named].compactMap(\.self).map { program in
      var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
      while folder.path.contains(".xctest") {
        folder.deleteLastPathComponent()
      }
      return folder.path
    }
  }
}

extension TestRepository {
  /// Runs `spec` in the repository, in its hermetic environment.
  ///
  /// `environment` holds variables beyond the hermetic ones; `directory` is where it runs, counted
  /// from the work tree when relative.
  @discardableResult
  public func spec(
    _ arguments: String..., input: String = "", environment: [String: String] = [:],
    in directory: String? = nil
  ) throws -> ToolOutput {
    try SpecTool.run(
      arguments, input: Array(input.utf8),
      environment: self.environment.merging(environment) { $1 },
      directory: directory.map(absolute) ?? path)
  }
}
