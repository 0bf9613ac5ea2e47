import SpecWorkflow

/// What is said on standard error beside the output; nothing with `-q`.
struct Notes {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// A remark that is no error, and the command that goes with it.
  func write(_ text: String, hint: String? = nil) {
    guard !session.options.quiet else {
      return
    }
    session.console.writeError(StyledText(literal: "note: ", .muted) + StyledText(text))
    writeHint(hint)
  }

  /// There is not one spec in any of the folders.
  func writeNoSpecs(in folders: [String]) {
    let folders = folders.map { $0.isEmpty ? "the whole repository" : $0 + "/" }
    write("0 specs in " + folders.joined(separator: ", "), hint: "spec init")
  }

  /// The one warning of a shallow clone.
  func writeShallow() {
    guard !session.options.quiet else {
      return
    }
    session.console.writeError(
      StyledText(literal: "warning: ", .warning)
        + "this clone is shallow: what is marked ? happened before it begins")
    writeHint(Refusal.wholeHistory)
  }

  private func writeHint(_ hint: String?) {
    if let hint {
      session.console.writeError(StyledText(literal: "hint: ", .hint) + StyledText(hint))
    }
  }
}

/// Documents that cannot be read, after everything else.
struct Problems {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func write(_ problems: [SpecProblem]) {
    for problem in problems {
      session.console.writeError(
        StyledText(literal: "error: ", .error)
          + "\(problem.path, .path):\(problem.position.line): \(problem.message)")
    }
  }
}
