import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("OpenPGP signatures")
struct OpenPGPVerifierTests {
  private let repository: TestRepository
  private let payload = Array("tree 0\nauthor Ada\n\nApprove\n".utf8)
  /// 2026-03-01.
  private let time: Int64 = 1_772_323_200

  init() throws {
    repository = try TestRepository.plainFolder()
  }

  private func file(_ key: OpenPGPKey, owner: String = "ada") -> OpenPGPVerifier.KeyFile {
    OpenPGPVerifier.KeyFile(owner: owner, name: "\(owner).asc", bytes: key.armored)
  }

  private func check(
    _ armor: [UInt8], _ keys: [OpenPGPVerifier.KeyFile], revoked: Set<String> = [],
    payload: [UInt8]? = nil, at time: Int64? = nil
  ) async -> SignatureFinding {
    await OpenPGPVerifier(
      keys: keys, revokedFingerprints: revoked, environment: repository.environment,
      timeLimit: .patient
    ).check(armor, over: payload ?? self.payload, at: time ?? self.time)
  }

  private func sign(
    _ key: OpenPGPKey, at time: Int64? = nil, _ options: String...
  ) throws -> [UInt8] {
    try repository.openPGPSignature(over: payload, by: key, at: time ?? self.time, options: options)
  }

  private func good(_ key: OpenPGPKey, _ owner: String = "ada") -> SignatureFinding {
    .good(SignatureKey(format: .openpgp, fingerprint: key.fingerprint, owners: [owner]))
  }

  @Test("a good one, by a primary key and by a signing subkey, names the primary key's owner")
  func holds() async throws {
    let ada = try repository.openPGPKey("Ada <ada@tidewater.example>")
    let ben = try repository.openPGPKey("Ben <ben@tidewater.example>", signingSubkey: true)
    let verifier = OpenPGPVerifier(
      keys: [file(ada), file(ben, owner: "ben")], revokedFingerprints: [],
      environment: repository.environment,
      timeLimit: .patient)
    let byAda = try sign(ada)
    let byBen = try sign(ben)
    let (payload, time) = (payload, time)
    async let first = verifier.check(byAda, over: payload, at: time)
    async let second = verifier.check(byBen, over: payload, at: time + 60)
    #expect(await first == good(ada))
    #expect(await second == good(ben, "ben"))
    // Without its final line feed, as git takes it out of a commit.
    #expect(await verifier.check(byAda.dropLast(), over: payload, at: time) == good(ada))
  }

