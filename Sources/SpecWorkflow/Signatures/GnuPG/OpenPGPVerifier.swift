/// Checks OpenPGP signatures against a given set of keys, with `gpgv`.
///
/// `gpg` reads the key files once, `gpgv` checks each signature: it has no configuration, starts no
/// agent, asks no network and knows no trust but the keyring that it is given. It judges expiry by
/// the clock of the machine, so that is judged here, from the dates of the keys.
struct OpenPGPVerifier {
  /// Keys in ASCII armor; one file may hold several, and revocation certificates.
  struct KeyFile: Sendable, Hashable {
    /// The short name of the person whose keys these are.
    var owner: String
    /// The file's name, for errors.
    var name: String
    var bytes: [UInt8]
  }

  private let keyring: OnceKeyring
  private let revoked: Set<String>
  private let environment: [String: String]
  private let timeLimit: Duration
  private let isEmpty: Bool

  /// The fingerprints are those of primary keys or subkeys, in any spelling; the time limit is for
  /// each run of a tool.
  init(
    keys: [KeyFile], revokedFingerprints: Set<String>, environment: [String: String],
    timeLimit: Duration = .tool
  ) {
    keyring = OnceKeyring(files: keys, environment: environment, timeLimit: timeLimit)
    revoked = Set(revokedFingerprints.map(Fingerprint.normalized))
    self.environment = environment
    self.timeLimit = timeLimit
    isEmpty = keys.isEmpty
  }

  /// Checks a detached signature over bytes, as of a moment in seconds since 1970.
  func check(_ armor: [UInt8], over payload: [UInt8], at time: Int64) async -> SignatureFinding {
    if let problem = SignatureArmor.openPGP.problem(in: armor) {
      return .failed(.malformed, reason: problem)
    }
    guard !isEmpty else {
      return .failed(.notAllowed, reason: "no OpenPGP keys are allowed")
    }
    do {
      let keyring = try await keyring.value()
      let outcome = try await run(keyring, armor, payload)
      return OpenPGPVerdict(keyring: keyring, revoked: revoked, time: time).finding(outcome)
    } catch {
      return .failed(.unknown, reason: error.reason)
    }
  }

  /// Every primary key of the files, with whose it is and the user IDs that it names.
  ///
  /// A key that stands under two owners is in it twice; `check` lets it count for nobody.
  ///
  /// - Throws: `SpecError.file` for a file that cannot be used, `SpecError.tool`.
  static func fingerprints(
    of keys: [KeyFile], environment: [String: String], timeLimit: Duration = .tool
  ) async throws(SpecError) -> [(
    file: String, owner: String, fingerprint: String, userIDs: [String]
  )] {
    guard !keys.isEmpty else {
      return []
    }
    let keyring = try await OpenPGPKeyring.make(
      of: keys, environment: environment, timeLimit: timeLimit)
    return keyring.holders.map { holder in
      (
        holder.file.name, holder.file.owner, holder.fingerprint,
        keyring.entries[holder.fingerprint]?.userIDs ?? []
      )
    }
  }

  private func run(
    _ keyring: OpenPGPKeyring, _ armor: [UInt8], _ payload: [UInt8]
  ) async throws(SpecError) -> ToolRun.Outcome {
    let folder = try PrivateFolder()
    let tool = GnuPGTool(environment: environment, home: folder.path, timeLimit: timeLimit)
    let keys = try folder.write(keyring.bytes, named: "keys")
    let signature = try folder.write(armor, named: "signature")
    let signed = try folder.write(payload, named: "payload")
    return try await tool.run(
      "gpgv", ["--status-fd", "1", "--keyring", keys, "--", signature, signed])
  }
}

/// A keyring that is made when it is first asked for, and once.
private actor OnceKeyring {
  private let files: [OpenPGPVerifier.KeyFile]
  private let environment: [String: String]
  private let timeLimit: Duration
  private var task: Task<Result<OpenPGPKeyring, SpecError>, Never>?

  init(files: [OpenPGPVerifier.KeyFile], environment: [String: String], timeLimit: Duration) {
    self.files = files
    self.environment = environment
    self.timeLimit = timeLimit
  }

  func value() async throws(SpecError) -> OpenPGPKeyring {
    let task = task ?? make()
    self.task = task
    return try await task.value.get()
  }

  private func make() -> Task<Result<OpenPGPKeyring, SpecError>, Never> {
    let (files, environment, timeLimit) = (files, environment, timeLimit)
    return Task {
      do throws(SpecError) {
        return .success(
          try await OpenPGPKeyring.make(of: files, environment: environment, timeLimit: timeLimit))
      } catch {
        return .failure(error)
      }
    }
  }
}
