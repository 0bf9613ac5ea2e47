import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct SSHRevocationTests {
  let samples: SSHSamples
  let payload = Array("tree 1234\n\nApprove\n".utf8)
  let time: Int64 = 1_768_435_200
  let key: SSHKey
  let other: SSHKey
  let armor: [UInt8]

  init() throws {
    samples = try SSHSamples()
    key = try samples.folder.sshKey("key")
    other = try samples.folder.sshKey("other")
    armor = try samples.sign(payload, with: key)
  }

  private func check(_ revocations: [UInt8]?, over payload: [UInt8]? = nil) async throws
    -> SignatureProblem?
  {
    let line = "ada@x \(key.publicKey)"
    let verifier = SSHVerifier(
      signers: try AllowedSigners.read(Array(line.utf8), file: "f"), addresses: ["ada@x"],
      revocations: revocations, environment: samples.folder.environment,
      timeLimit: SSHSamples.timeLimit)
    return problem(await verifier.check(armor, over: payload ?? self.payload, at: time))
  }

  private func list(_ arguments: [String]) throws -> [UInt8] {
    let output = try samples.folder.run("ssh-keygen", ["-q", "-k", "-f", "list"] + arguments)
    try #require(output.status == 0, "\(output.errors)")
    return try samples.folder.bytes("list")
  }

  @Test("a list of keys, one a line")
  func keys() async throws {
    for text in [
      "\(key.publicKey)\n", "# lost\n\n\(other.publicKey) ben\n  \(key.publicKey)\tada\r\n",
    ] {
      #expect(try await check(Array(text.utf8)) == .revoked)
      #expect(try await check(Array(text.utf8), over: [1]) == .badSignature)
      #expect(try accepts(text) == false)
    }
    for text in ["", "\n", "# none\n", "\(other.publicKey)\n"] {
      #expect(try await check(Array(text.utf8)) == nil)
      #expect(try accepts(text))
    }
  }

  private func accepts(_ list: String) throws -> Bool {
    try samples.folder.write("revoked", list)
    return try samples.accepts(
      armor, over: payload, signers: "ada@x \(key.publicKey)\n", principal: "ada@x",
      options: ["-r", "revoked"])
  }

  @Test(
    "a list that cannot be read leaves everything open",
    arguments: ["nonsense\n", "ssh-ed25519\n", "ssh-ed25519 AAAA\n", "SSHKRL", "serial: 7\n", "\0"])
  func unreadable(_ text: String) async throws {
    #expect(try await check(Array(text.utf8)) == .unknown)
  }

  @Test("a key revocation list")
  func revocationList() async throws {
    let naming = try list(["\(key.path).pub"])
    #expect(try await check(naming) == .revoked)
    #expect(try await check(naming, over: [1]) == .badSignature)
    let others = try list(["\(other.path).pub"])
    #expect(try await check(others) == nil)
    #expect(try await check(others, over: [1]) == .badSignature)
    #expect(try await check(try list([])) == nil)
    #expect(try await check(naming.dropLast(3)) == .unknown)
  }

  @Test("a certificate, by its key, its serial number or its authority, in either kind of list")
  func certificates() async throws {
    let authority = try samples.folder.sshKey("authority")
    try samples.certify(key, by: authority, principals: "ada@x", options: ["-z", "7"])
    let armor = try samples.sign(payload, with: key, certificate: true)
    func check(_ revocations: [UInt8]?) async throws -> SignatureProblem? {
      let line = "ada@x cert-authority \(authority.publicKey)"
      let verifier = SSHVerifier(
        signers: try AllowedSigners.read(Array(line.utf8), file: "f"), addresses: ["ada@x"],
        revocations: revocations, environment: samples.folder.environment,
        timeLimit: SSHSamples.timeLimit)
      return problem(await verifier.check(armor, over: payload, at: time))
    }
    try samples.folder.write("seventh", "serial: 7\n")
    try samples.folder.write("eighth", "serial: 8\n")
    #expect(try await check(nil) == nil)
    #expect(try await check(Array(key.publicKey.utf8)) == .revoked)
    #expect(try await check(Array(authority.publicKey.utf8)) == .revoked)
    #expect(try await check(Array(other.publicKey.utf8)) == nil)
    #expect(try await check(try list(["\(key.path).pub"])) == .revoked)
    #expect(try await check(try list(["\(authority.path).pub"])) == .revoked)
    #expect(try await check(try list(["-s", "\(authority.path).pub", "seventh"])) == .revoked)
    #expect(try await check(try list(["-s", "\(authority.path).pub", "eighth"])) == nil)
    #expect(try await check(try list(["\(other.path).pub"])) == nil)
  }
}
