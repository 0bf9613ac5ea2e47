import ArgumentParser
import SpecWorkflow

/// What a failure tells the user: three lines at most, and the status of the process.
///
/// The only place where errors become words and exit statuses.
struct Failure {
  /// What could not be done.
  var what: String
  /// Why, a tool's own words included.
  var cause: String?
  /// The one command that mends it.
  var hint: String?
  var status: ExitStatus
  /// A text that was asked for, such as help; printed to standard output as it is.
  var requested: String?

  init(
    _ what: String, cause: String? = nil, hint: String? = nil, status: ExitStatus = .failure
  ) {
    self.what = what
    self.cause = cause
    self.hint = hint
    self.status = status
  }

  init(_ error: any Error) {
    switch error {
    case let error as SpecError:
      self.init(error)
    case let error as UsageError:
      self.init(error.message, hint: error.hint)
    case let error as HelpRequest:
      self.init(requesting: error.text)
    case let error as FolderError:
      self.init("cannot work in '\(error.path)'", cause: error.reason)
    case let error as EditorError:
      self.init(error)
    case let error as ConsoleError:
      self.init("the output could not be written", cause: "\(error)")
    case let error as ParserError:
      self.init(parsing: error.error, command: error.command)
    default:
      self.init(parsing: error, command: nil)
    }
  }

  /// Prints the lines to standard error, or what was asked for to standard output.
  func write(to console: Console) {
    if let requested {
      console.writeBytes((requested.hasSuffix("\n") ? requested : requested + "\n").utf8)
      return
    }
    console.writeError(StyledText(literal: "error: ", .error) + Self.line(what))
    if let cause {
      console.writeError(StyledText(literal: "cause: ", .muted) + Self.line(cause))
    }
    if let hint {
      console.writeError(StyledText(literal: "hint: ", .hint) + Self.line(hint))
    }
  }

  /// What is typed can be longer than anybody wants to read again.
  private static let longest = 600

  private static func line(_ text: String) -> StyledText {
    let line = text.split(separator: "\n").joined(separator: " ")
    return StyledText(line.count > longest ? line.prefix(longest) + "…" : line[...])
  }

  private init(requesting text: String) {
    self.init("", status: .done)
    requested = text
  }

  /// The argument parser's errors: its help is a success, everything else is usage.
  private init(parsing error: any Error, command: String?) {
    if SpecCommand.exitCode(for: error) == .success {
      self.init(requesting: SpecCommand.fullMessage(for: error))
      return
    }
    let message = Self.withoutList(SpecCommand.message(for: error))
    let (what, hint) = Self.split(message)
    self.init(what, hint: hint ?? command.map { "spec help \($0)" } ?? "spec help")
  }

  /// A list of values, which the parser prints below its message when there are many, put into it.
  private static func withoutList(_ message: String) -> String {
    let end = " one of the following:"
    let lines = message.split(separator: "\n")
    guard let first = lines.first, first.hasSuffix(end) else {
      return message
    }
    let values = lines.dropFirst().prefix { $0.hasPrefix("  - ") }.map { "'\($0.dropFirst(4))'" }
    return first.dropLast(end.count) + " one of " + values.joined(separator: ", ")
  }

  /// Takes a message of the parser apart, which has the suggestion in it.
  ///
  /// `Unknown option '--x'. Did you mean '--y'?`, or
  /// `The value 'x' is invalid for '--color <when>'. Please provide one of 'auto' or 'never'.`
  private static func split(_ message: String) -> (what: String, hint: String?) {
    var text = message.split(separator: "\n").first.map(String.init) ?? message
    var hint: String?
    if let range = text.range(ofText: " Did you mean ") {
      hint = "did you mean " + text[range.upperBound...]
      text = String(text[..<range.lowerBound])
    } else if let range = text.range(ofText: " Please provide ") {
      let choices = text[range.upperBound...]
      text = String(text[..<range.lowerBound])
      hint =
        quoted(in: text).first.flatMap { Suggestion.nearest(to: $0, among: quoted(in: choices)) }
        .map { "did you mean '\($0)'?" }
        ?? String(choices.hasSuffix(".") ? choices.dropLast() : choices)
    }
    if text.hasSuffix(".") {
      text.removeLast()
    }
    return (text.prefix(1).lowercased() + text.dropFirst(), hint)
  }

  /// The words in single quotation marks.
  private static func quoted(in text: some StringProtocol) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}
