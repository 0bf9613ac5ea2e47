import SpecTestSupport
import Testing

/// `spec key add`, `retire` and `revoke`, with real keys.
struct KeyChangeTests {
  private static let signers = ".spec/allowed_signers"

  @Test func addingLeavesEverythingElseAlone() throws {
    let repository = try PolicyRepository.make()
    let ben = try repository.sshKey("ben")
    try repository.write("staged.txt", "mine\n")
    try repository.git("add", "staged.txt")
    try repository.write("loose.txt", "mine, too\n")
    let before = try repository.id()
    let output = try repository.spec("key", "add", "ben", "\(ben.path).pub")
    #expect(output.status == 0, "\(output.errors)")
    #expect(output.text.hasPrefix("Add a key of Ben Sørensen  \(ben.fingerprint)  "))
    #expect(try repository.id("HEAD^") == before)
    #expect(try repository.git("diff", "--name-only", "HEAD^", "HEAD") == Self.signers)
    #expect(
      try repository.git("status", "--porcelain") == "A  staged.txt\n?? loose.txt")
    #expect(
      try repository.read(Self.signers).hasSuffix(
        "\nben@tidewater.example namespaces=\"git\" \(ben.publicKey)\n"))
    #expect(
      try repository.spec("key").lines.last
        == "ben\tApproved\tssh\t\(ben.fingerprint)\t\t\t\(Self.signers):2\tvalid")
    #expect(try repository.spec("key").errors.isEmpty)
    try repository.git("fsck", "--strict")
  }

  @Test func aNewPersonComesIntoTheConfiguration() throws {
    let repository = try PolicyRepository.make(configuration: "# Ours\n")
    let chi = try repository.sshKey("chi")
    let before = try repository.read(".spec/config.yml")
    let output = try repository.spec(
      "key", "add", "chi", chi.path, "--name", "Chi Nguyễn", "--email", "chi@tidewater.example",
      "--valid-after", "2026-01-01", "--valid-before", "2099-01-01")
    #expect(output.status == 0, "\(output.errors)")
    let line = "  chi: {name: \"Chi Nguyễn\", email: chi@tidewater.example}\n"
    #expect(
      try repository.read(".spec/config.yml")
        == before.replacing("policy: {", with: line + "policy: {"))
    #expect(
      try repository.read(Self.signers).hasSuffix(
        "namespaces=\"git\",valid-after=\"20260101000000Z\",valid-before=\"20990101000000Z\" "
          + "\(chi.publicKey)\n"))
    #expect(try repository.git("status", "--porcelain").isEmpty)
    let json = try repository.spec("key", "--json").json()
    #expect(json["keys"][1]["person"].string == "chi")
    #expect(json["people"][2]["name"].string == "Chi Nguyễn")
  }

  @Test func whatCannotBeEditedSafelyIsSaid() throws {
    let repository = try PolicyRepository.make()
    let text = try repository.read(".spec/config.yml").split(separator: "\n").map(String.init)
    let people = text.filter { $0.hasPrefix("  ") && !$0.contains("Approved") }
      .map { $0.dropFirst(2) }.joined(separator: ", ")
    let rest = text.filter { !$0.hasPrefix("  ") || $0.contains("Approved") }
      .joined(separator: "\n")
    try repository.write(
      ".spec/config.yml",
      rest.replacing("people:", with: "people: {\(people)}") + "\n")
    try repository.git("commit", "-q", "-S", "-a", "-m", "Reword")
    let chi = try repository.sshKey("chi")
    try repository.spec(
      "key", "add", "chi", chi.path, "--name", "Chi", "--email", "chi@tidewater.example"
    ).expect(
      ExpectedError(
        error: "chi could not be put into .spec/config.yml safely",
        cause: "its `people` are not written as one indented line or block each",
        hint: "add this below 'people:' and commit it, signed: "
          + "chi: {name: \"Chi\", email: chi@tidewater.example}"), "flow")
  }

  @Test func retiringKeepsAndRevokingVoids() throws {
    let repository = try PolicyRepository.make()
    let ada = try repository.sshKey(at: "\(repository.temporary.path)/keys/ada")
    let ben = try repository.sshKey("ben")
    try repository.write(
      "specs/SPEC-007-x.md", Sample.text("SPEC-007", "Offline", status: "In Review"))
    try repository.commit()
    try repository.spec("key", "add", "ben", ben.path)
    try PolicyRepository.act(repository, as: .ben, with: ben)
    let approved = try repository.spec("approve", "SPEC-007", "--yes")
    #expect(approved.status == 0, "\(approved.errors)")
    try PolicyRepository.act(repository, as: .ada, with: ada)

    let retired = try repository.spec("key", "retire", "ben")
    #expect(retired.status == 0, "\(retired.errors)")
    #expect(retired.lines.count == 1)
    #expect(try repository.spec("verify").status == 0)
    #expect(!(try repository.read(Self.signers).contains("ben@")))

    let revoked = try repository.spec("key", "revoke", ben.fingerprint, "--yes")
    #expect(revoked.status == 0, "\(revoked.errors)")
    #expect(revoked.lines.last == "approvals changed in 1 spec: SPEC-007")
    #expect(try repository.read(".spec/revoked_keys") == ben.publicKey + "\n")
    let json = try repository.spec("verify", "--json").json()
    #expect(json["specs"][0]["verdict"].string == "unproven")
    #expect(json["specs"][0]["approvals"][0]["verdict"].string == "revoked")
    #expect(try repository.git("status", "--porcelain").isEmpty)

    let again = try repository.spec("key", "add", "ben", ben.path)
    #expect(again.status == 4)
    #expect(again.errors.hasPrefix("error: the key \(ben.fingerprint) is revoked\n"))
  }

  @Test func fromASubfolderAFileCanGo() throws {
    let repository = try PolicyRepository.make()
    let key = try repository.openPGPKey("Ben <ben@tidewater.example>")
    try repository.write("\(repository.temporary.path)/ben.asc", key.armored)
    try repository.write("specs/README.md", "# Specs\n")
    try repository.commit()
    let added = try repository.spec(
      "key", "add", "ben", "\(repository.temporary.path)/ben.asc", in: "specs")
    #expect(added.status == 0, "\(added.errors)")
    #expect(try repository.bytes(".spec/keys/ben.asc") == key.armored)
    #expect(try repository.spec("key").lines.last?.hasPrefix("ben\tApproved\topenpgp\t") == true)
    let revoked = try repository.spec("key", "revoke", key.fingerprint, "--yes", in: "specs")
    #expect(revoked.status == 0, "\(revoked.errors)")
    #expect(!repository.exists(".spec/keys/ben.asc"))
    #expect(try repository.read(".spec/revoked_fingerprints") == key.fingerprint + "\n")
    #expect(try repository.git("status", "--porcelain").isEmpty)
  }

  @Test func dryRunWritesNothing() throws {
    let repository = try PolicyRepository.make()
    let ben = try repository.sshKey("ben")
    let before = try repository.state()
    let output = try repository.spec("key", "add", "ben", ben.path, "-n")
    #expect(output.lines.first == Self.signers)
    #expect(
      output.lines.last == "  + ben@tidewater.example namespaces=\"git\" \(ben.publicKey)")
    #expect(output.status == 0)
    #expect(try repository.state() == before)
  }
}
