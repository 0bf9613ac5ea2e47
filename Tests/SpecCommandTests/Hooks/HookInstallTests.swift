import Foundation
import SpecTestSupport
import Testing

/// Which files `spec hook install` writes and leaves, and what `uninstall` and `list` make of them.
struct HookInstallTests {
  private static let clients = ["pre-commit", "commit-msg", "pre-push"]

  @Test func writesTheBytesOfTheFolderHooks() throws {
    let repository = try TestRepository()
    try repository.spec("hook", "install", "pre-commit", "commit-msg", "pre-push", "pre-receive")
    let names = try FileManager.default.contentsOfDirectory(atPath: Server.hooks).sorted()
    #expect(names == (Self.clients + ["pre-receive"]).sorted())
    for name in names {
      let ours = try Data(contentsOf: URL(fileURLWithPath: Server.hooks + "/" + name))
      #expect(try repository.bytes(".git/hooks/\(name)") == Array(ours), "\(name)")
      #expect(
        FileManager.default.isExecutableFile(atPath: repository.absolute(".git/hooks/\(name)")))
      #expect(try repository.run("sh", ["-n", ".git/hooks/\(name)"]).status == 0)
    }
  }

  @Test func installsWhatTheKindOfRepositoryNeeds() throws {
    let repository = try TestRepository()
    let output = try repository.spec("hook", "install")
    #expect(output.lines == Self.clients.map { "Installed \(repository.path)/.git/hooks/\($0)" })
    #expect(output.status == 0)
    let again = try repository.spec("hook", "install")
    #expect(again.lines == Self.clients.map { "\(repository.path)/.git/hooks/\($0) is in place" })
    #expect(again.status == 0)

    let server = try TestRepository.bare()
    #expect(
      try server.spec("hook", "install").lines == ["Installed \(server.path)/hooks/pre-receive"])
    #expect(
      try server.spec("hook").text == "pre-receive\tinstalled\t\(server.path)/hooks/pre-receive\n")
  }

  @Test func aDryRunWritesNothing() throws {
    let repository = try TestRepository()
    let output = try repository.spec("hook", "install", "-n", "--json")
    let json = try output.json()
    #expect(json["schema"].string == "spec.hooks/1")
    #expect(
      json["hooks"].array.map { $0["done"].string } == ["installed", "installed", "installed"])
    #expect(json["hooks"].array.map { $0["state"].string } == ["missing", "missing", "missing"])
    #expect(!repository.exists(".git/hooks/pre-commit"))
    try repository.spec("hook", "install")
    #expect(
      try repository.spec("hook", "uninstall", "-n").lines
        == Self.clients.map { "Would remove \(repository.path)/.git/hooks/\($0)" })
    #expect(repository.exists(".git/hooks/pre-commit"))
  }

  @Test func leavesWhatIsSomebodyElses() throws {
    let repository = try TestRepository()
    let own = "#!/bin/sh\nmake lint\n"
    try repository.write(".git/hooks/pre-commit", own)
    let output = try repository.spec("hook", "install", "pre-commit")
    #expect(output.status == 1)
    #expect(
      output.lines == [
        "\(repository.path)/.git/hooks/pre-commit is not spec's; add to it:",
        "  spec hook run pre-commit \"$@\" || exit 1",
      ])
    #expect(try repository.read(".git/hooks/pre-commit") == own)
    #expect(try repository.spec("hook", "uninstall", "pre-commit").status == 0)
    #expect(try repository.read(".git/hooks/pre-commit") == own)

    try repository.write(
      ".git/hooks/pre-commit", own + "spec hook run pre-commit \"$@\" || exit 1\n")
    #expect(try repository.spec("hook", "install", "pre-commit").status == 0)
    #expect(try repository.spec("hook").lines[0].contains("\tcalling\t"))
    let left = try repository.spec("hook", "uninstall")
    #expect(left.status == 1)
    #expect(left.text.contains("take out 'spec hook run pre-commit'"))
  }

  @Test func whatIsToBeAddedRunsBesideAnotherReaderOfTheInput() throws {
    let desk = try Desk(hooks: ["pre-push"])
    let repository = desk.repository
    let server = try TestRepository.bare()
    try repository.git("remote", "add", "origin", server.url)
    try repository.git("branch", "-M", "main")
    try repository.remove(".git/hooks/pre-push")
    let hook = repository.absolute(".git/hooks/pre-push")
    try Tool.writeScript("#!/bin/sh\ncat >seen\n", to: hook)
    let lines = try repository.spec("hook", "install", "pre-push").lines.dropFirst()
      .map { String($0.dropFirst(2)) }
    try Tool.writeScript(
      (["#!/bin/sh"] + lines + ["cat >seen"]).joined(separator: "\n") + "\n", to: hook)
    #expect(try desk.git("push", "-q", "origin", "main").status == 0)
    #expect(try repository.read("seen").hasPrefix("refs/heads/main "))
    try repository.write(Sample.quotas, Desk.wrong("SPEC-002"))
    try repository.commit("Wrong")
    let refused = try desk.git("push", "-q", "origin", "main")
    #expect(refused.status != 0)
    #expect(refused.everything.contains("D003 placeholder"))
  }

  @Test func replacesItsOwnOfAnOlderVersion() throws {
    let repository = try TestRepository()
    try repository.write(
      ".git/hooks/pre-commit",
      """
      #!/bin/sh
      # spec: an older purpose.
      if ! command -v spec >/dev/null 2>&1; then
        echo 'error: no spec' >&2
        exit 1
      fi
      exec spec hook run pre-commit "$@"

      """)
    #expect(try repository.spec("hook").lines[0].contains("\toutdated\t"))
    #expect(
      try repository.spec("hook", "install", "pre-commit").lines
        == ["Replaced \(repository.path)/.git/hooks/pre-commit"])
    #expect(try repository.spec("hook").lines[0].contains("\tinstalled\t"))
    _ = try repository.run("chmod", ["-x", ".git/hooks/pre-commit"])
    #expect(try repository.spec("hook").lines[0].contains("\tdisabled\t"))
    try repository.spec("hook", "install", "pre-commit")
    #expect(try repository.spec("hook").lines[0].contains("\tinstalled\t"))
    // What somebody has added to is not spec's any more.
    let text = try repository.read(".git/hooks/pre-commit")
    try repository.write(
      ".git/hooks/pre-commit", text.replacing("exec spec", with: "make lint\nexec spec"))
    #expect(try repository.spec("hook").lines[0].contains("\tcalling\t"))
  }

  @Test func followsGitToTheFolder() throws {
    let desk = try Desk()
    let repository = desk.repository
    try repository.git("worktree", "add", "-q", "../linked", "-b", "topic")
    #expect(
      try repository.spec("hook", in: "../linked").lines[0]
        == "pre-commit\tinstalled\t\(repository.path)/.git/hooks/pre-commit")
    try repository.git("config", "core.hooksPath", "tools/hooks")
    #expect(
      try repository.spec("hook", "install", "pre-push").lines
        == ["Installed \(repository.path)/tools/hooks/pre-push"])
    #expect(repository.exists("tools/hooks/pre-push"))
    try repository.git("config", "core.hooksPath", "/dev/null")
    let off = try repository.spec("hook", "install", "pre-push")
    #expect(off.status == 2)
    #expect(off.errors.contains("core.hooksPath"))
  }

  @Test(
    "a manager of hooks is told, not fought",
    arguments: [
      (".husky/_/husky.sh", "husky", ".husky/pre-push"),
      ("lefthook.yml", "lefthook", "lefthook.yml"),
      (".pre-commit-config.yaml", "pre-commit", ".pre-commit-config.yaml"),
    ])
  func managers(_ file: String, _ manager: String, _ place: String) throws {
    let repository = try TestRepository()
    try repository.write(file, "#\n")
    let output = try repository.spec("hook", "install", "pre-push")
    #expect(output.status == 1)
    #expect(output.lines[0] == "\(repository.path)/\(place) is \(manager)'s; add to it:")
    #expect(output.text.contains("spec hook run pre-push"))
    #expect(!repository.exists(".git/hooks/pre-push"))
    let added = output.lines.dropFirst().map { $0.dropFirst(2) + "\n" }.joined()
    try repository.write(place, added)
    let again = try repository.spec("hook", "install", "pre-push")
    #expect(again.status == 0, "\(again.text)")
    let json = try repository.spec("hook", "list", "--json").json()
    #expect(json["manager"].string == manager)
  }

  @Test func withoutTheProgramTheHookSaysWhatToDo() throws {
    let desk = try Desk()
    try desk.repository.write("a", "a")
    try desk.repository.git("add", "a")
    let output = try desk.repository.run("git", ["commit", "-qm", "x"])
    #expect(output.status == 1)
    #expect(
      output.errors == """
        error: spec is not on the PATH: the specs cannot be checked
        hint: install spec; git commit --no-verify goes without

        """)
    #expect(try desk.repository.run("git", ["commit", "--no-verify", "-qm", "x"]).status == 0)
  }

  @Test func unknownNamesAreTold() throws {
    let repository = try TestRepository()
    let output = try repository.spec("hook", "install", "pre-comit")
    #expect(output.status == 2)
    #expect(output.errors.contains("did you mean 'pre-commit'?"), "\(output.errors)")
  }
}
