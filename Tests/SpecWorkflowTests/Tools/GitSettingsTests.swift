import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct GitSettingsTests {
  @Test("records of scope, origin, key and value")
  func parsing() {
    let output =
      "global\0file:/home/ada/.gitconfig\0user.name\nAda\0local\0file:.git/config\0core.bare\0"
      + "command\0command line:\0spec.text\nfirst\nsecond=3\0local\0file:.git/config\0a.b\n\0"
    let settings = GitSettings.parse(Array(output.utf8))
    #expect(settings.entries.map(\.scope) == ["global", "local", "command", "local"])
    #expect(settings.entries.map(\.key) == ["user.name", "core.bare", "spec.text", "a.b"])
    #expect(settings.entries.map(\.value) == ["Ada", "true", "first\nsecond=3", ""])
    #expect(settings.entries[0].origin == "file:/home/ada/.gitconfig")
    #expect(settings["SPEC.Text"] == "first\nsecond=3")
    #expect(settings["nothing"] == nil)
  }

  @Test(
    "what is no output of git is no settings",
    arguments: [
      "", "\0", "\0\0", "global\0file:x", "global\0file:x\0", "junk without an end",
    ])
  func junk(_ output: String) {
    let settings = GitSettings.parse(Array(output.utf8))
    #expect(settings["user.name"] == nil)
    #expect(settings.entries.allSatisfy { $0.key.isEmpty })
  }

  @Test("what the repository names is not taken where its user has to say it")
  func protected() {
    let output =
      "system\0o\0gpg.program\nsystem\0global\0o\0gpg.program\nmine\0local\0o\0gpg.program\nevil\0"
      + "worktree\0o\0gpg.program\nworse\0local\0o\0gpg.ssh.program\nevil\0"
    let settings = GitSettings.parse(Array(output.utf8))
    #expect(settings["gpg.program"] == "worse")
    #expect(settings.protected("GPG.program") == "mine")
    #expect(settings.protected("gpg.ssh.program") == nil)
  }

  @Test("git itself is asked, with every scope")
  func reading() async throws {
    let repository = try TestRepository()
    try repository.git("config", "--global", "spec.a", "global")
    try repository.git("config", "spec.a", "local\nwith a second line")
    try repository.git("config", "spec.Sub Section.Name", "x")
    var environment = repository.environment
    environment["GIT_CONFIG_COUNT"] = "1"
    environment["GIT_CONFIG_KEY_0"] = "spec.b"
    environment["GIT_CONFIG_VALUE_0"] = "from the environment"
    let settings = await GitSettings.read(at: repository.path, environment: environment)
    #expect(settings["spec.a"] == "local\nwith a second line")
    #expect(settings.protected("spec.a") == "global")
    #expect(settings["spec.b"] == "from the environment")
    #expect(settings.entries.last?.scope == "command")
    #expect(settings["spec.Sub Section.name"] == "x")
    let none = await GitSettings.read(at: repository.path, environment: ["PATH": "/nowhere:."])
    #expect(none.entries.isEmpty)
  }
}