  @Test("an algorithm that nobody knows is nobody's key", arguments: [false, true])
  func unknownAlgorithm(_ namesKey: Bool) async throws {
    let ada = try repository.openPGPKey("Ada <ada@tidewater.example>")
    let keyID = namesKey ? String(ada.fingerprint.suffix(16)) : "0102030405060708"
    // A packet of version 4 (RFC 4880, section 5.2.3) of public-key algorithm 99, without an issuer
    // that is proven.
    let body =
      "04006308" + "0006" + "0502" + "69a38000" + "000a" + "0910" + keyID + "abcd" + "0010ffff"
    let length = String(body.count / 2, radix: 16)
    let packet = "c2" + (length.count == 1 ? "0" : "") + length + body
    let bytes = stride(from: 0, to: packet.count, by: 2).compactMap { offset in
      UInt8(packet.dropFirst(offset).prefix(2), radix: 16)
    }
    let armored = try repository.gpg(["--enarmor"], input: bytes).text
      .replacing("PGP ARMORED FILE", with: "PGP SIGNATURE")
    let lines = armored.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("Comment:") }
    let finding = await check(Array(lines.joined(separator: "\n").utf8), [file(ada)])
    guard case .failed(let problem, let reason) = finding else {
      Issue.record("\(finding)")
      return
    }
    #expect(problem == (namesKey ? .badSignature : .notAllowed), "\(reason)")
  }

  @Test("expiry is judged at the commit's date", arguments: [false, true])
  func expiry(subkey: Bool) async throws {
    let end: Int64 = 1_777_593_600
    let key = try repository.openPGPKey("Ada <a@x.example>", expires: end, signingSubkey: subkey)
    #expect(await check(try sign(key), [file(key)]) == good(key))
    let last = try sign(key, at: end - 1)
    #expect(await check(last, [file(key)], at: end - 1) == good(key))
    #expect(await check(last, [file(key)], at: end).problem == .expired)
  }

  @Test("a key that was prolonged after it had expired holds for all of its time")
  func prolonged() async throws {
    let end: Int64 = 1_772_323_200 + 86_400
    let key = try repository.openPGPKey("Ada <a@x.example>", expires: end)
    let armor = try sign(key)
    let longer = try repository.prolongedOpenPGPKey(key, at: end + 60, by: 3_650 * 86_400)
    #expect(await check(armor, [file(longer)]) == good(key))
    let late = try sign(longer, at: end + 120)
    #expect(await check(late, [file(longer)], at: end + 120) == good(key))
    #expect(await check(late, [file(key)], at: end + 120).problem == .expired)
  }

  @Test("a signature that ends by its own words has ended at its end, whatever the clock says")
  func endOfSignature() async throws {
    let key = try repository.openPGPKey("Ada <a@x.example>")
    let armor = try sign(key, "--default-sig-expire", "seconds=3600")
    #expect(await check(armor, [file(key)]) == good(key))
    #expect(await check(armor, [file(key)], at: time + 3_600).problem == .expired)
  }

  @Test("a revoked key counts at no date, wherever its certificate stands")
  func revoked() async throws {
    let key = try repository.openPGPKey("Ada <a@x.example>")
    let armor = try sign(key)
    let certificate = try repository.revocationCertificate(of: key)
    for bytes in [key.armored + certificate, certificate + key.armored] {
      let file = OpenPGPVerifier.KeyFile(owner: "ada", name: "ada.asc", bytes: bytes)
      #expect(await check(armor, [file]).problem == .revoked)
    }
    let spaced = "\(key.fingerprint.lowercased().prefix(4)) \(key.fingerprint.dropFirst(4))"
    #expect(await check(armor, [file(key)], revoked: [spaced]).problem == .revoked)
  }

  @Test("other words, and a key that is not given although the user has it, do not count")
  func foreign() async throws {
    let ada = try repository.openPGPKey("Ada <a@x.example>")
    let eve = try repository.openPGPKey("Ada <a@x.example>")
    let armor = try sign(ada)
    #expect(
      await check(armor, [file(ada)], payload: payload + [10]).problem == .badSignature)
    #expect(await check(armor, [file(eve)]).problem == .notAllowed)
    #expect(await check(armor, []).problem == .notAllowed)
  }

  @Test("weak digests, short keys and other classes than 00 are refused")
  func weak() async throws {
    let key = try repository.openPGPKey("Ada <a@x.example>")
    for options in [["--digest-algo", "SHA1"], ["--digest-algo", "RIPEMD160"], ["--textmode"]] {
      let armor = try repository.openPGPSignature(
        over: payload, by: key, at: time, options: options)
      #expect(await check(armor, [file(key)]).problem == .badSignature, "\(options)")
    }
    let short = try repository.openPGPKey("Ada <a@x.example>", algorithm: "rsa1024")
    #expect(await check(try sign(short), [file(short)]).problem == .badSignature)
  }

  @Test("a signature is dated like its commit, and not before its key")
  func dates() async throws {
    let key = try repository.openPGPKey("Ada <a@x.example>")
    let armor = try sign(key)
    #expect(await check(armor, [file(key)], at: time + 86_400) == good(key))
    #expect(await check(armor, [file(key)], at: time + 86_401).problem == .badSignature)
    #expect(await check(armor, [file(key)], at: time - 86_401).problem == .badSignature)
    let created: Int64 = 1_767_225_600
    let early = try sign(
      key, at: created - 60, "--ignore-time-conflict", "--ignore-valid-from")
    #expect(await check(early, [file(key)], at: created - 60).problem == .notYetValid)
    let first = try sign(key, at: created)
    #expect(await check(first, [file(key)], at: created - 1).problem == .notYetValid)
  }

  @Test("two signatures in one block are none")
  func two() async throws {
    let ada = try repository.openPGPKey("Ada <a@x.example>")
    let ben = try repository.openPGPKey("Ben <b@x.example>")
    let armor = try sign(ada, "--local-user", ben.fingerprint)
    #expect(await check(armor, [file(ada), file(ben, owner: "ben")]).problem == .malformed)
  }

  @Test("a key under two owners counts for neither and is told")
  func owners() async throws {
    let ada = try repository.openPGPKey("Ada <a@x.example>")
    let files = [file(ada), file(ada, owner: "ben")]
    #expect(await check(try sign(ada), files).problem == .notAllowed)
    let listed = try await OpenPGPVerifier.fingerprints(
      of: files, environment: repository.environment,
      timeLimit: .patient)
    #expect(listed.map(\.owner) == ["ada", "ben"])
    #expect(listed.map(\.fingerprint) == [ada.fingerprint, ada.fingerprint])
    #expect(listed.map(\.file) == ["ada.asc", "ben.asc"])
    #expect(listed.map(\.userIDs) == [["Ada <a@x.example>"], ["Ada <a@x.example>"]])
  }

  @Test("several keys of a file are all its owner's, and user IDs come as they are")
  func severalKeys() async throws {
    let one = try repository.openPGPKey("Ada: \\x <a@x.example>")
    let two = try repository.openPGPKey("Chi Nguyễn <c@x.example>", signingSubkey: true)
    let both = OpenPGPVerifier.KeyFile(
      owner: "ada", name: "ada.asc", bytes: one.armored + two.armored)
    #expect(await check(try sign(one), [both]) == good(one))
    #expect(await check(try sign(two), [both]) == good(two))
    let listed = try await OpenPGPVerifier.fingerprints(
      of: [both], environment: repository.environment,
      timeLimit: .patient)
    #expect(
      listed.map(\.userIDs) == [["Ada: \\x <a@x.example>"], ["Chi Nguyễn <c@x.example>"]])
  }

  @Test("a signature that git made holds over the commit without it")
  func git() async throws {
    let repository = try TestRepository()
    let key = try repository.openPGPKey("Ada <ada@tidewater.example>")
    let id = try repository.signedCommit(
      ["gpg.program=\(repository.signingProgram())", "user.signingKey=\(key.fingerprint)"])
    let commit = try repository.signedParts(of: id)
    let verifier = OpenPGPVerifier(
      keys: [file(key)], revokedFingerprints: [], environment: repository.environment,
      timeLimit: .patient)
    #expect(
      await verifier.check(commit.armor, over: commit.payload, at: commit.time) == good(key))
  }
}
