import Foundation
import SpecTestSupport
import Testing

/// Exit status 4: no key that does, or no program that signs; nothing is written.
struct SigningFailureTests {
  /// Runs an approval that cannot be signed and returns its three lines at most.
  private func refusal(
    _ council: Council, _ arguments: String..., environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let repository = council.repository
    let before = try council.state()
    let output = try repository.run(
      "setsid", ["--wait", try SpecTool.path, "approve", "1", "--yes"] + arguments,
      environment: council.environment().merging(environment) { $1 })
    let lines = output.errors.split(separator: "\n").map(String.init)
    #expect(output.status == 4, "\(output.errors)", sourceLocation: sourceLocation)
    #expect(output.text.isEmpty, sourceLocation: sourceLocation)
    #expect((1...3).contains(lines.count), "\(output.errors)", sourceLocation: sourceLocation)
    #expect(lines.first?.hasPrefix("error: ") == true, sourceLocation: sourceLocation)
    #expect(!output.errors.contains("Subprocess"), "\(lines)", sourceLocation: sourceLocation)
    #expect(try council.state() == before, sourceLocation: sourceLocation)
    return lines
  }

  private func set(_ council: Council, _ key: String, _ value: String) throws {
    try council.repository.git("config", "--global", key, value)
  }

  @Test func keys() throws {
    let council = try Council()
    let repository = council.repository
    let stranger = try repository.sshKey("stranger")
    try set(council, "user.signingKey", stranger.path)
    #expect(
      try refusal(council) == [
        "error: your key \(stranger.fingerprint) is nobody's whom the policy knows",
        "cause: .spec/allowed_signers does not have it, or not for a person's address",
        "hint: somebody who may change the policy runs: spec key add",
      ])
    let missing = "\(repository.temporary.path)/keys/missing"
    try set(council, "user.signingKey", missing)
    let lines = try refusal(council)
    #expect(lines[0] == "error: the signing key \(missing) cannot be read")
    #expect(lines.last == "hint: git config user.signingKey")
    // The public half alone cannot sign.
    let ada = try #require(council.keys["ada"])
    try set(council, "user.signingKey", "\(ada.path).pub")
    try repository.move(ada.path, to: "\(ada.path).away")
    #expect(try refusal(council)[0] == "error: the commit could not be signed")
    // A key of an agent that does not run.
    try set(council, "user.signingKey", "key::\(ada.publicKey)")
    #expect(try refusal(council)[0] == "error: the commit could not be signed")
    try repository.git("config", "--global", "--unset", "user.signingKey")
    #expect(
      try refusal(council) == [
        "error: git does not know your signing key", "cause: user.signingKey is not set",
        "hint: git config --global user.signingKey ~/.ssh/id_ed25519.pub",
      ])
    try set(council, "gpg.ssh.defaultKeyCommand", "false")
    #expect(try refusal(council)[0] == "error: gpg.ssh.defaultKeyCommand names no key")
    try set(council, "gpg.format", "shh")
    #expect(
      try refusal(council) == [
        "error: git's gpg.format is 'shh'", "cause: known: openpgp, ssh, x509",
        "hint: did you mean 'ssh'?",
      ])
  }

  @Test("a passphrase that nobody can be asked for, and a wrong one")
  func passphrase() throws {
    let repository = try TestRepository()
    let key = try repository.sshKey("locked", passphrase: "sesame")
    let council = try Council(
      files: [".spec/allowed_signers": "ada@tidewater.example \(key.publicKey)\n"], in: repository)
    try set(council, "user.signingKey", key.path)
    #expect(try refusal(council)[0] == "error: the commit could not be signed")
    let wrong = try repository.script("askpass", "echo wrong")
    let asking = ["SSH_ASKPASS": wrong, "SSH_ASKPASS_REQUIRE": "force"]
    #expect(
      try refusal(council, environment: asking)[0] == "error: the commit could not be signed")
    let right = try repository.script("askpass", "echo sesame")
    try council.decide(
      "approve", "1", "--yes",
      environment: ["SSH_ASKPASS": right, "SSH_ASKPASS_REQUIRE": "force"])
  }

  @Test func programs() throws {
    let council = try Council()
    let repository = council.repository
    for (name, text) in [
      ("crashes", "kill -SEGV $$"), ("fails", "echo 'no card' >&2; exit 1"), ("says-nothing", ":"),
      ("says-nonsense", "echo '-----BEGIN SSH SIGNATURE-----'; echo; echo AAAA"),
    ] {
      try set(council, "gpg.ssh.program", try repository.script(name, text))
      _ = try refusal(council)
    }
    for name in ["/nowhere/at-all", "not-in-path", repository.path, "\(repository.path)/.git/HEAD"]
    {
      try set(council, "gpg.ssh.program", name)
      _ = try refusal(council)
    }
    try set(council, "gpg.format", "openpgp")
    try set(
      council, "gpg.program", try repository.script("gpg-fails", "echo 'no card' >&2; exit 2"))
    let lines = try refusal(council)
    #expect(lines[0] == "error: the commit could not be signed")
    #expect(lines[1] == "cause: no card")
  }

  @Test("what the repository's own configuration names runs only when that is allowed")
  func repositoryPrograms() throws {
    let council = try Council()
    let repository = council.repository
    let mark = "\(repository.temporary.path)/ran"
    let program = try repository.script("own", "touch \(mark); exec ssh-keygen \"$@\"")
    let key = try #require(council.keys["ada"])
    let command = try repository.script("key", "touch \(mark); echo 'key::\(key.publicKey)'")
    try repository.git("config", "--global", "--unset", "user.signingKey")
    for (name, value) in [("gpg.ssh.program", program), ("gpg.ssh.defaultKeyCommand", command)] {
      try repository.git("config", name, value)
      let lines = try refusal(council)
      #expect(lines[0] == "error: the repository names a program to sign with: \(value)")
      #expect(lines[1].hasPrefix("cause: \(name.lowercased()) in file:"), "\(lines[1])")
      #expect(lines[2] == "hint: add --allow-repo-programs if you trust it")
      #expect(!repository.exists(mark))
      try repository.git("config", "--unset", name)
    }
    try set(council, "user.signingKey", key.path)
    try repository.git("config", "gpg.ssh.program", program)
    try council.decide("approve", "1", "--yes", "--allow-repo-programs")
    #expect(repository.exists(mark))
  }
}
