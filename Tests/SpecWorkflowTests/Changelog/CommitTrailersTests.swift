import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Trailers are what git takes for trailers.
struct CommitTrailersTests {
  @Test func asGitReadsThem() throws {
    let folder = try TestRepository.plainFolder()
    let messages = [
      "Subject\n\nChangelog: fixed\n", "Changelog: fixed\n", "Subject\n\nBody.\n",
      "Subject\n\nBody.\n\nChangelog: fixed\nSigned-off-by: A <a@b.example>\n",
      "Subject\n\nBody.\nChangelog: fixed\n", "Subject\n\nChangelog: fixed\n\nMore.\n",
      "Subject\n\nChangelog : fixed\n", "Subject\n\nchangelog:fixed\n  and more\n",
      "Subject\n\nWords of mine.\nSigned-off-by: A <a@b.example>\nChangelog: none\n",
      "Subject\n\nOne.\nTwo.\nThree.\nFour.\nSigned-off-by: A <a@b.example>\n",
      "Subject\n\nChangelog: added\nChangelog: none\n\n\n", "", "\n\n",
      "A\r\n\r\nChangelog: fixed\r\n",
      "Subject\n\n(cherry picked from commit 1234)\nChangelog: fixed\n",
    ]
    for message in messages {
      let output = try folder.run(
        "git", ["interpret-trailers", "--parse", "--no-divider"], input: Array(message.utf8))
      let own = CommitTrailers(message: message).pairs.map { "\($0.key): \($0.value)" }
      let gits = output.text.split(whereSeparator: \.isNewline).map(String.init)
      #expect(
        own == gits.filter { $0 != "(cherry picked from commit 1234)" },
        "\(message.debugDescription)")
    }
  }

  @Test(
    arguments: [
      ("fixed", .type(.fixed)), ("Security", .type(.security)), ("none", ChangelogOverride.none),
      ("feature", nil), ("", nil),
    ] as [(String, ChangelogOverride?)])
  func overrides(_ value: String, _ expected: ChangelogOverride?) {
    #expect(ChangelogOverride(message: "Subject\n\nChangelog: \(value)\n") == expected)
  }
}
