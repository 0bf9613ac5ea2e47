import Git
import SpecTestSupport
import Testing

/// Objects whose bytes are not what their name says; the hash option belongs to the whole process.
@Suite(.serialized)
struct CorruptionTests {
  private static let text = (1...2_000).map { "line \($0 * 7_919 % 1_000)\n" }.joined()

  @Test func flippedBytesInALooseObjectAreAnError() throws {
    let repository = try TestRepository()
    let id = try repository.git("hash-object", "-w", "--stdin", input: Self.text)
    let file = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    let good = try repository.bytes(file)
    for place in [0, 1, good.count / 2, good.count - 2] {
      var bytes = good
      bytes[place] ^= 0x55
      try repository.replace(file, bytes)
      let error = errorOf { _ = try repository.open().blob(ObjectID(git: id)) }
      #expect(error != nil, "byte \(place)")
      #expect(error?.message != nil)
    }
  }

  @Test func anEmptyLooseObjectIsAnError() throws {
    let repository = try TestRepository()
    let id = try repository.git("hash-object", "-w", "--stdin", input: Self.text)
    try repository.replace(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))", [])
    #expect(errorOf { _ = try repository.open().blob(ObjectID(git: id)) } != nil)
  }

  @Test func flippedBytesInAPackAreAnError() throws {
    let repository = try TestRepository()
    try repository.write("a", Self.text)
    try repository.commit()
    let id = try repository.id("HEAD:a")
    try repository.git("repack", "-adq")
    let folder = ".git/objects/pack/"
    let pack = try repository.run("ls", [folder]).lines.filter { $0.hasSuffix(".pack") }[0]
    let listed = try repository.git("verify-pack", "-v", folder + pack)
      .split(separator: "\n").first { $0.hasPrefix(id) }
    let fields = try #require(listed).split(separator: " ")
    let offset = try #require(Int(fields[4]))
    let length = try #require(Int(fields[3]))
    var bytes = try repository.bytes(folder + pack)
    bytes[offset + length / 2] ^= 0x55
    try repository.replace(folder + pack, bytes)
    let error = errorOf { _ = try repository.open().blob(ObjectID(git: id)) }
    #expect(error != nil)
    #expect(error?.message != nil)
  }

  /// A whole object under the name of another: only its hash tells.
  @Test func strictVerificationFindsAnExchangedObject() throws {
    let repository = try TestRepository()
    let asked = try repository.git("hash-object", "-w", "--stdin", input: "asked for")
    let given = try repository.git("hash-object", "-w", "--stdin", input: "handed over")
    func file(_ id: String) -> String {
      ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    }
    try repository.replace(file(asked), try repository.bytes(file(given)))
    let id = try ObjectID(git: asked)
    // The option belongs to the whole process, where tests of verdicts turn it on as well: it stays.
    try Libgit2.setStrictHashVerification(true)
    let error = errorOf { _ = try repository.open().blob(id) }
    #expect(error != nil)
    #expect(error?.message?.contains("hash mismatch") == true)
  }
}

extension TestRepository {
  /// Overwrites a file that git made read-only.
  fileprivate func replace(_ path: String, _ bytes: [UInt8]) throws {
    try remove(path)
    try write(path, bytes)
  }
}
