import SpecTestSupport
import Testing

/// A policy that `init` begins with the user's own key.
struct InitPolicyTests {
  @Test func oneOwnKeyIsEnoughToBegin() throws {
    let repository = try TestRepository()
    let key = try repository.sshKey("ada")
    try repository.git("config", "--global", "gpg.format", "ssh")
    try repository.git("config", "--global", "user.signingKey", key.path)
    let made = try repository.spec("init")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.text.contains("Created .spec/allowed_signers"))
    #expect(made.errors.contains("when a second person comes"))
    #expect(
      try repository.read(".spec/allowed_signers")
        == "ada@tidewater.example namespaces=\"git\" \(key.publicKey)\n")
    try repository.write(
      "specs/SPEC-001-offline.md", Documents.spec("SPEC-001", "Offline", status: "In Review"))
    try repository.commit("Begin")
    let approved = try repository.spec("approve", "1", "--yes")
    #expect(approved.status == 0, "\(approved.errors)")
    let verified = try repository.spec("verify", "--json")
    #expect(verified.status == 0, "\(verified.errors)")
    let spec = try verified.json()["specs"][0]
    #expect(spec["verdict"].string == "approved")
    #expect(spec["approvals"][0]["person"].string == "ada")
    #expect(spec["approvals"][0]["fingerprint"].string == key.fingerprint)
  }

  @Test func withoutAKeyThereAreNoApprovals() throws {
    let repository = try TestRepository()
    #expect(try repository.spec("init").status == 0)
    #expect(!repository.exists(".spec/allowed_signers"))
    #expect(!(try repository.read(".spec/config.yml")).contains("approvals"))
  }

  @Test func aKeyThatCannotBeReadIsSaidAndNoObstacle() throws {
    let repository = try TestRepository()
    try repository.git("config", "--global", "gpg.format", "ssh")
    try repository.git("config", "--global", "user.signingKey", "/nowhere/key")
    let made = try repository.spec("init")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.errors.contains("note: no approvals are set up: "))
    #expect(repository.exists(".spec/config.yml"))
  }
}
