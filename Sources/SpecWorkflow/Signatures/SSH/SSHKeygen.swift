/// Asks `ssh-keygen`, and takes its words rather than its exit status.
struct SSHKeygen {
  /// Only `PATH` and `TMPDIR` are handed on: no agent, no home.
  var environment: [String: String]
  var timeLimit: Duration

  enum Answer {
    case yes
    /// With the tool's own words.
    case no(String)
  }

  /// Whether the signature is one of the principal's, by one line of an allowed signers file and
  /// a key revocation list.
  ///
  /// Throws where the tool is missing or answers anything but the one line of either answer.
  func verify(
    _ armor: [UInt8], over payload: [UInt8], of signature: SSHSignature,
    by principal: String, entry: AllowedSigners.Entry, revocations: [UInt8]?, at time: Int64
  ) async throws(SpecError) -> Answer {
    guard let time = SignerTime.text(time) else {
      throw .tool(name: "ssh-keygen", reason: "it cannot judge a time up to 1970 or after 9999")
    }
    let folder = try PrivateFolder(environment: environment)
    defer { folder.remove() }
    var arguments = [
      "-Y", "verify", "-n", signature.namespace, "-I", principal, "-Overify-time=\(time)",
      "-f", try folder.write(Array("\(entry.text)\n".utf8), named: "allowed_signers"),
      "-s", try folder.write(armor, named: "signature"),
    ]
    if let revocations {
      arguments += ["-r", try folder.write(revocations, named: "revocations")]
    }
    let outcome = try await run(arguments, input: payload)
    let good =
      "Good \"\(signature.namespace)\" signature for \(principal) with "
      + "\(signature.key.shortType) key \(signature.key.fingerprint)\n"
    if outcome.exitStatus == 0, outcome.output.elementsEqual(good.utf8) {
      return .yes
    }
    guard outcome.exitStatus == 255,
      outcome.output.elementsEqual("Could not verify signature.\n".utf8)
    else {
      throw unclear(outcome)
    }
    return .no(outcome.lastWords)
  }

  /// Whether a key revocation list names the key, its certificate or its authority.
  func isRevoked(_ key: SSHPublicKey, by revocations: [UInt8]) async throws(SpecError) -> Bool {
    let folder = try PrivateFolder(environment: environment)
    defer { folder.remove() }
    let file = try folder.write(Array("\(key.line)\n".utf8), named: "key.pub")
    let list = try folder.write(revocations, named: "revocations")
    let outcome = try await run(["-Q", "-f", list, file], input: [])
    let lines = outcome.output.split(separator: UInt8(ascii: "\n"))
    guard lines.count == 1, lines[0].starts(with: file.utf8) else {
      throw unclear(outcome)
    }
    switch outcome.exitStatus {
    case 0 where lines[0].suffix(4).elementsEqual(": ok".utf8): return false
    case 1 where lines[0].suffix(9).elementsEqual(": REVOKED".utf8): return true
    default: throw unclear(outcome)
    }
  }

  private func run(
    _ arguments: [String], input: [UInt8]
  ) async throws(SpecError) -> ToolRun.Outcome {
    guard let program = ToolSearch.find("ssh-keygen", in: environment) else {
      throw .tool(name: "ssh-keygen", reason: "it is not installed")
    }
    var own = ["TZ": "UTC", "LC_ALL": "C"]
    for name in ["PATH", "TMPDIR"] {
      own[name] = environment[name]
    }
    return try await ToolRun(
      program: program, arguments: arguments, input: input, environment: own,
      timeLimit: timeLimit
    ).outcome()
  }

  private func unclear(_ outcome: ToolRun.Outcome) -> SpecError {
    .tool(name: "ssh-keygen", reason: "an answer that is not understood: \(outcome.lastWords)")
  }
}
