/// Signs commits as git is configured to: with `ssh-keygen`, `gpg` or `gpgsm`.
///
/// The rules are those of git-config(1) for `gpg.format`, `gpg.program`, `gpg.<format>.program`,
/// `user.signingKey` and `gpg.ssh.defaultKeyCommand`.
struct CommitSigner {
  var format: SignatureFormat
  /// Absolute.
  var program: String
  /// A key ID or address, the path of a key file, or a public key.
  var key: String
  var isLiteralKey: Bool
  var environment: [String: String]
  /// Whether gpg may ask for a passphrase.
  var mayAsk = true

  /// `ssh key ~/.ssh/id_ed25519` and the like.
  var description: String {
    switch format {
    case .ssh: isLiteralKey ? "SSH key of the agent" : "SSH key \(key)"
    case .openpgp: "OpenPGP key \(key)"
    case .x509: "X.509 certificate \(key)"
    }
  }

  /// The signature of a payload, armored, without a line end at its end.
  ///
  /// The tool keeps the terminal, for a passphrase or the touch of a key.
  ///
  /// - Throws: `SpecError.refused` of the kind `signing`, with the tool's own words.
  func sign(_ payload: [UInt8]) async throws(SpecError) -> [UInt8] {
    let folder = try PrivateFolder(environment: environment)
    defer { folder.remove() }
    var arguments: [String]
    switch format {
    case .ssh:
      let file = isLiteralKey ? try folder.write(Array(key.utf8), named: "key") : key
      arguments = ["-Y", "sign", "-n", "git", "-f", file] + (isLiteralKey ? ["-U"] : [])
    case .openpgp, .x509:
      arguments =
        (mayAsk ? [] : ["--batch", "--pinentry-mode", "error"]) + ["--status-fd=2", "-bsau", key]
    }
    let outcome = try await outcome(arguments, payload)
    let armor = String(
      decoding: outcome.output.filter { $0 != ASCII.carriageReturn }, as: UTF8.self)
    let isArmor = armor.hasPrefix("-----BEGIN ")
    let isMade = format == .ssh || outcome.errorText.contains("[GNUPG:] SIG_CREATED ")
    guard outcome.isSuccess, isArmor, isMade else {
      throw .refused(
        Refusal(
          "the commit could not be signed", cause: Self.words(outcome), hint: "spec doctor",
          kind: .signing))
    }
    return Array(armor.utf8.reversed().drop(while: \.isWhiteSpace).reversed())
  }

  /// A program that cannot be started cannot sign.
  private func outcome(
    _ arguments: [String], _ payload: [UInt8]
  ) async throws(SpecError) -> ToolRun.Outcome {
    do throws(SpecError) {
      return try await ToolRun(
        program: program, arguments: arguments, input: payload, environment: environment
      ).outcome()
    } catch {
      guard case .tool(_, let reason) = error else {
        throw error
      }
      throw .refused(
        Refusal(
          "\(program) cannot sign", cause: reason, hint: "spec doctor",
          kind: .signing))
    }
  }

  /// The tool's own words, without those for machines.
  private static func words(_ outcome: ToolRun.Outcome) -> String {
    let lines = outcome.errorText.split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("[GNUPG:]") && !$0.allSatisfy(\.isWhitespace) }
    return lines.isEmpty ? outcome.lastWords : lines.suffix(2).joined(separator: "; ")
  }

  /// The fingerprint of an SSH key, without asking for its passphrase; `nil` for other formats.
  func sshFingerprint() async throws(SpecError) -> String? {
    guard format == .ssh else {
      return nil
    }
    let folder = try PrivateFolder(environment: environment)
    defer { folder.remove() }
    let file = isLiteralKey ? try folder.write(Array(key.utf8), named: "key") : key
    let keygen = ToolSearch.find("ssh-keygen", in: environment) ?? program
    let outcome = try await ToolRun(
      program: keygen, arguments: ["-l", "-f", file], environment: environment,
      timeLimit: .tool
    ).outcome()
    let words = String(decoding: outcome.output, as: UTF8.self).split(separator: " ")
    guard outcome.isSuccess, words.count >= 2, words[1].hasPrefix("SHA256:") else {
      throw .refused(
        Refusal(
          "the signing key \(isLiteralKey ? "in user.signingKey" : key) cannot be read",
          cause: outcome.lastWords, hint: "git config user.signingKey", kind: .signing))
    }
    return String(words[1])
  }
}
