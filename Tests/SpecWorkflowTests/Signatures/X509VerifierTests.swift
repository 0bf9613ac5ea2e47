import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("X.509 signatures")
struct X509VerifierTests {
  private let repository: TestRepository
  private let authority: X509Authority
  private let ada: X509Identity
  private let payload = Array("tree 0\nauthor Ada\n\nApprove\n".utf8)
  /// 2026-03-01.
  private let time: Int64 = 1_772_323_200

  init() throws {
    repository = try TestRepository()
    authority = try repository.x509Authority()
    ada = try repository.x509Identity(ca: authority)
  }

  private func check(
    _ armor: [UInt8], by authorities: [X509Authority]? = nil, revoked: Set<String> = [],
    payload: [UInt8]? = nil, at time: Int64? = nil
  ) async -> SignatureFinding {
    await X509Verifier(
      authorities: (authorities ?? [authority]).map { ("ca.pem", $0.pem) },
      revokedFingerprints: revoked, environment: repository.environment,
      timeLimit: .patient
    ).check(armor, over: payload ?? self.payload, at: time ?? self.time)
  }

  private func sign(
    _ identity: X509Identity? = nil, at time: Int64? = nil, _ options: String...
  ) throws -> [UInt8] {
    try repository.x509Signature(
      over: payload, by: identity ?? ada, at: time ?? self.time, options: options)
  }

  private var good: SignatureFinding {
    .good(
      SignatureKey(
        format: .x509, fingerprint: ada.fingerprint, owners: ["ada@tidewater.example"]))
  }

  @Test("a good one names the address that the authority attests")
  func holds() async throws {
    let armor = try sign()
    #expect(await check(armor) == good)
    #expect(await check(armor.dropLast()) == good)
    let other = try repository.x509Authority("Other CA")
    #expect(await check(armor, by: [other, authority]) == good)
  }

  @Test("an authority that is not given vouches for nobody, whatever the user trusts")
  func authorities() async throws {
    let other = try repository.x509Authority("Other CA")
    // Of the same name, and with its own certificate in the signature.
    let double = try repository.x509Authority()
    #expect(await check(try sign(), by: [other]).problem == .notAllowed)
    #expect(await check(try sign(), by: [double]).problem == .notAllowed)
    #expect(await check(try sign(), by: []).problem == .notAllowed)
    let complete = try sign(nil, at: nil, "--include-certs", "-1")
    #expect(await check(complete, by: [other]).problem == .notAllowed)
    #expect(await check(complete) == good)
    let bare = try sign(nil, at: nil, "--include-certs", "0")
    #expect(await check(bare).problem == .notAllowed)
  }

  @Test("validity is judged at the commit's date")
  func validity() async throws {
    let end: Int64 = 1_772_323_200 + 31 * 86_400
    let identity = try repository.x509Identity(
      ca: authority, from: "20260228000000Z", to: "20260401000000Z")
    let armor = try sign(identity)
    #expect(await check(armor).problem == nil)
    let last = try sign(identity, at: end - 60)
    #expect(await check(last, at: end - 60).problem == nil)
    #expect(await check(last, at: end + 60).problem == .expired)
    #expect(await check(armor, at: time - 2 * 86_400).problem == .notYetValid)
    #expect(await check(armor, at: time + 86_401).problem == .badSignature)
    #expect(await check(armor, at: 0).problem == .notYetValid)
  }

  @Test("other words, a weak digest and a revoked certificate do not count")
  func refused() async throws {
    let armor = try sign()
    #expect(await check(armor, payload: payload + [10]).problem == .badSignature)
    let weak = try sign(nil, at: nil, "--digest-algo", "SHA1")
    #expect(await check(weak).problem == .badSignature)
    #expect(await check(armor, revoked: [ada.fingerprint.lowercased()]).problem == .revoked)
    let nonsense = "-----BEGIN SIGNED MESSAGE-----\nMIAG\n-----END SIGNED MESSAGE-----"
    #expect(await check(Array(nonsense.utf8)).problem == .malformed)
  }

  @Test("two signers are none")
  func two() async throws {
    let ben = try repository.x509Identity(
      commonName: "Ben", email: "ben@tidewater.example", ca: authority)
    let armor = try sign(nil, at: nil, "--local-user", ben.fingerprint)
    #expect(await check(armor).problem == .malformed)
  }

  @Test("an address in the name is none that the authority attests")
  func addresses() async throws {
    for email in [nil, "a b@x.example"] {
      let eve = try repository.x509Identity(
        commonName: "<ada@tidewater.example>", email: email, ca: authority)
      #expect(await check(try sign(eve)).problem == .notAllowed)
    }
  }

  @Test("what is no certificate is told by its name")
  func noCertificate() async throws {
    let verifier = X509Verifier(
      authorities: [("lost.pem", Array("lost".utf8))], revokedFingerprints: [],
      environment: repository.environment,
      timeLimit: .patient)
    let finding = await verifier.check(try sign(), over: payload, at: time)
    #expect(finding.problem == .unknown)
    #expect(finding.reason.hasPrefix("lost.pem: "))
  }

  @Test("a signature that git made holds over the commit without it")
  func git() async throws {
    let id = try repository.signedCommit([
      "gpg.format=x509", "gpg.x509.program=\(repository.signingProgram("gpgsm"))",
      "user.signingKey=\(ada.fingerprint)",
    ])
    let commit = try repository.signedParts(of: id)
    #expect(await check(commit.armor, payload: commit.payload, at: commit.time) == good)
  }
}
