internal import Git

extension Doctor {
  /// The programs, with their versions.
  mutating func checkTools() async {
    let format = settings["gpg.format"] ?? "openpgp"
    let signs = policy != nil || settings["gpg.format"] != nil
    let hasOpenPGP = policy?.openPGPKeys.isEmpty == false
    let hasX509 = policy?.authorities.isEmpty == false
    await check("git", ["--version"], isNeeded: true)
    await check(
      "ssh-keygen", version: ("ssh", ["-V"]), isNeeded: signs && format == "ssh")
    await check(
      "gpg", ["--version"], isNeeded: hasOpenPGP || (signs && format == "openpgp"))
    if hasOpenPGP {
      await check("gpgv", ["--version"], isNeeded: true)
    }
    await check("gpgsm", ["--version"], isNeeded: hasX509 || (signs && format == "x509"))
    add("libgit2", .ok, Workspace.libraryVersion)
  }

  private mutating func check(_ name: String, _ arguments: [String], isNeeded: Bool) async {
    await check(name, version: (name, arguments), isNeeded: isNeeded)
  }

  /// A tool that is there, and what it, or one that comes with it, says of its version.
  private mutating func check(
    _ name: String, version: (tool: String, arguments: [String]), isNeeded: Bool
  ) async {
    guard ToolSearch.find(name, in: environment) != nil else {
      if isNeeded {
        add(name, .fail, "not found in PATH", hint: "install \(name)", matter: .tool)
      } else {
        add(name, .ok, "not installed, and not needed here")
      }
      return
    }
    guard let program = ToolSearch.find(version.tool, in: environment) else {
      add(name, .ok, "installed")
      return
    }
    do throws(SpecError) {
      let outcome = try await ToolRun(
        program: program, arguments: version.arguments, environment: environment,
        timeLimit: .tool
      ).outcome()
      let words = String(decoding: outcome.output, as: UTF8.self) + outcome.errorText
      let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no version"
      if outcome.isSuccess {
        let prefix = "\(name) version "
        add(name, .ok, line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : line)
      } else {
        add(name, isNeeded ? .fail : .warn, line, matter: .tool)
      }
    } catch {
      add(name, isNeeded ? .fail : .warn, error.reason, matter: .tool)
    }
  }

  /// Who git says the user is, configured and never guessed.
  mutating func checkIdentity() async {
    let git = GitTool(directory: directory, environment: environment)
    do throws(SpecError) {
      let outcome = try await git.run([
        "-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT",
      ])
      guard outcome.isSuccess else {
        add(
          "identity", trouble, "git does not know who you are: \(outcome.lastWords)",
          hint: "git config --global user.email you@example.com", matter: .signing)
        return
      }
      let text = String(decoding: outcome.output.prefix { $0 != ASCII.newline }, as: UTF8.self)
      identity = text
      add("identity", .ok, String(text.prefix { $0 != ">" }) + ">")
    } catch {
      add("identity", .skip, error.reason)
    }
  }
}
