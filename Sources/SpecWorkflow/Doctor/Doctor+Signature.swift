internal import Git

extension Doctor {
  /// Signs a fixed text as a commit is signed, and has it verified as one.
  mutating func checkSignature(
    _ signer: CommitSigner, _ identity: String, isLoaded: Bool
  ) async {
    var signer = signer
    signer.mayAsk = isInteractive
    let payload = Array(
      """
      tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
      author \(identity)
      committer \(identity)

      A test of spec doctor

      """.utf8)
    do throws(SpecError) {
      if !isInteractive, !isLoaded, try await asksForPassphrase(signer) {
        add(
          "signature", .skip, "the key asks for a passphrase or a touch, and there is no terminal",
          hint: "run spec doctor on a terminal")
        return
      }
      let armor = try await signer.sign(payload)
      await verify(armor, payload, signer)
    } catch {
      let (text, _) = Self.words(error)
      if !isInteractive, signer.format != .ssh, text.range(ofText: "pinentry") != nil {
        add(
          "signature", .skip, "the key asks for a passphrase, and there is no terminal",
          hint: "run spec doctor on a terminal")
      } else {
        add("signature", trouble, text, matter: .signing)
      }
    }
  }

  private mutating func verify(
    _ armor: [UInt8], _ payload: [UInt8], _ signer: CommitSigner
  ) async {
    let object: SignedCommit
    do throws(SignedCommit.Problem) {
      object = try SignedCommit(SignedCommit.inserting(armor, into: payload))
    } catch {
      add("signature", .fail, "the signature cannot be read: \(error)", matter: .signing)
      return
    }
    guard let policy, let court, let commit = court.root else {
      if signer.format == .ssh, let flaw = Self.flaw(in: armor, over: payload) {
        add("signature", .fail, flaw, matter: .signing)
      } else {
        add("signature", .ok, "made; there is no policy to check it against")
      }
      return
    }
    // A checker of its own, since answers are remembered by the commit's name.
    let checker = SignatureChecker(environment: environment)
    switch await checker.signer(of: object, commit, under: policy) {
    case .person(let person, _):
      add("signature", .ok, "made and verified: it counts as \(person)'s")
    case .failed(let problem, let reason):
      add(
        "signature", .fail, "made, and would not count: \(reason)", hint: "spec key list",
        matter: problem == .unknown ? .tool : .signing)
    }
  }

  private static func flaw(in armor: [UInt8], over payload: [UInt8]) -> String? {
    do throws(SSHFormatError) {
      let signature = try SSHSignature(armor: armor)
      return signature.key.isSecurityKey ? nil : signature.flaw(over: payload)
    } catch {
      return error.reason
    }
  }

  /// Whether an SSH key's file is locked, or the key sits on a device.
  private func asksForPassphrase(_ signer: CommitSigner) async throws(SpecError) -> Bool {
    guard signer.format == .ssh, !signer.isLiteralKey,
      let keygen = ToolSearch.find("ssh-keygen", in: environment)
    else {
      return false
    }
    let file = signer.key.hasSuffix(".pub") ? String(signer.key.dropLast(4)) : signer.key
    guard FileStatus.of(file) != nil else {
      return false
    }
    let outcome = try await ToolRun(
      program: keygen, arguments: ["-y", "-P", "", "-f", file], environment: environment,
      timeLimit: .tool
    ).outcome()
    return !outcome.isSuccess || outcome.output.starts(with: Array("sk-".utf8))
  }
}
