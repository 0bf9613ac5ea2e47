import ArgumentParser
import SystemPackage

/// The options of every command that writes a signed commit.
struct WritingOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Flag(
    name: [.customShort("n"), .customLong("dry-run")],
    help: "Print what would be written, write nothing.")
  var dryRun = false

  @Flag(
    name: .customLong("allow-repo-programs"),
    help: "Run signing programs that this repository's configuration names.")
  var allowRepoPrograms = false

  @Flag(help: "Print JSON.")
  var json = false
}

extension Session {
  /// Where nobody can be asked, names the flag that answers.
  func checkCanAsk() throws {
    guard StreamFacts(of: .standardInput).isTerminal, console.output.isTerminal else {
      throw UsageError(
        message: "nobody can be asked: standard input or output is no terminal", hint: "add --yes")
    }
  }
}
