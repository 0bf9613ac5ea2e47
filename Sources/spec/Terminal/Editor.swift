import SpecWorkflow

/// The editor that git would open, and its run.
struct Editor: Sendable, Hashable {
  /// For `sh -c`, as the user wrote it.
  var command: String

  /// The first that is set of `GIT_EDITOR`, `core.editor`, `VISUAL` and `EDITOR`, else `vi`.
  ///
  /// As in git, `VISUAL` is not for a dumb terminal, and neither is `vi`.
  /// The setting is `core.editor`, never from the repository's own configuration. Throws
  /// `EditorError` where a dumb terminal is left without an editor.
  init(setting: String?, environment: [String: String]) throws(EditorError) {
    let isDumb = environment.hasDumbTerminal
    let candidates = [
      environment["GIT_EDITOR"], setting, isDumb ? nil : environment["VISUAL"],
      environment["EDITOR"], isDumb ? nil : "vi",
    ]
    guard let command = candidates.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
      throw .dumbTerminal
    }
    self.command = command
  }

  /// Opens a file and waits until the editor is closed; `:` is no editor, as in git.
  ///
  /// - Throws: `EditorError.failed` where it cannot be started or ends with a failure.
  func open(_ file: String, environment: [String: String]) throws(EditorError) {
    guard command != ":" else { return }
    guard
      let child = ChildProcess(
        shell: ["-c", command + " \"$@\"", command, file], environment: environment)
    else {
      throw .failed(command)
    }
    guard child.owningInterrupts({ child.wait() }) == 0 else {
      throw .failed(command)
    }
  }
}

/// Why no editor was opened, or what became of it.
enum EditorError: Error, Hashable {
  /// Standard input or output is no terminal.
  case noTerminal
  case dumbTerminal
  /// The command did not start or ended with a failure.
  case failed(String)
}

extension Failure {
  init(_ error: EditorError) {
    switch error {
    case .noTerminal:
      self.init(
        "--edit needs a terminal", cause: "standard input or output is none",
        hint: "leave --edit away")
    case .dumbTerminal:
      self.init("--edit needs an editor", cause: "the terminal is dumb and EDITOR is not set")
    case .failed(let command):
      self.init(
        "the editor '\(command)' failed", cause: "the spec is written and stays",
        hint: "git config --global core.editor <command>")
    }
  }
}
