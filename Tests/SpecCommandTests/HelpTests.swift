import Foundation
import SpecTestSupport
import Testing

/// Help, version and completions; every example that help prints is run.
struct HelpTests {
  /// The commands that the program's help has a line for, and the one that it names beside another.
  private func commands(_ repository: TestRepository) throws -> [String] {
    let known = Set(
      try repository.spec("completions", "fish").text.split { !$0.isLetter }.map(String.init))
    // `list         every spec …`, below `init`; `key, trust   whose keys …` are two.
    let lines = try repository.spec("--help").lines.filter { $0.dropFirst(8).first == " " }
    return lines.flatMap { line in
      line.dropFirst(9).split(separator: " ", omittingEmptySubsequences: false)
        .prefix { !$0.isEmpty }.map { $0.last == "," ? String($0.dropLast()) : String($0) }
    }.filter(known.contains)
  }

  @Test func theProgramsHelpFitsAScreen() throws {
    let folder = try TestRepository.plainFolder()
    let help = try folder.spec("--help")
    let lines = help.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(help.status == 0)
    #expect(help.errors.isEmpty)
    for arguments in [["-h"], ["help"], ["-q", "--help"], ["help", "help"]] {
      let output = try SpecTool.run(
        arguments, environment: folder.environment, directory: folder.path)
      #expect(output.text == help.text, "\(arguments)")
    }
  }

  @Test func everyCommandHasHelpWithTwoExamples() throws {
    let folder = try TestRepository.plainFolder()
    let commands = try commands(folder)
    #expect(
      Set(commands).isSuperset(of: [
        "new", "status", "list", "show", "log", "version", "key", "trust", "changelog", "schema",
        "completions", "audit",
      ]))
    for command in commands where command != "help" {
      let help = try folder.spec("help", command)
      #expect(help.status == 0)
      #expect(help.errors.isEmpty)
      #expect(help.text.contains("\nUSAGE: spec "), "\(command)")
      #expect(Self.examples(in: help.text).count == 2, "\(command)")
      for line in help.lines {
        #expect(line.count <= 80, "\(command): \(line)")
      }
      #expect(try folder.spec(command, "--help").text == help.text, "\(command)")
      #expect(try folder.spec(command, "-h").text == help.text, "\(command)")
      #expect(try folder.spec("-C", "/nowhere", command, "-h").text == help.text, "\(command)")
    }
  }

  @Test func everySubcommandHasHelpWithTwoExamples() throws {
    let folder = try TestRepository.plainFolder()
    for command in try commands(folder) where command != "help" {
      for name in Self.subcommands(in: try folder.spec("help", command).text) {
        let help = try folder.spec("help", command, name)
        #expect(help.status == 0)
        #expect(Self.examples(in: help.text).count == 2, "\(command) \(name)")
        #expect(help.lines.allSatisfy { $0.count <= 80 }, "\(command) \(name)")
      }
    }
  }

  private static func subcommands(in help: String) -> [String] {
    help.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
      .filter { $0.dropFirst(2).first != " " }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func everyExampleRuns() throws {
    let folder = try TestRepository.plainFolder()
    let bin = try folder.temporary.folder("bin")
    try FileManager.default.createSymbolicLink(
      atPath: "\(bin)/spec", withDestinationPath: try SpecTool.path)
    let repository = try Self.exampleRepository()
    let environment = ["PATH": "\(bin):\(repository.environment["PATH"] ?? "")"]
    for command in try commands(folder) where command != "help" {
      try repository.git("reset", "--quiet", "--hard", command == "submit" ? "v1.0^" : "v1.0")
      if command == "withdraw" {
        try repository.spec("approve", "SPEC-007", "--yes")
      }
      for example in Self.examples(in: try folder.spec("help", command).text) {
        // An editor needs a terminal.
        let line = example.replacingOccurrences(of: " --edit", with: "")
        let output = try repository.run("sh", ["-c", line], environment: environment, in: "specs")
        #expect([0, 1].contains(output.status), "\(example): \(output.errors)")
      }
    }
  }

  /// What the examples name: SPEC-007 with FR-2, a tag, two folders of specs, and a policy whose
  /// keeper signs.
  private static func exampleRepository() throws -> TestRepository {
    let repository = try PolicyRepository.make(
      configuration: "specs:\n  - folder: specs\n  - folder: docs/rfcs\n", need: 2)
    let spec = "specs/SPEC-007-offline-sync.md"
    try repository.write(spec, Sample.text("SPEC-007", "Offline"))
    try repository.write("docs/rfcs/SPEC-100-rfc.md", Sample.text("SPEC-100", "A hundred"))
    try repository.commit()
    try repository.write(spec, Sample.text("SPEC-007", "Offline", status: "In Review"))
    try repository.commit()
    try repository.git("tag", "v1.0")
    for folder in [".local/share/bash-completion/completions", ".zfunc"] {
      try FileManager.default.createDirectory(
        atPath: "\(repository.hermetic.home)/\(folder)", withIntermediateDirectories: true)
    }
    return repository
  }

  private static func examples(in help: String) -> [String] {
    help.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "Examples:" }.dropFirst().prefix { !$0.isEmpty }
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func versions() throws {
    let folder = try TestRepository.plainFolder()
    let output = try folder.spec("version")
    #expect(output.lines.count == 2)
    #expect(output.lines[0].hasPrefix("spec "))
    #expect(output.lines[1].hasPrefix("libgit2 1."))
    #expect(try folder.spec("--version").lines == [output.lines[0]])
    let json = try folder.spec("version", "--json").json()
    #expect(json.keys == ["libgit2", "schema", "spec"])
    #expect(json["schema"].string == "spec.version/1")
    #expect("spec \(json["spec"].string ?? "")" == output.lines[0])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreScripts(shell: String) throws {
    let folder = try TestRepository.plainFolder()
    let output = try folder.spec("completions", shell)
    #expect(output.status == 0)
    #expect(output.errors.isEmpty)
    for word in ["list", "updated-since", "show"] {
      #expect(output.text.contains(word), "\(word)")
    }
    guard Tool.find(shell) != nil else { return }
    let check = try folder.run(shell, ["-n"], input: output.bytes)
    #expect(check.status == 0)
    #expect(check.errors.isEmpty)
  }
}
