import ArgumentParser
import SpecWorkflow

/// `spec key retire`.
struct KeyRetireCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: "Let a key count no longer; what it approved before stays approved.",
    usage: "spec key retire [<options>] <fingerprint|person>",
    discussion: """
      Examples:
        spec key retire ben --dry-run
        spec key retire SHA256:xLMbpEBbi4xsUYMSQi6pyqlvDPtAtoeGXZdWA0SKSwk

      A person stands for all of his keys.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: KeyOptions

  @Argument(help: "The key's fingerprint, or whose it is.")
  var key: String

  func run(in session: Session) async throws -> ExitStatus {
    try await options.run(.retire(key), in: session)
  }
}
