internal import Git

/// Works out what a change of the keys would write, or why it is not to be made.
struct KeyPlanner {
  let workspace: Workspace
  let court: Court
  let policy: Policy
  let request: KeyRequest
  /// The keys as they are.
  let keys: [PolicyKey]
  var editor: PolicyEditor

  /// What a change is called and whose key it is about.
  struct Change {
    var subject: String
    var fingerprint: String
    var person: String?
  }

  private var environment: [String: String] {
    request.judging.environment
  }

  /// Changes the files.
  mutating func edit(_ signer: CommitSigner) async throws(SpecError) -> Change {
    let change: Change
    switch request.kind {
    case .add(let new): change = try await add(new, signer)
    case .retire(let name): change = try retire(name)
    case .revoke(let name): change = try revoke(name)
    }
    try await checkResult()
    return change
  }

  // MARK: Adding

  private mutating func add(
    _ new: KeyRequest.NewKey, _ signer: CommitSigner
  ) async throws(SpecError) -> Change {
    let key: KeyFile
    if let file = new.file {
      key = try await KeyFile.read(
        Files.absolute(file, in: workspace.directory), environment: environment)
    } else {
      key = try await KeyFile.own(signer, environment: environment)
    }
    if let other = keys.first(where: { $0.fingerprint == key.fingerprint }) {
      let owner = other.person ?? "nobody"
      throw .refused(
        Refusal(
          "the key \(key.fingerprint) is \(owner == new.person ? owner + "'s already" : owner + "'s")",
          cause: other.file + (other.line.map { ":\($0)" } ?? ""),
          hint: "a key is one person's: spec key list", kind: .signing))
    }
    let person = try self.person(new)
    if policy.rules.person(person.id) == nil {
      try editor.add(person)
    }
    switch key {
    case .ssh(let key):
      if SSHRevocations(policy.revocations).names(key) {
        throw .refused(Self.isRevoked(key.fingerprint))
      }
      editor.add(key, of: person, after: new.validAfter, before: new.validBefore)
    case .openPGP(let armor, let fingerprint):
      guard new.validAfter == nil, new.validBefore == nil else {
        throw .refused(
          Refusal(
            "an OpenPGP key says itself how long it is valid",
            hint: "gpg --quick-set-expire \(fingerprint)"))
      }
      if policy.revokedFingerprints.contains(fingerprint) {
        throw .refused(Self.isRevoked(fingerprint))
      }
      editor.add(openPGP: armor, fingerprint, of: person)
    }
    return Change(
      subject: "Add a key of \(person.name)", fingerprint: key.fingerprint, person: person.id)
  }

  private static func isRevoked(_ fingerprint: String) -> Refusal {
    Refusal(
      "the key \(fingerprint) is revoked", cause: "what is revoked stays so",
      hint: "ssh-keygen -t ed25519 makes a new one", kind: .signing)
  }

  private func person(_ new: KeyRequest.NewKey) throws(SpecError) -> Principal {
    if let person = policy.rules.person(new.person) {
      guard new.name == nil, new.address == nil else {
        throw .refused(
          Refusal(
            "\(person.id) is in \(Configuration.path) already", cause: person.identity,
            hint: "leave out --name and --email"))
      }
      return person
    }
    guard let name = new.name, let address = new.address else {
      let near = Suggestion.nearest(to: new.person, among: policy.rules.people.map(\.id))
      throw .refused(
        Refusal(
          "the policy knows nobody called '\(new.person)'",
          hint: near.map { "did you mean '\($0)'?" }
            ?? "for a new person add --name 'Full Name' --email name@example.com"))
    }
    guard ApprovalRulesReader.isShortName(new.person) else {
      throw .refused(
        Refusal("'\(new.person)' is no short name", hint: "letters, digits, '.', '_' and '-'"))
    }
    guard ApprovalRulesReader.isIdentityText(name), ApprovalRulesReader.isAddress(address) else {
      throw .refused(Refusal("'\(name) <\(address)>' cannot stand in a commit"))
    }
    return Principal(id: new.person, name: name, addresses: [address])
  }

  // MARK: Taking away

  private mutating func retire(_ name: String) throws(SpecError) -> Change {
    let found = matching(name)
    guard let first = found.first else {
      throw .refused(unknown(name))
    }
    try checkAlone(found)
    editor.remove(found)
    let owner = first.person.flatMap { policy.rules.person($0) }?.name ?? "nobody"
    return Change(
      subject: "Retire \(found.count == 1 ? "a key" : "the keys") of \(owner)",
      fingerprint: first.fingerprint, person: first.person)
  }

