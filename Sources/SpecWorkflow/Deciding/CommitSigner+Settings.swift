extension CommitSigner {
  /// The signer that git's configuration describes.
  ///
  /// `committer` is `Name <address>`, by which `gpg` finds a key where none is named.
  ///
  /// - Throws: `SpecError.refused` of the kind `signing` where no key is named, and for a program that
  ///   the repository's own configuration names, unless that is allowed.
  static func configured(
    _ settings: GitSettings, committer: String, directory: String, environment: [String: String],
    allowsRepositoryPrograms: Bool
  ) async throws(SpecError) -> CommitSigner {
    let name = settings["gpg.format"] ?? "openpgp"
    guard let format = SignatureFormat(rawValue: name) else {
      throw .refused(
        Refusal(
          "git's gpg.format is '\(name)'", cause: "known: openpgp, ssh, x509",
          hint: Suggestion.nearest(to: name, among: ["openpgp", "ssh", "x509"])
            .map { "did you mean '\($0)'?" }, kind: .signing))
    }
    let finder = ProgramFinder(
      settings: settings, directory: directory, environment: environment,
      allowsRepositoryPrograms: allowsRepositoryPrograms)
    let program = try finder.signingProgram(format)
    var signer = CommitSigner(
      format: format, program: program, key: settings["user.signingkey"] ?? "",
      isLiteralKey: false, environment: environment)
    if signer.key.isEmpty {
      signer.key = format == .ssh ? try await finder.defaultSSHKey() : committer
    }
    if format == .ssh {
      signer.takeSSHKeyForm(directory)
    }
    return signer
  }

  /// `key::ssh-ed25519 …`, `ssh-ed25519 …`, or the path of a file.
  private mutating func takeSSHKeyForm(_ directory: String) {
    if key.hasPrefix("key::") {
      key = String(key.dropFirst(5))
      isLiteralKey = true
    } else if key.hasPrefix("ssh-") {
      isLiteralKey = true
    } else {
      key = ProgramFinder.expanded(key, directory, environment)
    }
  }
}

/// Finds the programs that git's configuration names for signing.
struct ProgramFinder {
  let settings: GitSettings
  let directory: String
  let environment: [String: String]
  let allowsRepositoryPrograms: Bool

  /// The program of a format; the last value of its keys, as git takes it.
  func signingProgram(_ format: SignatureFormat) throws(SpecError) -> String {
    let keys =
      format == .openpgp
      ? ["gpg.program", "gpg.openpgp.program"] : ["gpg.\(format.rawValue).program"]
    let fallback =
      switch format {
      case .ssh: "ssh-keygen"
      case .openpgp: "gpg"
      case .x509: "gpgsm"
      }
    let entry = settings.entries.last { keys.contains($0.key.lowercased()) }
    if let entry {
      try allow(entry)
    }
    let name = entry?.value ?? fallback
    let path = name.contains("/") ? Self.expanded(name, directory, environment) : nil
    guard let program = path ?? ToolSearch.find(name, in: environment) else {
      throw .refused(
        Refusal("\(name) was not found in PATH", hint: "spec doctor", kind: .signing))
    }
    return program
  }

  /// What `gpg.ssh.defaultKeyCommand` prints first.
  func defaultSSHKey() async throws(SpecError) -> String {
    let key = "gpg.ssh.defaultkeycommand"
    guard let entry = settings.entries.last(where: { $0.key.lowercased() == key }) else {
      throw .refused(
        Refusal(
          "git does not know your signing key", cause: "user.signingKey is not set",
          hint: "git config --global user.signingKey ~/.ssh/id_ed25519.pub", kind: .signing))
    }
    try allow(entry)
    let outcome = try await ToolRun(
      program: "/bin/sh", arguments: ["-c", entry.value], environment: environment,
      directory: directory
    ).outcome()
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    guard outcome.isSuccess,
      let found = lines.first(where: { $0.hasPrefix("key::") || $0.hasPrefix("ssh-") })
    else {
      throw .refused(
        Refusal(
          "gpg.ssh.defaultKeyCommand names no key", cause: outcome.lastWords,
          hint: "git config --global user.signingKey ~/.ssh/id_ed25519.pub", kind: .signing))
    }
    return String(found)
  }

  private func allow(_ entry: GitSettings.Entry) throws(SpecError) {
    guard entry.isRepositorys, !allowsRepositoryPrograms else {
      return
    }
    throw .refused(
      Refusal(
        "the repository names a program to sign with: \(entry.value)",
        cause: "\(entry.key) in \(entry.origin)", hint: "add --allow-repo-programs if you trust it",
        kind: .signing))
  }

  /// A path with `~/` filled in, absolute.
  static func expanded(
    _ path: String, _ directory: String, _ environment: [String: String]
  ) -> String {
    if path.hasPrefix("~/"), let home = environment["HOME"] {
      return home + path.dropFirst()
    }
    return Files.absolute(path, in: directory)
  }
}
