import Foundation
import SpecTestSupport
import Testing

/// `spec doctor` on machines that are well and on ones that are not.
struct DoctorTests {
  private func results(_ output: ToolOutput) throws -> [String: String] {
    let checks = try output.json()["checks"].array
    return Dictionary(
      checks.map { ($0["name"].string ?? "", $0["result"].string ?? "") }
    ) { first, _ in first }
  }

  @Test func well() throws {
    let repository = try PolicyRepository.make()
    let output = try repository.spec("doctor", "--json")
    #expect(output.status == 0, "\(output.text)")
    let json = try output.json()
    #expect(json["schema"].string == "spec.doctor/1")
    #expect(json["canSign"].bool == true)
    let results = try results(output)
    for name in [
      "git", "ssh-keygen", "libgit2", "identity", "format", "key", "person", "signature", "policy",
      "hooks", "merge", "clone",
    ] {
      #expect(results[name] == "ok", "\(name)")
    }
    #expect(results["trust"] == "warn")
    let lines = try repository.spec("doctor").lines
    #expect(lines.contains("ok\tsignature\tmade and verified: it counts as ada's\t"))
  }

  @Test func noKey() throws {
    let repository = try PolicyRepository.make()
    try repository.git("config", "--global", "--unset", "user.signingKey")
    let output = try repository.spec("doctor", "--json")
    #expect(output.status == 4)
    #expect(try results(output)["signing"] == "fail")
    #expect(try output.json()["canSign"].bool == false)
  }

  @Test func aKeyThatNobodyKnows() throws {
    let repository = try PolicyRepository.make()
    try PolicyRepository.sign(repository, with: try repository.sshKey("other"))
    let output = try repository.spec("doctor", "--json")
    #expect(output.status == 4)
    let results = try results(output)
    #expect(results["key"] == "ok")
    #expect(results["person"] == "fail")
    #expect(results["signature"] == "fail")
  }

  @Test func aLockedKeyIsNotTried() throws {
    let repository = try PolicyRepository.make()
    try PolicyRepository.sign(
      repository, with: try repository.sshKey("locked", passphrase: "correct horse"))
    let output = try repository.spec("doctor", "--json")
    #expect(try results(output)["signature"] == "skip")
  }

  @Test func wrongFormat() throws {
    let repository = try PolicyRepository.make()
    try repository.git("config", "--global", "gpg.format", "shh")
    let output = try repository.spec("doctor")
    #expect(output.status == 4)
    #expect(
      output.lines.contains(
        "fail\tsigning\tgit's gpg.format is 'shh': known: openpgp, ssh, x509\tdid you mean 'ssh'?"))
  }

  @Test func aMissingTool() throws {
    let repository = try PolicyRepository.make()
    let bin = try repository.temporary.folder("only-git")
    let git = try #require(Tool.find("git"))
    try FileManager.default.createSymbolicLink(atPath: "\(bin)/git", withDestinationPath: git)
    let output = try repository.spec("doctor", "--json", environment: ["PATH": bin])
    #expect(output.status == 5)
    #expect(try results(output)["ssh-keygen"] == "fail")
    #expect(try results(output)["gpg"] == "ok")
  }

  @Test func outsideARepository() throws {
    let folder = try TestRepository.plainFolder()
    let output = try folder.spec("doctor", "--json")
    #expect(output.status == 0, "\(output.text)")
    let results = try results(output)
    #expect(results["repository"] == "skip")
    #expect(results["git"] == "ok")
    #expect(results["policy"] == nil)
  }

  @Test func aConfigurationThatCannotBeRead() throws {
    let repository = try PolicyRepository.make()
    try repository.write(".spec/config.yml", "peopel: {}\n")
    let output = try repository.spec("doctor", "--json")
    #expect(output.status == 5)
    #expect(try results(output)["repository"] == "fail")
  }

  @Test func whatDropsSignatures() throws {
    let repository = try PolicyRepository.make()
    try repository.git("config", "pull.rebase", "true")
    try Tool.writeScript("#!/bin/sh\n", to: repository.absolute(".git/hooks/pre-commit"))
    let output = try repository.spec("doctor")
    #expect(
      output.lines.contains(
        "warn\tmerge\tpull.rebase=true: a rebase drops the signatures of approvals\t"
          + "git config pull.rebase false"))
    #expect(
      output.lines.contains("ok\thooks\tpre-commit; spec runs none of them when it writes\t"))
    #expect(output.status == 0)
  }
}
