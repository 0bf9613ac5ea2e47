import Foundation
import SpecTestSupport
import Testing

/// Whole outputs of commands in repositories that scripts make, a folder of `Golden` each.
///
/// A folder holds a `script` that makes the repository and says in a comment what must come out and
/// why, the lines of `command`, and what is `expected` of them. A new case is a new folder.
struct GoldenFolderTests {
  @Test(arguments: GoldenCase.all)
  func isAsExpected(_ golden: GoldenCase) throws {
    try Golden.check(golden.transcript(), "\(golden.name)/expected")
  }

  @Test func thereAreEnough() {
    #expect(GoldenCase.all.count >= 40)
  }
}

/// A folder with a script, the commands to run behind it, and their expected output.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// The folder's own name.
  let name: String

  var testDescription: String { name }

  /// Every folder, by name.
  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder)
        && isFolder.boolValue
    }.map(GoldenCase.init)
  }()

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden").path

  /// 2026-06-01T12:00:00Z, the day on which the commands run.
  private static let today = "1780315200"

  private func text(of file: String) throws -> String {
    try String(contentsOfFile: "\(Self.root)/\(name)/\(file)", encoding: .utf8)
  }

  /// Each command with all that it wrote, and its exit status where that is not zero.
  func transcript() throws -> String {
    let repository = try TestRepository.plainFolder()
    let tools = URL(fileURLWithPath: try SpecTool.path).deletingLastPathComponent().path
    let environment = repository.environment.merging([
      "GOLDEN": Self.root, "SOURCE_DATE_EPOCH": Self.today,
      "PATH": "\(tools):\(repository.environment["PATH"] ?? "")",
    ]) { $1 }
    let made = try Tool.run(
      "sh", ["-eu", "\(Self.root)/\(name)/script"], environment: environment,
      directory: repository.path)
    try #require(made.status == 0, "\(name)/script: \(made.text)\(made.errors)")
    return try text(of: "command").split(separator: "\n").map { line in
      let output = try run(String(line), environment, repository.path)
      return "$ \(line)\n" + output.text
        + (output.status == 0 ? "" : "(exit status \(output.status))\n")
    }.joined()
  }

  /// Runs a line; what begins with `terminal` writes to one of 80 columns.
  private func run(
    _ line: String, _ environment: [String: String], _ directory: String
  ) throws -> ToolOutput {
    let prefix = "terminal "
    guard line.hasPrefix(prefix) else {
      return try Tool.run(
        "sh", ["-c", "exec 2>&1\n" + line], environment: environment, directory: directory)
    }
    return try Tool.runOnTerminal(
      "sh", ["-c", "exec 2>&1\n" + line.dropFirst(prefix.count)],
      environment: environment.merging(["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"]) {
        $1
      }, directory: directory)
  }
}