  private mutating func revoke(_ name: String) throws(SpecError) -> Change {
    guard policy.rules.person(name) == nil else {
      throw .refused(
        Refusal(
          "a key is revoked by its fingerprint", cause: "'\(name)' is a person",
          hint: "spec key list"))
    }
    let found = matching(name)
    let subject = "Revoke a key"
    if let entry = sshEntry(name) {
      guard !SSHRevocations(policy.revocations).names(entry.key) else {
        throw .refused(Self.isRevoked(entry.key.fingerprint))
      }
      if case .list = SSHRevocations(policy.revocations) {
        throw .refused(
          Refusal(
            "\(Policy.File.revokedKeys) is a binary list, which only ssh-keygen writes",
            hint: "ssh-keygen -k -u -f \(Policy.File.revokedKeys) KEY.pub"))
      }
      editor.revoke(entry.key)
      editor.remove(found)
      let owner = policy.rules.people.first { person in
        person.addresses.contains { entry.allows(principal: $0) }
      }
      return Change(
        subject: owner.map { "\(subject) of \($0.name)" } ?? subject,
        fingerprint: entry.key.fingerprint, person: owner?.id)
    }
    let digits = Fingerprint.normalized(name)
    guard [40, 64].contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit) else {
      throw .refused(unknown(name))
    }
    guard !policy.revokedFingerprints.contains(digits) else {
      throw .refused(Self.isRevoked(digits))
    }
    try checkAlone(found)
    editor.revoke(fingerprint: digits)
    editor.remove(found)
    let owner = found.first?.person.flatMap { policy.rules.person($0) }
    return Change(
      subject: owner.map { "\(subject) of \($0.name)" } ?? subject, fingerprint: digits,
      person: owner?.id)
  }

  private func matching(_ name: String) -> [PolicyKey] {
    let digits = Fingerprint.normalized(name)
    return keys.filter { key in
      key.person == name || key.fingerprint == name || key.fingerprint == "SHA256:" + name
        || (key.format != SignatureFormat.ssh.rawValue && key.fingerprint == digits)
    }
  }

  /// An SSH key of this policy or of one that was in force before, so that a key that was retired
  /// can still be revoked.
  private func sshEntry(_ fingerprint: String) -> AllowedSigners.Entry? {
    let chain = court.judge.chain
    for policy in [policy] + chain.changes.reversed().compactMap({ chain.policies[$0] }) {
      if let entry = policy.signers.entries.first(where: {
        [fingerprint, "SHA256:" + fingerprint].contains($0.key.fingerprint)
      }) {
        return entry
      }
    }
    return nil
  }

  /// A file goes with its key; with others in it that would take theirs as well.
  private func checkAlone(_ found: [PolicyKey]) throws(SpecError) {
    for key in found where key.line == nil {
      if keys.contains(where: { $0.file == key.file && !found.contains($0) }) {
        throw .refused(
          Refusal("\(key.file) holds other keys, too", hint: "split it: one key a file"))
      }
    }
  }

  private func unknown(_ name: String) -> Refusal {
    let near = Suggestion.nearest(
      to: name, among: keys.flatMap { [$0.person, $0.fingerprint].compactMap(\.self) })
    return Refusal(
      "the policy has no key '\(name)'",
      hint: near.map { "did you mean \($0)?" } ?? "spec key list",
      kind: .signing)
  }

  // MARK: What comes out

  /// The policy must be readable, and leave a keeper with a key.
  private func checkResult() async throws(SpecError) {
    let result: Policy?
    do throws(ConfigurationError) {
      result = try PolicyReader(files: editor.readerFiles).read(folder: policy.folder)
    } catch {
      throw .configuration(error)
    }
    guard let result else {
      throw .defect("the policy would be gone")
    }
    let left = try await PolicyKeyReader(policy: result, environment: environment).keys()
    let canStillSign = left.contains { key in
      [.valid, .notYetValid].contains(key.standing(at: request.now))
        && (key.isAuthority || key.person.map(result.rules.keepers.contains) ?? false)
    }
    guard canStillSign else {
      throw .refused(
        Refusal(
          "nobody who may change the policy would have a key left",
          cause: "who may: " + policy.rules.keepers.sorted().joined(separator: ", "),
          hint: "add another key first: spec key add", kind: .signing))
    }
  }
}
