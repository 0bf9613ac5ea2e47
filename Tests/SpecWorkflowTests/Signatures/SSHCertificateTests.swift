import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct SSHCertificateTests {
  let samples: SSHSamples
  let payload = Array("tree 1234\n\nApprove\n".utf8)
  let time: Int64 = 1_768_435_200
  let authority: SSHKey
  let key: SSHKey

  init() throws {
    samples = try SSHSamples()
    authority = try samples.folder.sshKey("authority")
    key = try samples.folder.sshKey("key", type: "ecdsa", bits: 256)
  }

  private func check(
    _ armor: [UInt8], options: String = "cert-authority", principals: String = "*@x",
    at time: Int64? = nil
  ) async throws -> SignatureFinding {
    let line = "\(principals) \(options) \(authority.publicKey)"
    let verifier = SSHVerifier(
      signers: try AllowedSigners.read(Array(line.utf8), file: "f"),
      addresses: ["chi@x", "ada@x", "ben@x"], revocations: nil,
      environment: samples.folder.environment,
      timeLimit: SSHSamples.timeLimit)
    return await verifier.check(armor, over: payload, at: time ?? self.time)
  }

  private func armor(_ principals: String?, _ options: String...) throws -> [UInt8] {
    try samples.certify(key, by: authority, principals: principals, options: options)
    return try samples.sign(payload, with: key, certificate: true)
  }

  @Test("owners are those whom certificate and list both name")
  func owners() async throws {
    let armor = try armor("ada@x,ben@x,dee@x,CHI@x")
    func key(_ owners: String...) -> SignatureFinding {
      .good(SignatureKey(format: .ssh, fingerprint: self.key.fingerprint, owners: owners))
    }
    #expect(try await check(armor) == key("ada@x", "ben@x"))
    #expect(try await check(armor, principals: "*@x,!ada@x") == key("ben@x"))
    #expect(problem(try await check(armor, principals: "chi@x")) == .notAllowed)
    #expect(problem(try await check(armor, options: "namespaces=\"git\"")) == .notAllowed)
  }

  @Test("only certificates of people, with names, by an authority that is listed")
  func refused() async throws {
    #expect(problem(try await check(try armor("ada@x", "-h"))) == .notAllowed)
    #expect(problem(try await check(try armor(nil))) == .notAllowed)
    let other = try samples.folder.sshKey("other")
    try samples.certify(key, by: other, principals: "ada@x")
    let armor = try samples.sign(payload, with: key, certificate: true)
    #expect(problem(try await check(armor)) == .notAllowed)
  }

  @Test("the time of the certificate and the one of the list both count")
  func times() async throws {
    let armor = try armor("ada@x", "-V", "20260110000000:20260120000000")
    let start: Int64 = 1_768_003_200
    let end: Int64 = 1_768_867_200
    for (time, expected) in [
      (start - 1, SignatureProblem.notYetValid), (start, nil), (end - 1, nil), (end, .expired),
    ] {
      #expect(problem(try await check(armor, at: time)) == expected)
    }
    let ended = try await check(armor, options: "cert-authority,valid-before=\"20260112\"")
    #expect(problem(ended) == .expired)
  }

  @Test("an authority's signature that does not hold is seen")
  func forged() async throws {
    let armor = try armor("ada@x")
    var fields = SSHBlob(try SSHSignature.dearmor(armor))
    fields.key[fields.key.count - 1] ^= 1
    let finding = try await check(SSHSamples.armor(fields.bytes))
    #expect(problem(finding) == .badSignature)
    let signature = try SSHSignature(armor: SSHSamples.armor(fields.bytes))
    #expect(signature.flaw(over: payload) == nil)
  }
}
