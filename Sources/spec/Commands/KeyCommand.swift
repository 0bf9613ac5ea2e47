import ArgumentParser
import SpecWorkflow

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Whose keys count: list them, add one, retire or revoke one.",
    usage: "spec key [list|add|retire|revoke] [<options>]",
    discussion: """
      Examples:
        spec key
        spec key list --json

      Plain 'spec key' is 'spec key list'. A change is one signed commit, and counts
      only if somebody signs it who may change the policy.
      """,
    subcommands: [
      KeyListCommand.self, KeyAddCommand.self, KeyRetireCommand.self, KeyRevokeCommand.self,
    ],
    defaultSubcommand: KeyListCommand.self)

  @OptionGroup var global: GlobalOptions
}

/// `spec key list`.
struct KeyListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The people of the policy, what they may do, and their keys.",
    usage: "spec key list [<options>]",
    discussion: """
      Examples:
        spec key list
        spec key list --at v1.0

      Piped output is tab-separated: person, role, format, fingerprint, valid from,
      valid until, place, state.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var reading: ReadingOptions

  func run(in session: Session) async throws -> ExitStatus {
    let workspace = try await session.workspace()
    let commit = try workspace.commit(at: reading.at, now: session.clock.now)
    let report = try await workspace.policyKeys(at: commit, session.judging())
    KeyListRendering(session: session, isJSON: reading.json).render(report, at: commit)
    return report == nil ? .findings : .done
  }
}
