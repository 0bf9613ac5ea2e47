import ArgumentParser
import SpecWorkflow

/// Turns the arguments of the process into a command.
enum Invocation {
  /// The command to run.
  ///
  /// - Throws: `UsageError` for arguments that mean nothing, `CleanExit`-like errors of the parser for
  ///   requests of help and version.
  static func parse(_ arguments: [String]) throws -> any SessionCommand {
    if let word = firstWord(arguments) {
      try checkCommand(word)
    }
    if let topic = helpTopic(arguments) {
      throw HelpRequest(text: topic)
    }
    let command = try SpecCommand.parseAsRoot(arguments)
    guard let command = command as? any SessionCommand else {
      // Only the parser's own commands are none of ours: help in one of its forms.
      throw HelpRequest(text: SpecCommand.helpMessage(for: type(of: command)))
    }
    return command
  }

  /// The names of the commands.
  static var commandNames: [String] {
    SpecCommand.configuration.subcommands.map { $0._commandName }.sorted()
  }

  /// The command that the arguments name, where they name one.
  static func commandName(in arguments: [String]) -> String? {
    firstWord(arguments).flatMap { commandNames.contains($0) ? $0 : nil }
  }

  /// The first argument that is neither an option nor the value of one.
  private static func firstWord(_ arguments: [String]) -> String? {
    var skipsNext = false
    for argument in arguments {
      if skipsNext {
        skipsNext = false
      } else if ["-C", "--config", "--color"].contains(argument) {
        skipsNext = true
      } else if !argument.hasPrefix("-") {
        return argument
      }
    }
    return nil
  }

  /// The parser itself has no suggestion for a mistyped command.
  private static func checkCommand(_ word: String) throws {
    let known = commandNames + ["help"]
    guard !known.contains(word) else {
      return
    }
    throw UsageError(
      message: "'\(word)' is not a spec command",
      hint: Suggestion.nearest(to: word, among: known).map { "did you mean '\($0)'?" }
        ?? "spec help")
  }

  /// The text of `spec --help`, `spec -h`, `spec help` and `spec help list`.
  private static func helpTopic(_ arguments: [String]) -> String? {
    switch arguments {
    case ["--help"], ["-h"], ["help"]:
      return RootHelp.text
    case let words where words.count == 2 && words[0] == "help":
      return SpecCommand.configuration.subcommands
        .first { $0._commandName == words[1] }
        .map { SpecCommand.helpMessage(for: $0) }
    default:
      return nil
    }
  }
}

/// Arguments that mean nothing.
struct UsageError: Error {
  var message: String
  var hint: String?
}

/// A text that was asked for; printed, and a success.
struct HelpRequest: Error {
  var text: String
}
