import Foundation
import SpecTestSupport
import Testing

/// The options that every command takes, and `git spec`.
struct GlobalOptionTests {
  @Test func foldersBeforeAndAfterTheCommand() throws {
    let repository = try Sample.small()
    let expected = try repository.spec("list").text
    let elsewhere = repository.temporary.path
    for arguments in [
      ["-C", repository.path, "list"], ["list", "-C", repository.path],
      ["-C", "repo", "list"], ["list", "-C", "repo/specs"],
    ] {
      let output = try SpecTool.run(
        arguments, environment: repository.environment, directory: elsewhere)
      #expect(output.text == expected, "\(arguments)")
      #expect(output.errors.isEmpty)
    }
  }

  @Test func configurationBeforeAndAfterTheCommand() throws {
    let repository = try Sample.small()
    try repository.write("rfcs/0007-seven.md", "# RFC 7\n\n- Status: Draft\n")
    try repository.commit()
    let file = "\(repository.temporary.path)/rfcs.yml"
    try "specs: {folder: rfcs, prefix: RFC, id: file}\n".write(
      toFile: file, atomically: false, encoding: .utf8)
    for arguments in [["--config", file, "list"], ["list", "--config", file]] {
      let output = try SpecTool.run(
        arguments + ["--format", "%(id)"], environment: repository.environment,
        directory: repository.path)
      #expect(output.text == "RFC-0007\n", "\(arguments)")
    }
  }

  @Test func gitFindsTheProgram() throws {
    let repository = try Sample.small()
    let folder = try repository.temporary.folder("bin")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/git-spec", withDestinationPath: try SpecTool.path)
    let path = ["PATH": "\(folder):\(repository.environment["PATH"] ?? "")"]
    func git(_ arguments: String..., in directory: String? = nil) throws -> ToolOutput {
      try repository.run("git", arguments, environment: path, in: directory)
    }
    let expected = try repository.spec("list").text
    #expect(try git("spec", "list").text == expected)
    #expect(try git("spec", "list", in: "specs").text == expected)
    #expect(
      try git("-C", repository.path, "spec", "list", in: repository.temporary.path).text
        == expected)
    #expect(try git("spec").text == repository.spec("status").text)
    #expect(try git("spec", "-h").text == repository.spec("--help").text)
    #expect(try git("-c", "color.spec=always", "spec", "list").text.contains("\u{1B}["))
    let failure = try git("spec", "show", "9")
    #expect(failure.status == 2)
    #expect(failure.errors == "error: there is no spec '9'\nhint: did you mean SPEC-001?\n")
  }
}
