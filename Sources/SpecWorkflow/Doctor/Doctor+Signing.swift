internal import Git

extension Doctor {
  /// How commits are signed, with which key, and whether that works.
  mutating func checkSigning() async {
    guard let identity else {
      add("signing", .skip, "without an identity there is nothing to sign as")
      return
    }
    let signer: CommitSigner
    do throws(SpecError) {
      signer = try await CommitSigner.configured(
        settings, committer: String(identity.prefix { $0 != ">" }) + ">", directory: directory,
        environment: environment, allowsRepositoryPrograms: false)
    } catch {
      let (text, hint) = Self.words(error)
      let isTool = text.contains("not found in PATH")
      add(
        "signing", trouble, text, hint: hint == "spec doctor" ? nil : hint,
        matter: isTool ? .tool : .signing)
      return
    }
    add("format", .ok, "\(signer.format.rawValue), signed by \(signer.program)")
    guard let fingerprint = await checkKey(signer) else {
      return
    }
    await checkOwner(of: fingerprint, signer)
    let isLoaded = await checkAgent(signer, fingerprint)
    await checkSignature(signer, identity, isLoaded: isLoaded)
  }

  /// The fingerprint of the signing key, where it can be read.
  private mutating func checkKey(_ signer: CommitSigner) async -> String? {
    do throws(SpecError) {
      if let fingerprint = try await signer.sshFingerprint() {
        add("key", .ok, "\(fingerprint), \(signer.isLiteralKey ? "of the agent" : signer.key)")
        return fingerprint
      }
      let outcome = try await ToolRun(
        program: signer.program,
        arguments: ["--batch", "--with-colons", "--list-secret-keys", signer.key],
        environment: environment, timeLimit: .seconds(20)
      ).outcome()
      let line = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix("fpr:") }
      let fingerprint = line?.split(separator: ":").last.map(String.init)
      guard let fingerprint else {
        add(
          "key", trouble, "no secret key for \(signer.key)",
          hint: "git config --global user.signingKey <key>", matter: .signing)
        return nil
      }
      add("key", .ok, "\(fingerprint) for \(signer.key)")
      return fingerprint
    } catch {
      let (text, hint) = Self.words(error)
      add("key", trouble, text, hint: hint, matter: .signing)
      return nil
    }
  }

  private mutating func checkOwner(of fingerprint: String, _ signer: CommitSigner) async {
    guard let policy, signer.format != .x509 else {
      return
    }
    do throws(SpecError) {
      let keys = try await PolicyKeyReader(policy: policy, environment: environment).keys()
      let key = keys.first { $0.fingerprint == fingerprint }
      if let key, let owner = key.person {
        add(
          "person", key.isRevoked ? .fail : .ok,
          "the policy has the key as \(owner)'s" + (key.isRevoked ? ", and revoked" : ""),
          hint: key.isRevoked ? "ssh-keygen -t ed25519 makes a new one" : nil, matter: .signing)
      } else if keys.contains(where: \.isAuthority) {
        add("person", .skip, "an authority of the policy may vouch for the key")
      } else {
        add(
          "person", .fail, "the policy does not have the key",
          hint: "somebody who may change the policy runs: spec key add", matter: .signing)
      }
    } catch {
      add("person", .fail, error.reason, matter: .tool)
    }
  }

  /// Whether the agent has the key.
  private mutating func checkAgent(_ signer: CommitSigner, _ fingerprint: String) async -> Bool {
    let name = signer.format == .ssh ? "ssh-add" : "gpg-connect-agent"
    guard let program = ToolSearch.find(name, in: environment) else {
      add("agent", .skip, "\(name) is not installed")
      return false
    }
    do throws(SpecError) {
      let outcome = try await ToolRun(
        program: program, arguments: signer.format == .ssh ? ["-l"] : ["--no-autostart", "/bye"],
        environment: environment, timeLimit: .tool
      ).outcome()
      let listed = String(decoding: outcome.output, as: UTF8.self)
      let isLoaded = signer.format == .ssh && listed.range(ofText: fingerprint) != nil
      if isLoaded {
        add("agent", .ok, "reachable, and has the key")
      } else if outcome.isSuccess || (signer.format == .ssh && outcome.exitStatus == 1) {
        add(
          "agent", signer.isLiteralKey ? trouble : .ok,
          "reachable" + (signer.format == .ssh ? ", without the key" : ""),
          hint: signer.isLiteralKey ? "ssh-add <key>" : nil, matter: .signing)
      } else {
        add(
          "agent", signer.isLiteralKey ? trouble : .ok,
          signer.format == .ssh ? "none is running" : "not running yet; gpg starts it",
          hint: signer.isLiteralKey ? "eval $(ssh-agent)" : nil, matter: .signing)
      }
      return isLoaded
    } catch {
      add("agent", .warn, error.reason)
      return false
    }
  }
}
