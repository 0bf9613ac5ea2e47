import Foundation
import SpecTestSupport
import Testing

/// Every kind of key that git signs with: git and the program find the same commit good.
struct SignatureTests {
  /// Approves the first spec and holds the commit against git's own tools.
  private func expectApproval(
    _ council: Council, format: String, fingerprint: String? = nil,
    environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let repository = council.repository
    let outcome = try council.decide(
      "approve", "1", "--yes", "-m", "Discussed on Monday", environment: environment,
      sourceLocation: sourceLocation)
    #expect(outcome["approval"]["verdict"].string == "approved", sourceLocation: sourceLocation)
    let approval = outcome["approval"]["approvals"][0]
    #expect(approval["verdict"].string == "counts", sourceLocation: sourceLocation)
    #expect(approval["person"].string == "ada", sourceLocation: sourceLocation)
    #expect(approval["format"].string == format, sourceLocation: sourceLocation)
    if let fingerprint {
      #expect(approval["fingerprint"].string == fingerprint, sourceLocation: sourceLocation)
    }
    #expect(outcome["commit"].string == (try repository.id()), sourceLocation: sourceLocation)
    try expectGood(council, "Approved-by", sourceLocation: sourceLocation)
    #expect(try repository.git("status", "--porcelain").isEmpty, sourceLocation: sourceLocation)
    // A withdrawal is signed the same way.
    let back = try council.decide(
      "withdraw", "1", "--yes", environment: environment, sourceLocation: sourceLocation)
    #expect(back["approval"]["verdict"].string == "pending", sourceLocation: sourceLocation)
    #expect(try council.status() == "In Review", sourceLocation: sourceLocation)
    try expectGood(council, "Withdrawn-by", sourceLocation: sourceLocation)
    #expect(try repository.git("status", "--porcelain").isEmpty, sourceLocation: sourceLocation)
    try repository.git("fsck", "--strict")
  }

  private func expectGood(
    _ council: Council, _ last: String, sourceLocation: SourceLocation
  ) throws {
    let repository = council.repository
    let allowed = repository.absolute(".spec/allowed_signers")
    try council.git("-c", "gpg.ssh.allowedSignersFile=\(allowed)", "verify-commit", "HEAD")
    let message = try repository.git(["log", "-1", "--format=%B"]).bytes
    let trailers = try repository.git(["interpret-trailers", "--parse"], input: message).lines
    #expect(
      trailers.map { String($0.prefix { $0 != ":" }) } == [
        "Spec-Approval", "Spec-Project", "Spec-Id", "Spec-Path", "Spec-Decision", "Spec-Status",
        "Spec-Round", "Spec-Content", "Spec-Requirements", last,
      ], sourceLocation: sourceLocation)
    #expect(
      trailers.last == "\(last): Ada Okafor <ada@tidewater.example>",
      sourceLocation: sourceLocation)
  }

  private func signers(_ key: SSHKey) -> [String: String] {
    [".spec/allowed_signers": "ada@tidewater.example \(key.publicKey)\n"]
  }

  @Test(
    "SSH keys by their path",
    arguments: [
      ("ed25519", nil), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("rsa", 3072),
    ] as [(String, Int?)])
  func sshKeys(_ type: String, _ bits: Int?) throws {
    let repository = try TestRepository()
    let key = try repository.sshKey("signing key", type: type, bits: bits)
    let council = try Council(files: signers(key), in: repository)
    // Git takes the private half as well as the public one.
    let path = bits == nil ? key.path : "\(key.path).pub"
    try repository.git("config", "--global", "user.signingKey", path)
    try expectApproval(council, format: "ssh", fingerprint: key.fingerprint)
  }

  @Test("a key of an agent, named literally and by gpg.ssh.defaultKeyCommand")
  func agent() throws {
    for literal in [true, false] {
      let repository = try TestRepository()
      let key = try repository.sshKey("agent", type: literal ? "ecdsa" : "ed25519")
      let council = try Council(files: signers(key), in: repository)
      let socket = "\(repository.temporary.path)/agent"
      let started = try repository.run("ssh-agent", ["-s", "-a", socket])
      let word = started.text.split(separator: "SSH_AGENT_PID=").last?.prefix(while: \.isNumber)
      let agent = try #require(word.flatMap { pid_t($0) })
      defer { kill(agent, SIGTERM) }
      let environment = ["SSH_AUTH_SOCK": socket]
      let added = try repository.run("ssh-add", ["-q", key.path], environment: environment)
      try #require(added.status == 0, "\(added.errors)")
      // The private half must come from the agent.
      try repository.remove(key.path)
      if literal {
        try repository.git("config", "--global", "user.signingKey", "key::\(key.publicKey)")
      } else {
        try repository.git("config", "--global", "--unset", "user.signingKey")
        let command = try repository.script("default-key", "echo 'key::\(key.publicKey)'")
        try repository.git("config", "--global", "gpg.ssh.defaultKeyCommand", command)
      }
      try expectApproval(
        council, format: "ssh", fingerprint: key.fingerprint, environment: environment)
    }
  }

  @Test("an SSH certificate by an authority that the policy names")
  func certificate() throws {
    let repository = try TestRepository()
    let authority = try repository.sshKey("authority")
    let key = try repository.sshKey("certified")
    let made = try repository.run(
      "ssh-keygen",
      [
        "-q", "-s", authority.path, "-I", "id", "-n", "ada@tidewater.example", "-V",
        "20260101000000:20270101000000", "\(key.path).pub",
      ])
    try #require(made.status == 0, "\(made.errors)")
    let line = "*@tidewater.example cert-authority,namespaces=\"git\" \(authority.publicKey)\n"
    let council = try Council(files: [".spec/allowed_signers": line], in: repository)
    try repository.git("config", "--global", "user.signingKey", "\(key.path)-cert.pub")
    try expectApproval(council, format: "ssh")
  }

  @Test("an OpenPGP key and a signing subkey", arguments: [false, true])
  func openPGP(_ hasSubkey: Bool) throws {
    let repository = try TestRepository()
    let key = try repository.openPGPKey(
      "Ada Okafor <ada@tidewater.example>", signingSubkey: hasSubkey)
    let armored = String(decoding: key.armored, as: UTF8.self)
    let council = try Council(
      files: [".spec/keys/ada.asc": armored, ".spec/allowed_signers": ""], in: repository)
    try repository.git("config", "--global", "gpg.format", "openpgp")
    try repository.git("config", "--global", "gpg.program", repository.signingProgram())
    if hasSubkey {
      try repository.git("config", "--global", "user.signingKey", key.fingerprint)
    } else {
      // Then gpg looks for the committer's name and address.
      try repository.git("config", "--global", "--unset", "user.signingKey")
    }
    try expectApproval(council, format: "openpgp")
  }

  @Test("a certificate of gpgsm") func x509() throws {
    let repository = try TestRepository()
    let authority = try repository.x509Authority()
    let identity = try repository.x509Identity(ca: authority)
    try repository.write(
      "\(repository.gnupgHome)/gpgsm.conf", "disable-crl-checks\ndisable-dirmngr\n")
    let council = try Council(
      files: [
        ".spec/keys/ca.pem": String(decoding: authority.pem, as: UTF8.self),
        ".spec/allowed_signers": "",
      ], in: repository)
    try repository.git("config", "--global", "gpg.format", "x509")
    try repository.git(
      "config", "--global", "gpg.x509.program", repository.signingProgram("gpgsm"))
    try repository.git("config", "--global", "user.signingKey", identity.fingerprint)
    try expectApproval(council, format: "x509")
  }
}
