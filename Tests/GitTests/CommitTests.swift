import Git
import SpecTestSupport
import Testing

/// Commits as git's own porcelain shows them.
struct CommitTests {
  @Test func agreesWithGit() throws {
    let repository = try TestRepository()
    let root = try repository.commit("Root\n\nWith a body.\n", author: .ben, committer: .chi)
    try repository.git("switch", "--quiet", "--create", "side")
    try repository.commit("Side", at: "2026-01-05T10:00:00-0330", committedAt: "@1800000000 +1245")
    try repository.git("switch", "--quiet", "main")
    try repository.commit("Main", at: "@100000 -1200")
    let open = try repository.open()
    try repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    for id in try repository.git("rev-list", "--all").split(separator: "\n") {
      try expectAgreement(repository, open, String(id))
    }
    #expect(try open.commit(ObjectID(git: root)).parents.isEmpty)
  }

  @Test func readsFiftyParentsInOrder() throws {
    var history = FastImport()
    let parents = (1...50).map { number in
      history.commit("P\(number)", on: "refs/heads/p\(number)", parents: [])
    }
    history.commit("Octopus", parents: parents)
    let repository = try TestRepository.bare()
    let ids = try repository.fastImport(history)
    let octopus = try repository.open().commit(ObjectID(git: ids[50]))
    #expect(octopus.parents.map(\.description) == Array(ids[..<50]))
  }

  @Test func decodesByTheEncodingHeader() throws {
    let repository = try TestRepository()
    let latin = Array("Bj".utf8) + [0xF6] + Array("rn".utf8)
    let tree = try repository.git("write-tree")
    for name in ["ISO-8859-1", "iso8859-1", "latin1"] {
      let id = try repository.writeObject(
        "commit",
        commit(tree, author: latin + Array(" <b@x> 1 +0000\nencoding \(name)".utf8), latin))
      try expectAgreement(repository, try repository.open(), id)
      let read = try repository.open().commit(ObjectID(git: id))
      #expect(read.author.name == "Björn")
      #expect(read.subject == "Björn")
    }
  }

  @Test func showsWhatIsNotUTF8AsReplacement() throws {
    let repository = try TestRepository()
    let tree = try repository.git("write-tree")
    let id = try repository.writeObject(
      "commit", commit(tree, author: [0x42, 0xF6, 0x20, 0x3C, 0x78, 0x3E] + Array(" 5 +0000".utf8)))
    let read = try repository.open().commit(ObjectID(git: id))
    #expect(read.author.name == "B\u{FFFD}")
    #expect(read.author.email == "x")
    #expect(read.author.time == Timestamp(seconds: 5))
  }

  /// Author lines that no porcelain writes, each as git's `%an %ae %at %ai` reads it.
  @Test(arguments: [
    "A <a> 1700000000 +0100", "A <a> 1700000000 +1245", "A <a> 1700000000 -0330",
    "A <a> 1700000000 -0030", "A <a> 1700000000 +9999", "A <a> 1700000000",
    "A <a> 1700000000 0100", "A <a> -5 +0000", "A <a> +5 +0000", "A <a> abc +0100", "A <a>",
    "A <a> ", "A <a>1700000000 +0100", "A <a>   1700000000   +0100", "A <a> 12x +0100",
    "A <a> 1700000000 +01x", "A <a> 99999999999999999999999 +0000", "A <a> 0 +0000", "<a> 1 +0000",
    " <a> 1 +0000", "A  B\t <a> 1 +0000", "A <> 1 +0000", "A 1700000000 +0000", "A <a 1 +0000",
    "A a> 1 +0000", "A <a <b> 1 +0000", "A <a> <b> 1 +0000", "A <a>b> 1 +0000", "",
    "A <a@b c> 1 +0000", "A <a> 1 -99999",
    "A <a> 1 +99999999999", "A\u{A0} <a> 1 +0000", "A < a > 1 +0000",
  ])
  func readsMalformedIdentitiesAsGitDoes(line: String) throws {
    let repository = try TestRepository()
    let tree = try repository.git("write-tree")
    let id = try repository.writeObject("commit", commit(tree, author: Array(line.utf8)))
    let open = try repository.open()
    try expectAgreement(repository, open, id)
  }

