/// The programs of GnuPG in a home folder of their own.
///
/// Nothing of the user's is read: no configuration, no keyring, no trust.
struct GnuPGTool {
  var environment: [String: String]
  /// The home folder; its path is short.
  var home: String
  var timeLimit: Duration

  /// Runs one of the programs and waits for it; what it reads stands in files.
  ///
  /// One that ends before it has read its standard input would end this process by SIGPIPE.
  ///
  /// - Throws: `SpecError.tool` where it is missing, cannot be started, takes too long or is
  ///   killed by a signal.
  func run(
    _ name: String, _ arguments: [String]
  ) async throws(SpecError) -> ToolRun.Outcome {
    guard let program = ToolSearch.find(name, in: environment) else {
      throw .tool(name: name, reason: "not found in PATH")
    }
    let fixed = ["HOME": home, "GNUPGHOME": home, "LC_ALL": "C", "TZ": "UTC"]
    let outcome = try await ToolRun(
      program: program, arguments: ["--homedir", home] + arguments,
      environment: environment.merging(fixed) { $1 }, directory: home, timeLimit: timeLimit
    ).outcome()
    guard outcome.exitStatus != nil else {
      throw .tool(name: name, reason: outcome.lastWords)
    }
    return outcome
  }

  /// Ends every daemon of this home and removes the folder of its sockets.
  ///
  /// Where that fails the agent still goes by itself, once it sees that its home is gone.
  func stopDaemons() async {
    for arguments in [["--kill", "all"], ["--remove-socketdir"]] {
      do {
        _ = try await run("gpgconf", arguments)
      } catch {
        return
      }
    }
  }
}
