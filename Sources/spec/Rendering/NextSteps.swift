/// The commands that go on from what was just done; nothing with `-q` or where nobody reads.
struct NextSteps {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// One command a line.
  func write(_ commands: [String]) {
    guard !session.options.quiet, session.console.output.isTerminal else {
      return
    }
    session.console.write()
    for (index, command) in commands.enumerated() {
      let label = StyledText(literal: index == 0 ? "next: " : "      ", .muted)
      session.console.write(label + StyledText(command, .code))
    }
  }
}

/// Words for a shell to be pasted into.
enum ShellWord {
  /// The word, in quotation marks where a shell would not take it as it stands.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || "0123456789-_./,:@%+=".unicodeScalars.contains(scalar)
    }
    if isPlain, !word.isEmpty { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
