import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct SSHVerifierTests {
  let samples: SSHSamples
  let payload = Array("tree 1234\n\nApprove\n".utf8)
  /// 2026-01-15T00:00:00Z, in the middle of what follows.
  let time: Int64 = 1_768_435_200

  init() throws {
    samples = try SSHSamples()
  }

  func verifier(
    _ lines: String, revocations: [UInt8]? = nil, addresses: [String] = ["ada@x", "ben@x"]
  ) throws -> SSHVerifier {
    SSHVerifier(
      signers: try AllowedSigners.read(Array(lines.utf8), file: "allowed_signers"),
      addresses: addresses, revocations: revocations, environment: samples.folder.environment,
      timeLimit: SSHSamples.timeLimit)
  }

  private func good(_ key: SSHKey, _ owners: String...) -> SignatureFinding {
    .good(SignatureKey(format: .ssh, fingerprint: key.fingerprint, owners: owners))
  }

  @Test("every kind of key that is listed, without asking ssh-keygen")
  func plain() async throws {
    for key in try samples.keys() {
      let signers = try AllowedSigners.read(
        Array("ada@x \(key.publicKey)\n*@x namespaces=\"g*\" \(key.publicKey)".utf8), file: "f")
      let verifier = SSHVerifier(
        signers: signers, addresses: ["ada@x", "ben@x", "chi@y"], revocations: nil,
        environment: ["PATH": "/nowhere"])
      let armor = try samples.sign(payload, with: key)
      #expect(await verifier.check(armor, over: payload, at: time) == good(key, "ada@x", "ben@x"))
      let finding = await verifier.check(armor, over: [1], at: time)
      #expect(problem(finding) == .badSignature)
    }
  }

  @Test("keys that are listed for others, for something else or not at all")
  func notAllowed() async throws {
    let key = try samples.folder.sshKey("key")
    let other = try samples.folder.sshKey("other")
    let armor = try samples.sign(payload, with: key)
    for (lines, reason) in [
      ("ada@x \(other.publicKey)", "the key \(key.fingerprint) is not listed"),
      ("ada@x cert-authority \(key.publicKey)", "the key \(key.fingerprint) is not listed"),
      ("Ada@x \(key.publicKey)", "the key \(key.fingerprint) is none of a known address"),
      ("*,!*@x \(key.publicKey)", "the key \(key.fingerprint) is none of a known address"),
      (
        "ada@x namespaces=\"file\" \(key.publicKey)",
        "the key \(key.fingerprint) is not listed for git"
      ),
    ] {
      let finding = try await verifier(lines).check(armor, over: payload, at: time)
      #expect(finding == .failed(.notAllowed, reason: reason))
    }
  }

  @Test("a time that is out of the key's own, and the seconds at its ends, as ssh-keygen has them")
  func window() async throws {
    let key = try samples.folder.sshKey("key")
    let armor = try samples.sign(payload, with: key)
    let line =
      "ada@x valid-after=\"20260110\",valid-before=\"20260120120000Z\" \(key.publicKey)\n"
    let verifier = try verifier(line)
    let start: Int64 = 1_768_003_200
    let end: Int64 = 1_768_910_400
    for (time, expected) in [
      (start - 1, SignatureProblem.notYetValid), (start, nil), (end, nil), (end + 1, .expired),
    ] {
      let finding = await verifier.check(armor, over: payload, at: time)
      #expect(problem(finding) == expected)
      let there = try samples.accepts(
        armor, over: payload, signers: line, principal: "ada@x",
        options: ["-Overify-time=\(try #require(SignerTime.text(time)))"])
      #expect(there == (expected == nil))
    }
    #expect(
      await verifier.check(armor, over: payload, at: end + 1)
        == .failed(
          .expired, reason: "the key \(key.fingerprint) was valid until 2026-01-20T12:00:00Z"))
    #expect(
      await verifier.check(armor, over: payload, at: start - 1)
        == .failed(
          .notYetValid, reason: "the key \(key.fingerprint) is valid from 2026-01-10T00:00:00Z on"))
    // Another line of the same key that is open is enough, for its own names.
    let both = try self.verifier(line + "ben@x valid-after=\"20260121\" \(key.publicKey)")
    #expect(await both.check(armor, over: payload, at: end + 86_400) == good(key, "ben@x"))
    #expect(await both.check(armor, over: payload, at: end) == good(key, "ada@x"))
    #expect(problem(await both.check(armor, over: payload, at: end + 1)) == .expired)
  }

  @Test("a signature for something else, and what is none")
  func otherSignatures() async throws {
    let key = try samples.folder.sshKey("key")
    let verifier = try verifier("ada@x \(key.publicKey)")
    let file = try samples.sign(payload, with: key, namespace: "file")
    #expect(
      await verifier.check(file, over: payload, at: time)
        == .failed(
          .badSignature, reason: "the signature is for the namespace file, not for git"))
    #expect(
      await verifier.check([], over: payload, at: time)
        == .failed(
          .malformed,
          reason: "the signature cannot be read: it does not begin as an SSH signature"))
    let weak = try samples.folder.sshKey("weak", type: "rsa", bits: 1024)
    let finding = try await self.verifier("ada@x \(weak.publicKey)")
      .check(try samples.sign(payload, with: weak), over: payload, at: time)
    #expect(finding == .failed(.badSignature, reason: "RSA of 1024 bits is too weak"))
  }

  @Test("a security key's signature is judged by ssh-keygen")
  func securityKey() async throws {
    let line =
      "ada@x sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAILIBAcgiX3ar"
      + "+Kh7qIkZYRIwh6+qqcX586fOfC4YqMTZAAAABHNzaDo="
    let armor = """
      -----BEGIN SSH SIGNATURE-----
      U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgsgEByC
      Jfdqv4qHuoiRlhEjCHr6qpxfnzp858LhioxNkAAAAEc3NoOgAAAANnaXQAAAAAAAAABnNo
      YTUxMgAAAGcAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAABALyVnVX0rauvLpz
      zUQBvsv8TlcUFydmmGL1cmt+n5nIBQwq638BfefjrlD5RQi1XB2/2rAiYKcdj/Ldomiztw
      DQEAAAAH
      -----END SSH SIGNATURE-----

      """
    let verifier = try verifier(line)
    let finding = await verifier.check(Array(armor.utf8), over: Array("hello\n".utf8), at: time)
    #expect(
      finding
        == .good(
          SignatureKey(
            format: .ssh, fingerprint: "SHA256:ZCYvM2BA/Uu0xkFLbNPi9GfLbepwSo55d2lTSQef+6M",
            owners: ["ada@x"])))
    let bad = await verifier.check(Array(armor.utf8), over: Array("hallo\n".utf8), at: time)
    #expect(problem(bad) == .badSignature)
  }

  @Test("an Ed25519 check is quick enough for thousands of them")
  func speed() async throws {
    let key = try samples.folder.sshKey("key")
    let verifier = try verifier("ada@x \(key.publicKey)")
    let armor = try samples.sign(payload, with: key)
    var best = Duration.seconds(60)
    for _ in 0..<5 {
      let duration = await ContinuousClock().measure {
        for _ in 0..<20 {
          _ = await verifier.check(armor, over: payload, at: time)
        }
      }
      best = min(best, duration)
    }
    // A run of ssh-keygen takes about 5 ms; this is a debug build on a machine that may be busy.
    #expect(best < .milliseconds(20 * 5))
  }
}

/// Why a finding is not good; `nil` where it is.
func problem(_ finding: SignatureFinding) -> SignatureProblem? {
  guard case .failed(let problem, _) = finding else {
    return nil
  }
  return problem
}
