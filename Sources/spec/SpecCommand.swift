import ArgumentParser

/// A command that runs in a session: options, one call of the workflow, one rendering, one exit.
protocol SessionCommand: ParsableCommand {
  var global: GlobalOptions { get }
  /// Whether it works on a repository; most do.
  static var needsRepository: Bool { get }

  /// Does the command's work.
  ///
  /// - Returns: the status that the process exits with.
  func run(in session: Session) async throws -> ExitStatus
}

extension SessionCommand {
  static var needsRepository: Bool { true }
}

/// What the process tells whoever started it.
enum ExitStatus: Int32 {
  /// Done, or nothing to report.
  case done = 0
  /// Done, and the answer is no.
  case findings = 1
  /// Could not do it.
  case failure = 2
  /// Signing or key problem; nothing was written.
  case signing = 4
  /// Cannot tell: history incomplete, object missing, unsupported repository, tool missing.
  case unknown = 5
}

/// The program itself.
struct SpecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spec",
    abstract: "Specs in Git, with a history you can trust.",
    version: Version.text,
    subcommands: [
      InitCommand.self, NewCommand.self,
      StatusCommand.self, ListCommand.self, ShowCommand.self, LogCommand.self,
      DiffCommand.self, BlameCommand.self, SearchCommand.self,
      SubmitCommand.self, ApproveCommand.self, WithdrawCommand.self, MarkCommand.self,
      CheckCommand.self, RuleCommand.self, HookCommand.self, VerifyCommand.self, AuditCommand.self,
      KeyCommand.self,
      TrustCommand.self, DoctorCommand.self,
      ChangelogCommand.self, SchemaCommand.self, CacheCommand.self, CompletionsCommand.self,
      VersionCommand.self,
    ],
    defaultSubcommand: StatusCommand.self)

  @OptionGroup var global: GlobalOptions
}
