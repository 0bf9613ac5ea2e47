import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// What happens where `ssh-keygen` is missing or broken.
struct SSHKeygenTests {
  let samples: SSHSamples
  let payload = Array("tree 1234\n\nApprove\n".utf8)

  init() throws {
    samples = try SSHSamples()
  }

  /// Checks a certificate's signature with a script in the place of `ssh-keygen`.
  private func finding(
    script: String?, at time: Int64 = 1_768_435_200, timeLimit: Duration = SSHSamples.timeLimit
  ) async throws -> SignatureFinding {
    let authority = try samples.folder.sshKey("authority")
    let key = try samples.folder.sshKey("key")
    try samples.certify(key, by: authority, principals: "ada@x")
    let armor = try samples.sign(payload, with: key, certificate: true)
    let tools = samples.folder.absolute("tools")
    let temporary = samples.folder.absolute("temporary")
    for folder in [tools, temporary] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    if let script {
      try Tool.writeScript("#!/bin/sh\n\(script)\n", to: "\(tools)/ssh-keygen")
    }
    let line = "ada@x cert-authority \(authority.publicKey)"
    let verifier = SSHVerifier(
      signers: try AllowedSigners.read(Array(line.utf8), file: "f"), addresses: ["ada@x"],
      revocations: nil, environment: ["PATH": tools, "TMPDIR": temporary],
      timeLimit: timeLimit)
    let finding = await verifier.check(armor, over: payload, at: time)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
    return finding
  }

  @Test("a tool that is missing")
  func missing() async throws {
    #expect(
      try await finding(script: nil)
        == .failed(.unknown, reason: "ssh-keygen: it is not installed"))
  }

  @Test("a tool that hangs")
  func hanging() async throws {
    #expect(
      try await finding(script: "exec /bin/sleep 600", timeLimit: .seconds(1))
        == .failed(.unknown, reason: "ssh-keygen: no answer within 1 s"))
  }

  @Test(
    "answers that are neither yes nor no",
    arguments: [
      "exit 0", "exit 255", "kill -9 $$", "echo Good; exit 0",
      "echo 'Good \"git\" signature for ada@x with ED25519-CERT key SHA256:x'; exit 0",
      "echo Could not verify signature.; exit 0", "echo Could not verify signature.; exit 1",
      "echo noise >&2; echo noise; exit 255",
    ])
  func noise(_ script: String) async throws {
    let finding = try await finding(script: script)
    #expect(problem(finding) == .unknown)
    if script.contains("noise") {
      #expect(
        finding
          == .failed(
            .unknown, reason: "ssh-keygen: an answer that is not understood: noise"))
    }
  }

  @Test("a no comes with the tool's own words")
  func refusal() async throws {
    let script = "echo what is wrong >&2; echo Could not verify signature.; exit 255"
    #expect(
      try await finding(script: script) == .failed(.badSignature, reason: "what is wrong"))
  }

  @Test("a time that ssh-keygen cannot be told")
  func time() async throws {
    let finding = try await finding(script: nil, at: 253_402_300_800)
    #expect(
      finding
        == .failed(
          .unknown, reason: "ssh-keygen: it cannot judge a time up to 1970 or after 9999"))
  }

  @Test("the tool sees no agent, no home and no other time zone")
  func environment() async throws {
    let script = "/usr/bin/env | /usr/bin/cut -d= -f1 | /usr/bin/sort | /usr/bin/tr '\\n' ' ' >&2"
    guard case .failed(_, let reason) = try await finding(script: script) else {
      Issue.record("that was no answer")
      return
    }
    #expect(
      reason.hasSuffix("LC_ALL PATH PWD TMPDIR TZ ")
        || reason.hasSuffix("LC_ALL PATH PWD SHLVL TMPDIR TZ _ "), "\(reason)")
  }
}
