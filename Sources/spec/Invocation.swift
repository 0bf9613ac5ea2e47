import ArgumentParser
import SpecWorkflow

/// Turns the arguments of the process into a command.
enum Invocation {
  /// The command to run.
  ///
  /// - Throws: `UsageError` for a word that is no command, `HelpRequest` for help, `ParserError` for
  ///   everything that the parser throws.
  static func parse(_ arguments: [String]) throws -> any SessionCommand {
    let word = firstWord(arguments)
    if let word {
      try checkCommand(word)
      try checkSubcommand(of: word, arguments)
    }
    if let topic = try helpTopic(arguments, firstWord: word) {
      throw HelpRequest(text: topic)
    }
    do {
      var command = try SpecCommand.parseAsRoot(arguments)
      if let command = command as? any SessionCommand {
        return command
      }
      // Only the parser's own command is none of ours; it throws the help that it was made for.
      try command.run()
    } catch {
      throw ParserError(error: error, command: word)
    }
    throw HelpRequest(text: RootHelp.text)
  }

  /// Whether a command is meant that works on the repository of the folder that it is started in, as
  /// far as that is plain before the arguments are parsed.
  static func worksHere(_ arguments: [String]) -> Bool {
    guard let word = firstWord(arguments),
      let command = SpecCommand.configuration.subcommands.first(where: { $0._commandName == word }),
      Set(arguments).isDisjoint(with: ["-C", "-h", "--help", "--version"])
    else {
      return false
    }
    return (command as? any SessionCommand.Type)?.needsRepository ?? true
  }

  /// The names of the commands.
  static var commandNames: [String] {
    SpecCommand.configuration.subcommands.map { $0._commandName }.sorted()
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

  /// The word behind a command that has commands of its own is one of them.
  private static func checkSubcommand(of command: String, _ arguments: [String]) throws {
    let known = subcommands(of: command).map { $0._commandName }
    guard !known.isEmpty,
      let word = arguments.drop(while: { $0 != command }).dropFirst().first,
      !word.hasPrefix("-"), !known.contains(word)
    else {
      return
    }
    throw UsageError(
      message: "'\(word)' is not a spec \(command) command",
      hint: Suggestion.nearest(to: word, among: known).map { "did you mean '\($0)'?" }
        ?? "spec help \(command)")
  }

  private static func subcommands(of command: String) -> [any ParsableCommand.Type] {
    SpecCommand.configuration.subcommands.first { $0._commandName == command }?
      .configuration.subcommands ?? []
  }

  /// The text of `spec --help`, `spec -h`, `spec help`, `spec help list` and `spec help
  /// key add`.
  private static func helpTopic(_ arguments: [String], firstWord: String?) throws -> String? {
    guard let firstWord else {
      return arguments.contains("-h") || arguments.contains("--help") ? RootHelp.text : nil
    }
    guard firstWord == "help" else {
      return nil
    }
    let topics = arguments.drop { $0 != "help" }.dropFirst().filter { !$0.hasPrefix("-") }
    guard let topic = topics.first, topic != "help" else {
      return RootHelp.text
    }
    try checkCommand(topic)
    if let inner = topics.dropFirst().first {
      try checkSubcommand(of: topic, [topic, inner])
      return subcommands(of: topic).first { $0._commandName == inner }
        .map { SpecCommand.helpMessage(for: $0) }
    }
    return SpecCommand.configuration.subcommands
      .first { $0._commandName == topic }
      .map { SpecCommand.helpMessage(for: $0) }
  }
}

/// Arguments that mean nothing.
struct UsageError: Error {
  var message: String
  var hint: String?
}

/// What the argument parser threw: a text that was asked for, or arguments that mean nothing.
struct ParserError: Error {
  var error: any Error
  /// The command that the arguments are for, where one was named.
  var command: String?
}

/// A text that was asked for; printed, and a success.
struct HelpRequest: Error {
  var text: String
}
