/// A home folder of `gpgsm` that trusts the given authorities and nobody else.
///
/// It lives for one check: `gpgsm` keeps every certificate that it sees, and asks an agent of the
/// home which roots are trusted.
struct X509Home {
  private let folder: PrivateFolder
  private let tool: GnuPGTool

  /// Without a network, without the options of the machine's administrator and the certificates
  /// that come with GnuPG.
  private static let common = [
    "--no-options", "--batch", "--no-tty", "--disable-dirmngr", "--disable-crl-checks",
    "--no-common-certs-import", "--status-fd", "1",
  ]

  /// Makes the folder, in which the agent asks nobody whether to trust a further root.
  ///
  /// - Throws: `SpecError.file`.
  init(environment: [String: String], timeLimit: Duration) throws(SpecError) {
    folder = try PrivateFolder()
    tool = GnuPGTool(environment: environment, home: folder.path, timeLimit: timeLimit)
    _ = try folder.write(Array("no-allow-mark-trusted\n".utf8), named: "gpg-agent.conf")
  }

  /// Imports certificates and trusts those of them that are roots.
  ///
  /// Format of the list: `trustlist.txt` in `gpg-agent(1)`.
  ///
  /// - Throws: `SpecError.file` where one holds no certificate, `SpecError.tool`.
  func trust(_ authorities: [(name: String, pem: [UInt8])]) async throws(SpecError) {
    var list = ""
    for (index, authority) in authorities.enumerated() {
      let file = try folder.write(authority.pem, named: "authority-\(index)")
      let outcome = try await tool.run("gpgsm", Self.common + ["--import", "--", file])
      let fingerprints: [String]
      do {
        fingerprints = try GnuPGStatus(outcome.output).all("IMPORT_OK")
          .compactMap { $0.arguments.count > 1 ? $0.arguments[1] : nil }
      } catch {
        throw .tool(name: "gpgsm", reason: "\(error.reason) (\(outcome.lastWords))")
      }
      guard outcome.isSuccess, !fingerprints.isEmpty else {
        throw .file(
          path: authority.name, reason: "gpgsm finds no certificate in it: \(outcome.lastWords)")
      }
      list += fingerprints.map { "\($0) S\n" }.joined()
    }
    _ = try folder.write(Array(list.utf8), named: "trustlist.txt")
  }

  /// Checks a detached signature as if it were `time`, in seconds since 1970.
  ///
  /// - Throws: `SpecError.file`, `SpecError.tool`.
  func verify(
    _ armor: [UInt8], over payload: [UInt8], at time: Int64
  ) async throws(SpecError) -> ToolRun.Outcome {
    let signature = try folder.write(armor, named: "signature")
    let signed = try folder.write(payload, named: "payload")
    return try await tool.run(
      "gpgsm",
      Self.common + ["--faked-system-time", "\(time)", "--verify", "--", signature, signed])
  }

  /// The certificate with a fingerprint; `nil` where there is not exactly one.
  ///
  /// - Throws: `SpecError.tool`.
  func certificate(_ fingerprint: String) async throws(SpecError) -> KeyListing.Entry? {
    let outcome = try await tool.run(
      "gpgsm", Self.common.dropLast(2) + ["--with-colons", "--list-keys", "--", fingerprint])
    let entries = KeyListing(outcome.output).entries
    guard entries.count == 1, entries[0].primary.fingerprint == fingerprint else {
      return nil
    }
    return entries[0]
  }

  /// Ends the agent that `gpgsm` started.
  func close() async {
    await tool.stopDaemons()
  }
}
