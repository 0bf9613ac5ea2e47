import SpecTestSupport
import Testing

/// `spec key list`.
struct KeyListTests {
  @Test func aKeyALine() throws {
    let repository = try PolicyRepository.make()
    let key = try repository.sshKey(at: "\(repository.temporary.path)/keys/ada")
    let row =
      "ada\tpolicy, Approved\tssh\t\(key.fingerprint)\t\t\t.spec/allowed_signers:1\tvalid"
    for arguments in [["key"], ["key", "list"], ["key", "-q"], ["key", "list", "--at", "HEAD"]] {
      let output = try SpecTool.run(
        arguments, environment: repository.environment, directory: repository.path)
      #expect(output.lines == [row], "\(arguments): \(output.errors)")
      #expect(output.status == 0)
    }
    #expect(
      try repository.spec("key").errors == "note: without a key: ben\nhint: spec key add ben\n")
  }

  @Test func datesAndRevocation() throws {
    let repository = try PolicyRepository.make()
    let ben = try repository.sshKey("ben")
    let list = try repository.read(".spec/allowed_signers")
    try repository.write(
      ".spec/allowed_signers",
      list + "ben@tidewater.example valid-after=\"20260101Z\",valid-before=\"20260201Z\" "
        + "\(ben.publicKey)\n")
    try repository.git("add", ".spec")
    try repository.git("commit", "-q", "-S", "-m", "Add ben")
    let now = ["SOURCE_DATE_EPOCH": "1772366400"]
    #expect(
      try repository.spec("key", environment: now).lines.last
        == "ben\tApproved\tssh\t\(ben.fingerprint)\t2026-01-01\t2026-02-01\t"
        + ".spec/allowed_signers:2\texpired")
    let json = try repository.spec("key", "list", "--json").json()
    #expect(json["schema"].string == "spec.keys/1")
    #expect(json["people"][0]["policy"].bool == true)
    #expect(json["people"][1]["policy"].bool == false)
    #expect(json["keys"][1]["person"].string == "ben")
    #expect(json["keys"][1]["validBefore"].string == "2026-02-01T00:00:00Z")
    #expect(json["keys"][1]["line"].number == 2)
    try repository.write(".spec/revoked_keys", ben.publicKey + "\n")
    try repository.git("add", ".spec")
    try repository.git("commit", "-q", "-S", "-m", "Revoke ben's")
    #expect(try repository.spec("key", "list", "--json").json()["keys"][1]["revoked"].bool == true)
  }

  @Test func helpAndMistypedCommands() throws {
    let folder = try TestRepository.plainFolder()
    try folder.spec("key", "lsit").expect(
      ExpectedError(error: "'lsit' is not a spec key command", hint: "did you mean 'list'?"), "lsit"
    )
    let help = try folder.spec("help", "key", "add")
    #expect(help.text.contains("\nUSAGE: spec key add "))
    #expect(try folder.spec("key", "add", "-h").text == help.text)
    #expect(help.lines.allSatisfy { $0.count <= 80 })
  }

  @Test func noPolicyIsANote() throws {
    let repository = try Sample.repository()
    let output = try repository.spec("key", "list")
    #expect(output.text.isEmpty)
    #expect(output.status == 1)
    #expect(output.errors.hasPrefix("note: no policy of approvals is in force at "))
    #expect(output.errors.hasSuffix("\nhint: spec init\n"))
    #expect(try repository.spec("key", "--json").json()["policy"].isNull)
  }
}