  @Test(arguments: [
    "One\n", "One", "\n\n  \nOne\n", "One\r\nTwo\r\n", "One  \n", "  One\n", "", "\n", "One\n\nTwo",
  ])
  func subjectIsTheFirstLine(message: String) throws {
    let repository = try TestRepository()
    let id = try repository.commit(message)
    let subject = try repository.open().commit(ObjectID(git: id)).subject
    let lines = try repository.run("git", ["log", "-1", "--format=%B", id]).text
      .unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }).map(String.init)
    let first = lines.first { $0.contains { $0 != " " } } ?? ""
    let trimmed = String(first.reversed().drop { $0 == " " }.reversed())
    #expect(subject == trimmed)
  }

  @Test func headersInTheWrongPlaceAreNotRead() throws {
    let repository = try TestRepository()
    let parent = try repository.commit()
    let tree = try repository.git("write-tree")
    let lines = """
      tree \(tree)
      author A <a> 1 +0000
      parent \(parent)
      committer B <b> 2 +0000
      gpgsig -----BEGIN
       author C <c> 3 +0000
       parent \(parent)
       -----END
      author D <d> 4 +0000

      parent \(parent)
      """
    let id = try repository.writeObject("commit", Array(lines.utf8))
    let read = try repository.open().commit(ObjectID(git: id))
    #expect(try repository.git("log", "-1", "--format=%P|%cn", id) == "|B")
    #expect(read.parents.isEmpty)
    #expect(read.author.name == "A")
    #expect(read.committer.name == "B")
    #expect(read.message == "parent \(parent)")
  }

  @Test func whatIsNoCommitIsAnError() throws {
    let repository = try TestRepository()
    try repository.write("a", "1")
    try repository.commit()
    let open = try repository.open()
    let broken = try repository.writeObject("commit", Array("author A <a> 1 +0000\n\n".utf8))
    let blob = try repository.oid("HEAD:a")
    #expect(errorOf { _ = try open.commit(blob) }?.code == .notFound)
    #expect(
      errorOf { _ = try open.commit(ObjectID(git: broken)) }?.description
        == "git_odb_read: commit \(broken) is malformed")
  }

  private func commit(_ tree: String, author: [UInt8], _ message: [UInt8] = [0x4D]) -> [UInt8] {
    Array("tree \(tree)\nauthor ".utf8) + author
      + Array("\ncommitter C <c@x> 1700000000 +0100\n\n".utf8) + message
  }

  private func expectAgreement(
    _ repository: TestRepository, _ open: Repository, _ id: String,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let format = ["%T", "%P", "%an", "%ae", "%ad", "%cn", "%ce", "%cd", "%B"]
    let output = try repository.git([
      "log", "-1", "--date=raw", "--format=\(format.joined(separator: "%x00"))", id,
    ]).text
    var theirs = output.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    let read = try open.commit(ObjectID(git: id))
    var ours = [read.tree.description, read.parents.map(\.description).joined(separator: " ")]
    for (person, place) in [(read.author, 2), (read.committer, 5)] {
      // What git shows of a date that it cannot read is nothing.
      let isDated = !theirs[place + 2].isEmpty
      #expect(isDated || person.time == Timestamp(seconds: 0), sourceLocation: location)
      ours += [person.name, person.email, isDated ? "\(person.time.seconds)" : ""]
      let date = theirs[place + 2].split(separator: " ")
      theirs[place + 2] = date.first.map(String.init) ?? ""
      #expect(person.time.offset == minutes(date.last ?? ""), sourceLocation: location)
    }
    ours.append(read.message)
    // git ends the output with a line feed of its own.
    theirs[8] = String(theirs[8].dropLast())
    if theirs[8].hasSuffix("\n"), !read.message.hasSuffix("\n") {
      theirs[8].removeLast()
    }
    #expect(ours == theirs, sourceLocation: location)
  }

  /// Minutes east of UTC of a zone such as `-0330`.
  private func minutes(_ zone: Substring) -> Int {
    let number = Int(zone) ?? 0
    return number / 100 * 60 + number % 100
  }
}
