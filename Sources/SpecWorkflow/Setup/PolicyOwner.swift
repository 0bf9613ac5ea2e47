/// The person who sets a repository up, and the key by which his approvals will be known.
public struct PolicyOwner: Sendable {
  var person: Principal
  var key: KeyFile

  /// The owner of git's own signing key, where git has one that can stand in a policy.
  ///
  /// - Throws: `SpecError.refused` with the reason why there is none.
  public static func find(
    _ settings: GitSettings, directory: String, environment: [String: String]
  ) async throws(SpecError) -> PolicyOwner {
    guard let name = settings["user.name"], let address = settings["user.email"],
      ApprovalRulesReader.isIdentityText(name), ApprovalRulesReader.isAddress(address)
    else {
      throw .noIdentity
    }
    let signer = try await CommitSigner.configured(
      settings, committer: "\(name) <\(address)>", directory: directory, environment: environment,
      allowsRepositoryPrograms: false)
    let account = address.lowercased().prefix { $0 != "@" }
    let id = String(account.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    return PolicyOwner(
      person: Principal(id: id.isEmpty ? "me" : id, name: name, addresses: [address]),
      key: try await KeyFile.own(signer, environment: environment))
  }

  /// The file of the policy that holds the key.
  var file: (path: String, content: String) {
    switch key {
    case .ssh(let key):
      (Policy.File.signers, "\(person.addresses[0]) namespaces=\"git\" \(key.line)\n")
    case .openPGP(let armor, _):
      ("\(Policy.File.keys)/\(person.id).asc", String(decoding: armor, as: UTF8.self))
    }
  }

  /// What the configuration says of him: one person whose own approval is enough.
  func configuration(for state: String) -> String {
    """

    # Who approves what. When a second person comes: spec key add, then need: 2 and own: false.
    people:
      \(person.id): {name: \(ConfigurationText.scalar(person.name)), email: \(person.addresses[0])}

    policy:
      from: [\(person.id)]         # who may change anything under .spec/

    approvals:
      \(ConfigurationText.scalar(state)):
        need: 1
        own: true                  # whoever wrote a spec may approve it

    """
  }

  /// The state of a vocabulary that approvals are for; `nil` where none is called so.
  static func approvedState(in states: [String]) -> String? {
    states.dropFirst().first { ["approved", "accepted"].contains($0.lowercased()) }
  }
}
