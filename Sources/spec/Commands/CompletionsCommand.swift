import ArgumentParser

struct CompletionsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completions for a shell.",
    usage: "spec completions bash|zsh|fish",
    discussion: """
      Examples:
        spec completions bash > ~/.local/share/bash-completion/completions/spec
        spec completions zsh > ~/.zfunc/_spec
      """)

  static let needsRepository = false

  @OptionGroup var global: GlobalOptions

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run(in session: Session) async throws -> ExitStatus {
    session.console.writeBytes((SpecCommand.completionScript(for: shell.kind) + "\n").utf8)
    return .done
  }
}

/// The shells that completions are made for.
enum Shell: String, ExpressibleByArgument, CaseIterable {
  case bash
  case zsh
  case fish

  var kind: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
