import ArgumentParser
import SpecWorkflow

/// `spec key revoke`.
struct KeyRevokeCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Void everything that a key ever approved: somebody else has it.",
    usage: "spec key revoke [<options>] <fingerprint>",
    discussion: """
      Examples:
        spec key revoke SHA256:xLMbpEBbi4xsUYMSQi6pyqlvDPtAtoeGXZdWA0SKSwk --dry-run
        spec key revoke 80F9A3FBB9C6F9ED3E0C2F1B5C3B6E1A4D2C7B90 --yes

      Says how many specs lose an approval, and asks once.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: KeyOptions

  @Argument(help: "The key's fingerprint.")
  var key: String

  func run(in session: Session) async throws -> ExitStatus {
    try await options.run(.revoke(key), asks: true, in: session)
  }
}
