internal import Git

/// Examines the machine, the user's configuration and the repository.
///
/// Nothing is written, and nothing that a repository names is run.
public struct Doctor {
  let settings: GitSettings
  let judging: JudgeOptions
  let directory: String
  /// `nil` outside a repository.
  let workspace: Workspace?
  /// Why the repository could not be opened, where there is one.
  let failure: SpecError?
  /// Whether somebody can be asked for a passphrase.
  let isInteractive: Bool
  /// Who judges at HEAD.
  var court: Court?
  /// `Name <address> seconds ±hhmm`.
  var identity: String?
  var report = DoctorReport()

  public init(
    settings: GitSettings, judging: JudgeOptions, directory: String, workspace: Workspace?,
    failure: SpecError? = nil, isInteractive: Bool
  ) {
    self.settings = settings
    self.judging = judging
    self.directory = directory
    self.workspace = workspace
    self.failure = failure
    self.isInteractive = isInteractive
  }

  var environment: [String: String] {
    judging.environment
  }

  var policy: Policy? {
    court?.judge.policies.first
  }

  /// The result of a check that only matters where something has to be signed.
  var trouble: DoctorReport.Result {
    policy == nil ? .warn : .fail
  }

  /// What all checks come to.
  public func examine() async -> DoctorReport {
    var doctor = self
    let failure = await doctor.openCourt()
    await doctor.checkTools()
    await doctor.checkIdentity()
    await doctor.checkSigning()
    if let workspace {
      doctor.checkPolicy(failure)
      doctor.checkRepository(workspace)
    } else if let failure = self.failure {
      let (text, hint) = Self.words(failure)
      doctor.add("repository", .fail, text, hint: hint, matter: .tool)
    } else {
      doctor.add("repository", .skip, "not in a repository")
    }
    return doctor.report
  }

  mutating func add(
    _ name: String, _ result: DoctorReport.Result, _ text: String, hint: String? = nil,
    matter: DoctorReport.Matter = .other
  ) {
    report.checks.append(
      DoctorReport.Check(name: name, result: result, matter: matter, text: text, hint: hint))
  }

  /// The words of an error, one line, and its hint.
  static func words(_ error: SpecError) -> (text: String, hint: String?) {
    switch error {
    case .refused(let refusal):
      (refusal.what + (refusal.cause.map { ": \($0)" } ?? ""), refusal.hint)
    case .configuration(let error):
      ("\(error.file):\(error.position.line): \(error.message)", error.suggestion)
    case .foreignOwner(let path): ("\(path) belongs to somebody else, and git refuses it", nil)
    case .unsupportedRepository(_, let feature):
      ("it uses the extension '\(feature)', which libgit2 cannot read", nil)
    case .missingObject(let id, _): ("the object \(id) is missing", "git fsck --full")
    case .git(let error): ("\(error)", "git fsck --full")
    case .notPinned(let pin, let reason): ("\(pin): \(reason)", "spec trust show")
    default: (error.reason, nil)
    }
  }

  private mutating func openCourt() async -> SpecError? {
    guard let workspace, let head = workspace.head.commit else {
      return nil
    }
    do throws(SpecError) {
      court = try await workspace.court(at: head, judging)
      return nil
    } catch {
      return error
    }
  }
}
