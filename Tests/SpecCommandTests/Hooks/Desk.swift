import Foundation
import SpecTestSupport
import Testing

/// A repository of real git whose hooks `spec hook install` has put in place.
struct Desk {
  let repository: TestRepository

  /// `repository`: the sample of one spec where none is given; `hooks`: the usual ones.
  init(_ repository: TestRepository? = nil, hooks: [String] = []) throws {
    self.repository = try repository ?? Sample.small()
    let output = try SpecTool.run(
      ["hook", "install"] + hooks, environment: self.repository.environment,
      directory: self.repository.path)
    try #require(output.status == 0, "\(output.errors)")
  }

  /// A path of which the hooks find the program, and git the rest.
  static func path(_ repository: TestRepository) throws -> String {
    let folder = try URL(fileURLWithPath: SpecTool.path).deletingLastPathComponent().path
    return "\(folder):\(repository.environment["PATH"] ?? "")"
  }

  /// Runs git so that its hooks find the program.
  @discardableResult
  func git(
    _ arguments: String..., environment: [String: String] = [:], in directory: String? = nil
  ) throws -> ToolOutput {
    try repository.run(
      "git", arguments,
      environment: ["PATH": try Self.path(repository)].merging(environment) { $1 }, in: directory)
  }

  /// A spec in review whose first requirement has no shall, which is an error then.
  static func wrong(_ id: String) -> String {
    Documents.spec(
      id, "Wrong", status: "In Review", created: "2026-01-05", updated: "2026-01-05",
      author: "Ada Okafor", requirements: ["[TODO]"])
  }
}

extension ToolOutput {
  /// Everything that was printed, wherever git sent it.
  var everything: String {
    text + errors
  }
}
