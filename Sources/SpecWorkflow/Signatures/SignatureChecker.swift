internal import Git

/// Tells who signed a commit, by the keys of a policy; every answer is worked out once.
final class SignatureChecker {
  /// Whom a policy takes for the signer.
  enum Signer: Sendable, Hashable {
    /// The short name of a person, and the key.
    case person(String, SignatureKey)
    case failed(SignatureProblem, reason: String)
  }

  private struct Question: Hashable {
    var commit: ObjectID
    var keys: Keys
  }

  /// The folders that keys, and what is revoked of them, were read from.
  private struct Keys: Hashable {
    var policy: ObjectID
    var revocations: ObjectID
  }

  /// The time at which commits came to a server, and which ones did.
  struct Arrival {
    /// In seconds since 1970.
    var now: Int64
    var isNew: (ObjectID) -> Bool
  }

  private let environment: [String: String]
  private let arrival: Arrival?
  private let proofs: SignatureProofs
  private var answers: [Question: Signer] = [:]
  private var checkers: [Keys: Tools] = [:]

  /// The tools of one policy.
  private struct Tools {
    var ssh: SSHVerifier
    var openPGP: OpenPGPVerifier
    var x509: X509Verifier
  }

  /// A checker that knows no answer yet.
  ///
  /// `environment`: that of the tools, of which they see no more than they need. `arrival`: where
  /// commits have just come to a server, by whose time they are judged as well as by their own.
  /// `proofs`: the signatures that are known to hold.
  init(
    environment: [String: String], arrival: Arrival? = nil,
    proofs: SignatureProofs = SignatureProofs()
  ) {
    self.proofs = proofs
    self.environment = environment
    self.arrival = arrival
  }

  /// The signer of a commit in the eyes of a policy.
  ///
  /// Whether a key was valid is judged at the committer's date; that of a commit that has just come to
  /// a server, which anybody can backdate, at the server's time as well. `revokedBy` is the policy whose lists
  /// of revoked keys count, where that is another one.
  func signer(
    of object: SignedCommit, _ commit: ObjectID, under policy: Policy, revokedBy: Policy? = nil
  ) async -> Signer {
    let revokedBy = revokedBy ?? policy
    let question = Question(
      commit: commit, keys: Keys(policy: policy.folder, revocations: revokedBy.folder))
    if let answer = answers[question] {
      return answer
    }
    let tools = tools(of: policy, revokedBy: revokedBy)
    var answer = await check(object, policy, tools, at: object.committer.seconds)
    if case .person = answer, let arrival, arrival.isNew(commit) {
      answer = await check(object, policy, tools, at: arrival.now)
    }
    answers[question] = answer
    return answer
  }

  private func check(
    _ object: SignedCommit, _ policy: Policy, _ tools: Tools, at time: Int64
  ) async -> Signer {
    let finding =
      switch object.format {
      case .ssh: await tools.ssh.check(object.armor, over: object.payload, at: time)
      case .openpgp: await tools.openPGP.check(object.armor, over: object.payload, at: time)
      case .x509: await tools.x509.check(object.armor, over: object.payload, at: time)
      }
    switch finding {
    case .failed(let problem, let reason):
      return .failed(problem, reason: reason)
    case .good(let key):
      let people = Set(
        key.owners.compactMap { owner in
          key.format == .openpgp
            ? policy.rules.person(owner)?.id : policy.rules.person(address: owner)?.id
        })
      guard let person = people.first else {
        return .failed(.notAllowed, reason: "the key is nobody's whom the policy knows")
      }
      guard people.count == 1 else {
        return .failed(
          .notAllowed, reason: "the key is that of " + people.sorted().joined(separator: " and "))
      }
      return .person(person, key)
    }
  }

  private func tools(of policy: Policy, revokedBy: Policy) -> Tools {
    let keys = Keys(policy: policy.folder, revocations: revokedBy.folder)
    if let tools = checkers[keys] {
      return tools
    }
    let tools = Tools(
      ssh: SSHVerifier(
        signers: policy.signers, addresses: policy.rules.people.flatMap(\.addresses),
        revocations: revokedBy.revocations, environment: environment, proofs: proofs),
      openPGP: OpenPGPVerifier(
        keys: policy.openPGPKeys, revokedFingerprints: revokedBy.revokedFingerprints,
        environment: environment),
      x509: X509Verifier(
        authorities: policy.authorities, revokedFingerprints: revokedBy.revokedFingerprints,
        environment: environment))
    checkers[keys] = tools
    return tools
  }
}
