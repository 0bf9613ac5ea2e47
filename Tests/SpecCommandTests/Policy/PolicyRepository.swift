import Foundation
import SpecTestSupport

/// A repository with a policy: ada keeps it, ada and ben approve, and ada signs with her SSH key.
enum PolicyRepository {
  static let project = "6d1f0c52-0000-4000-8000-000000000001"

  static let approvals = """
    project: \(project)
    people:
      ada: {name: "Ada Okafor", email: ada@tidewater.example}
      ben: {name: "Ben Sørensen", email: ben@tidewater.example}
    policy: {from: [ada]}
    approvals:
      Approved: {need: 1, from: [ada, ben], own: true}

    """

  /// Commits the policy; `configuration` stands in front of it, `need` people have to approve.
  static func make(configuration: String = "", need: Int = 1) throws -> TestRepository {
    let repository = try TestRepository()
    let key = try repository.sshKey("ada")
    try repository.write(
      ".spec/config.yml", configuration + approvals.replacing("need: 1", with: "need: \(need)"))
    try repository.write(".spec/allowed_signers", line("ada@tidewater.example", key))
    try sign(repository, with: key)
    try repository.commit("Begin the policy")
    return repository
  }

  static func line(_ principals: String, _ key: SSHKey) -> String {
    "\(principals) namespaces=\"git\" \(key.publicKey)\n"
  }

  /// Lets git sign with a key from now on.
  static func sign(_ repository: TestRepository, with key: SSHKey) throws {
    try repository.git("config", "--global", "gpg.format", "ssh")
    try repository.git("config", "--global", "user.signingKey", key.path + ".pub")
  }

  /// Another identity and key from now on.
  static func act(_ repository: TestRepository, as person: Person, with key: SSHKey) throws {
    try repository.git("config", "--global", "user.name", person.name)
    try repository.git("config", "--global", "user.email", person.email)
    try sign(repository, with: key)
  }
}
