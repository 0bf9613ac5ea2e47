/// The keys that signatures are checked against, in the form that `gpgv` reads.
struct OpenPGPKeyring: Sendable {
  /// A keyring file of GnuPG.
  var bytes: [UInt8]
  /// What is known of each primary key, by its fingerprint.
  var entries: [String: KeyListing.Entry]
  /// Whose file each primary key stands in, in the order of the files.
  var holders: [(file: OpenPGPVerifier.KeyFile, fingerprint: String)]

  /// Reads the key files with `gpg` in a home that is made for it and removed again.
  ///
  /// - Throws: `SpecError.file` where a file holds no public key, a private one or what cannot be
  ///   read, `SpecError.tool` where gpg fails.
  static func make(
    of files: [OpenPGPVerifier.KeyFile], environment: [String: String], timeLimit: Duration
  ) async throws(SpecError) -> OpenPGPKeyring {
    let folder = try PrivateFolder()
    let tool = GnuPGTool(environment: environment, home: folder.path, timeLimit: timeLimit)
    let outcome: Result<OpenPGPKeyring, SpecError>
    do {
      outcome = .success(try await importing(files, in: folder, with: tool))
    } catch {
      outcome = .failure(error)
    }
    await tool.stopDaemons()
    return try outcome.get()
  }

  private static func importing(
    _ files: [OpenPGPVerifier.KeyFile], in folder: PrivateFolder, with tool: GnuPGTool
  ) async throws(SpecError) -> OpenPGPKeyring {
    let keyring = tool.home + "/keys"
    // No agent is started: a public key needs none, and a private one shall not go anywhere. The
    // trust model stays the usual one, although no trust is asked for: with `always`, gpg 2.2 dies
    // of a missing trust database when it has read a revocation certificate.
    let common = [
      "--no-options", "--batch", "--no-tty", "--no-autostart", "--no-auto-check-trustdb",
      "--no-auto-key-locate", "--no-auto-key-retrieve", "--no-default-keyring", "--keyring",
      keyring, "--status-fd", "1",
    ]
    var outcomes: [ToolRun.Outcome] = []
    var imports: [[String]] = []
    for (index, file) in files.enumerated() {
      let path = try folder.write(file.bytes, named: "file-\(index)")
      imports.append(common + ["--import", "--", path])
      outcomes.append(try await tool.run("gpg", imports[index]))
    }
    // A revocation certificate ahead of its key, also in another file, is passed over the first
    // time, which makes gpg fail; with every key there it must not.
    for index in files.indices where !outcomes[index].isSuccess {
      outcomes[index] = try await tool.run("gpg", imports[index])
    }
    var holders: [(file: OpenPGPVerifier.KeyFile, fingerprint: String)] = []
    for (file, outcome) in zip(files, outcomes) {
      holders += try fingerprints(outcome, of: file).map { (file, $0) }
    }
    let listing = try await tool.run(
      "gpg",
      Array(common.dropLast(2)) + [
        "--with-colons", "--fixed-list-mode", "--with-subkey-fingerprint", "-k",
      ])
    let entries = KeyListing(listing.output).entries
    guard listing.isSuccess,
      Set(entries.map(\.primary.fingerprint)) == Set(holders.map(\.fingerprint))
    else {
      throw .tool(name: "gpg", reason: "it lists other keys than it read: \(listing.lastWords)")
    }
    return OpenPGPKeyring(
      bytes: try Files.read(keyring),
      entries: Dictionary(entries.map { ($0.primary.fingerprint, $0) }) { first, _ in first },
      holders: holders)
  }

  /// The primary keys of one file, each once.
  private static func fingerprints(
    _ outcome: ToolRun.Outcome, of file: OpenPGPVerifier.KeyFile
  ) throws(SpecError) -> [String] {
    let report: GnuPGStatus
    do {
      report = try GnuPGStatus(outcome.output)
    } catch {
      throw .tool(name: "gpg", reason: error.reason)
    }
    // IMPORT_RES has the number of private keys that were read as its tenth field.
    let counts = report.all("IMPORT_RES").first?.arguments ?? []
    guard counts.count < 10 || counts[9] == "0" else {
      throw .file(path: file.name, reason: "it holds a private key")
    }
    guard outcome.isSuccess else {
      throw .file(path: file.name, reason: "gpg cannot read it: \(outcome.lastWords)")
    }
    var found: [String] = []
    for line in report.all("IMPORT_OK") where line.arguments.count > 1 {
      let fingerprint = line.arguments[1].uppercased()
      if !found.contains(fingerprint) {
        found.append(fingerprint)
      }
    }
    guard !found.isEmpty else {
      throw .file(path: file.name, reason: "no usable OpenPGP public key in it")
    }
    return found
  }
}
