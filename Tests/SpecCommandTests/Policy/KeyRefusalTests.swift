import SpecTestSupport
import Testing

/// What `spec key` refuses, and leaves as it was.
struct KeyRefusalTests {
  private func ada(_ repository: TestRepository) throws -> SSHKey {
    try repository.sshKey(at: "\(repository.temporary.path)/keys/ada")
  }

  @Test func somebodyWhoMayNot() throws {
    let repository = try PolicyRepository.make()
    let ben = try repository.sshKey("ben")
    try repository.spec("key", "add", "ben", ben.path)
    try PolicyRepository.act(repository, as: .ben, with: ben)
    let before = try repository.git("for-each-ref")
    let files = try repository.read(".spec/allowed_signers")
    let other = try repository.sshKey("other")
    try repository.spec("key", "add", "ben", other.path).expect(
      ExpectedError(
        status: 4, error: "the change of the policy would not count",
        cause: "ben may not change the policy", hint: "who may change it: ada"), "ben")
    #expect(try repository.git("for-each-ref") == before)
    #expect(try repository.git("status", "--porcelain").isEmpty)
    #expect(try repository.read(".spec/allowed_signers") == files)
  }

  @Test func aKeyOfSomebodyElse() throws {
    let repository = try PolicyRepository.make()
    let ada = try ada(repository)
    let place = ".spec/allowed_signers:1"
    let hint = "a key is one person's: spec key list"
    try repository.spec("key", "add", "ben", ada.path).expect(
      ExpectedError(
        status: 4, error: "the key \(ada.fingerprint) is ada's", cause: place, hint: hint), "ben")
    try repository.spec("key", "add", "ada").expect(
      ExpectedError(
        status: 4, error: "the key \(ada.fingerprint) is ada's already", cause: place, hint: hint),
      "ada")
  }

  @Test(arguments: ["retire", "revoke"])
  func lockingEverybodyOut(command: String) throws {
    let repository = try PolicyRepository.make()
    let ada = try ada(repository)
    try repository.spec("key", command, ada.fingerprint, "--yes").expect(
      ExpectedError(
        status: 4, error: "nobody who may change the policy would have a key left",
        cause: "who may: ada", hint: "add another key first: spec key add"), command)
  }

  @Test func names() throws {
    let repository = try PolicyRepository.make()
    let key = try repository.sshKey("other")
    try repository.spec("key", "add", "bne", key.path).expect(
      ExpectedError(
        error: "the policy knows nobody called 'bne'", hint: "did you mean 'ben'?"), "add")
    try repository.spec("key", "retire", "ben").expect(
      ExpectedError(status: 4, error: "the policy has no key 'ben'", hint: "spec key list"),
      "retire")
    try repository.spec("key", "revoke", "ada", "--yes").expect(
      ExpectedError(
        error: "a key is revoked by its fingerprint", cause: "'ada' is a person",
        hint: "spec key list"), "revoke")
    try repository.write(".spec/allowed_signers", "# mine\n")
    try repository.spec("key", "add", "ben", key.path).expect(
      ExpectedError(
        error: ".spec/allowed_signers is not as HEAD has it",
        hint: "commit or restore it first: git status"), "dirty")
  }

  @Test func aPolicyThatIsNotInForce() throws {
    let repository = try PolicyRepository.make()
    let key = try repository.sshKey("other")
    try repository.write(
      ".spec/config.yml", PolicyRepository.approvals.replacing("from: [ada]", with: "from: [ben]"))
    try repository.commit("Take over")
    let output = try repository.spec("key", "add", "ben", key.path)
    #expect(output.status == 4)
    #expect(output.errors.hasPrefix("error: the policy at HEAD is not the one in force\n"))
  }

  @Test func nobodyCanBeAsked() throws {
    let repository = try PolicyRepository.make()
    let ben = try repository.sshKey("ben")
    try repository.spec("key", "add", "ben", ben.path)
    let output = try repository.spec("key", "revoke", ben.fingerprint)
    #expect(output.status == 2)
    #expect(output.errors.hasSuffix("hint: add --yes\n"))
  }
}
