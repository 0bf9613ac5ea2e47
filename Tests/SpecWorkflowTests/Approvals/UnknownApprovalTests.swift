import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: what cannot be told, and from where trust comes")
struct UnknownApprovalTests {
  private let spec = ApprovalScenario.spec

  /// Deletes a loose object.
  private func delete(_ object: String, in repository: TestRepository) throws {
    let id = try repository.id(object)
    try repository.remove(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
  }

  @Test(
    "an object is missing: an error or unknown, never a verdict",
    arguments: [
      "HEAD~1:\(ApprovalScenario.spec)", "HEAD~1:.spec/config.yml", "HEAD~1:.spec/allowed_signers",
      "HEAD~1:.spec", "HEAD~1:specs", "HEAD~1^{tree}", "HEAD^{tree}", "HEAD~1", "HEAD~2",
      "HEAD:\(ApprovalScenario.spec)",
    ])
  func missing(_ object: String) async throws {
    let at = try ApprovalScenario()
    try at.edit()
    try await at.approve(.ada)
    try delete(object, in: at.repository)
    do {
      #expect(try await at.verdict() == .unknown)
    } catch let error as SpecError {
      guard case .missingObject = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("a policy that stood in between is missing")
  func missingPolicy() async throws {
    let at = try ApprovalScenario()
    try at.change(to: .withEve)
    try at.change(to: .withoutDee)
    try at.forge(.dee, key: "dee")
    try delete("HEAD~2:.spec/config.yml", in: at.repository)
    do {
      #expect(try await at.verdict() == .unknown)
    } catch let error as SpecError {
      guard case .missingObject = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("a shallow clone is unknown, claimed or not", arguments: [1, 2])
  func shallow(_ depth: Int) async throws {
    let at = try ApprovalScenario()
    try at.commit("Go on")
    try await at.approve(.ada)
    let clone = try at.repository.clone(depth: depth)
    let workspace = try await Workspace.open(at: clone.path, environment: clone.environment)
    let report = try await workspace.verify(
      at: try workspace.headCommit(), JudgeOptions(environment: clone.environment))
    #expect(report?.spec(at: spec)?.verdict == .unknown)
  }

  @Test("a revocation list of OpenSSH needs ssh-keygen")
  func revocationList() async throws {
    let at = try ApprovalScenario()
    let list = "\(at.repository.temporary.path)/list"
    let made = try at.repository.run(
      "ssh-keygen", ["-k", "-q", "-f", list, at.keyPath("eve") + ".pub"])
    try #require(made.status == 0, "\(made.errors)")
    try at.repository.write(".spec/revoked_keys", try at.repository.bytes(list))
    try at.commit("Revoke", key: "ada")
    try await at.approve(.ada)
    #expect(try await at.verdict() == .approved)

    var environment = at.repository.environment
    environment["PATH"] = try at.toolsFolder()
    let found = try #require(try await at.report(environment: environment)?.spec(at: spec))
    #expect(found.verdict == .unknown)
    #expect(found.approvals.map(\.verdict) == [.unknown])
  }

  @Test("a withdrawal that cannot be checked may be a true one")
  func unknownWithdrawal() async throws {
    let at = try ApprovalScenario()
    let key = try at.repository.openPGPKey("Ada Okafor <ada@tidewater.example>")
    try at.write(.need(2))
    try at.repository.write(".spec/keys/ada.asc", key.armored)
    try at.commit("Ask for two", key: "ada")
    try await at.approve(.ada)
    try at.branch("side")
    var withdrawal = try at.statement(.ada)
    withdrawal.decision = .withdraw
    try at.forge(.ada, key: nil, withdrawal, setsStatus: false) { payload in
      let armor = try at.repository.openPGPSignature(over: payload, by: key, at: at.now)
      return SignedCommit.inserting(Array(armor.dropLast()), into: payload)
    }
    try at.switchTo("main")
    try await at.approve(.ben)
    #expect(try await at.verdict() == .approved)
    try at.merge("side", mainFirst: true)
    #expect(try await at.verdict() == .unproven)

    var environment = at.repository.environment
    environment["PATH"] = try at.toolsFolder()
    #expect(try await at.report(environment: environment)?.spec(at: spec)?.verdict == .unknown)
  }

  @Test("a revocation list that names the key")
  func revokedByList() async throws {
    let at = try ApprovalScenario()
    try await at.approve(.ben)
    let list = "\(at.repository.temporary.path)/list"
    let made = try at.repository.run(
      "ssh-keygen", ["-k", "-q", "-f", list, at.keyPath("ben") + ".pub"])
    try #require(made.status == 0, "\(made.errors)")
    try at.repository.write(".spec/revoked_keys", try at.repository.bytes(list))
    try at.commit("Revoke", key: "ada")
    let found = try #require(try await at.report()?.spec(at: spec))
    #expect(found.verdict == .unproven)
    #expect(found.approvals.map(\.verdict) == [.revoked])
  }

  @Test("programs that the repository names never run")
  func repositoryPrograms() async throws {
    let at = try ApprovalScenario()
    try await at.approve(.ada)
    try at.forge(.ben, key: "eve", try at.statement(.ben), setsStatus: false)
    let mark = "\(at.repository.temporary.path)/ran"
    let script = try at.repository.script("evil", "touch '\(mark)'; exit 0")
    for key in ["gpg.ssh.program", "gpg.program", "gpg.x509.program", "core.fsmonitor"] {
      try at.repository.git("config", key, script)
    }
    #expect(try await at.verdict() == .approved)
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test("a signing program of the repository's own needs the user's word")
  func repositorySigner() async throws {
    let at = try ApprovalScenario()
    let mark = "\(at.repository.temporary.path)/ran"
    let script = try at.repository.script("evil", "touch '\(mark)'; exit 0")
    try at.repository.git("config", "gpg.ssh.program", script)
    #expect(try await at.refusesApproval(.ada))
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test("a pin that holds, and some that do not")
  func pins() async throws {
    let at = try ApprovalScenario()
    let root = try at.repository.id()
    try await at.approve(.ada)
    #expect(try await at.report()?.isPinned == false)
    let pinned = try #require(try await at.report(pins: [root]))
    #expect(pinned.isPinned)
    #expect(pinned.root?.hex == root)
    #expect(pinned.spec(at: spec)?.verdict == .approved)
    for pin in [String(repeating: "0", count: 40), String(root.prefix(12)), "main", ""] {
      await #expect(throws: SpecError.self, "\(pin)") { try await at.report(pins: [pin]) }
    }
  }

  @Test("a pin beside the history that is judged")
  func strangePin() async throws {
    let at = try ApprovalScenario()
    try at.branch("side")
    let pin = try at.commit("Elsewhere")
    try at.switchTo("main")
    try await at.approve(.ada)
    await #expect(throws: SpecError.self) { try await at.report(pins: [pin]) }
  }

  @Test("with a pin, an unrelated history's policy is none")
  func pinnedAgainstStranger() async throws {
    let at = try ApprovalScenario()
    let root = try at.repository.id()
    try await at.approve(.ada)
    try at.repository.git("switch", "--quiet", "--orphan", "stranger")
    try at.write(TestPolicy(keys: [(.eve, ["eve"])], keepers: [.eve]))
    try at.repository.git("add", "--all")
    try at.commitTree(
      at.repository.git("write-tree"), "Begin", on: [], author: Who.eve.person)
    try at.switchTo("main")
    try at.merge("stranger", "--allow-unrelated-histories", "-X", "ours")
    let pinned = try #require(try await at.report(pins: [root]))
    #expect(pinned.spec(at: spec)?.verdict == .approved)
    #expect(pinned.root?.hex == root)
    #expect(pinned.policy.map(\.kind) == [])
    // Without one both are in force, and nobody was allowed by both.
    let open = try #require(try await at.report())
    #expect(open.policy.map(\.kind).contains(.severalRoots))
  }
}

extension ApprovalScenario {
  /// A folder in which git is the only program.
  fileprivate func toolsFolder() throws -> String {
    let tools = try repository.temporary.folder("tools")
    let git = try #require(Tool.find("git"))
    try FileManager.default.createSymbolicLink(atPath: "\(tools)/git", withDestinationPath: git)
    return tools
  }
}
