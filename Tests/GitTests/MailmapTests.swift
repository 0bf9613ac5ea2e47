import Git
import SpecTestSupport
import Testing

/// Mailmaps as `git check-mailmap` reads them.
struct MailmapTests {
  static let content = """
    # A comment
    Ada Okafor <ada@tidewater.example>
    <ben@tidewater.example> <ben@old.example>
    Chi Nguyễn <chi@tidewater.example> <chi@old.example>
    Dee Marsh <dee@harbour.example> Deirdre <shared@old.example>
    Eve Lund <eve@harbour.example> eve <Shared@Old.example> # behind
       Fay   <fay@harbour.example>\t<FAY@old.example>

    not a line
    <broken
    Gil <gil@harbour.example> <gil@first.example>
    Gus <gus@harbour.example> <gil@first.example>
    Hal <hal@harbour.example> # behind
    Ivo <ivo@harbour.example>\u{20}\u{20}
     # indented <ind@old.example>
    Jan <> <jan@old.example>
    Kim <kim@harbour.example> <>
    Lea Åberg <lea@harbour.example> LEA Åberg <lea@old.example>
    <mia@harbour.example>
    Ned <ned@harbour.example> x <ned@old.example> y <third@old.example>
    <ned2@harbour.example> <ned@old.example>
    """

  @Test(arguments: [
    "A. O. <ada@tidewater.example>", "A. O. <ADA@Tidewater.example>", "Ben <ben@old.example>",
    "chi <chi@old.example>", "chi <CHI@old.EXAMPLE>", "Deirdre <shared@old.example>",
    "deirdre <shared@old.example>", "Eve <shared@old.example>", "EVE <shared@old.example>",
    "Somebody <shared@old.example>", "Fay <fay@old.example>", "G <gil@first.example>",
    "Nobody <nobody@nowhere.example>",
    "H <hal@harbour.example>", "I <ivo@harbour.example>", "X <ind@old.example>",
    "J <jan@old.example>", "lea åberg <lea@old.example>", "lea Åberg <lea@old.example>",
    "M <mia@harbour.example>", "X <ned@old.example>", "Z <ned@old.example>",
    "Z <third@old.example>", "Broken <broken>",
  ])
  func agreesWithGit(person: String) throws {
    let repository = try TestRepository()
    try repository.write(".mailmap", Self.content)
    let theirs = try repository.git("check-mailmap", person)
    let parts = person.split(separator: " <")
    let ours = Mailmap(Array(Self.content.utf8))
      .resolve(name: String(parts[0]), email: String(parts[1].dropLast()))
    #expect("\(ours.name) <\(ours.email)>" == theirs)
  }

  @Test(arguments: ["", "\n\n", "# only a comment", "\u{0}", "<<<<>>>>\n>"])
  func emptyOrBrokenContentMapsNothing(content: String) {
    let resolved = Mailmap(Array(content.utf8)).resolve(name: "A", email: "a@b")
    #expect(resolved == ("A", "a@b"))
  }
}
