internal import Git

/// Reads a policy from the files of its folder.
struct PolicyReader {
  /// A file of the folder, its path from the top of the repository.
  struct File {
    var path: String
    var bytes: [UInt8]
  }

  let files: [File]

  /// The largest file of a policy, in bytes.
  static let fileLimit = 1 << 18
  /// The most files.
  static let mostFiles = 1_000

  /// The policy; `nil` where the configuration has no approvals.
  ///
  /// - Throws: `ConfigurationError` for the first thing that is wrong, with its file and line.
  func read(folder: ObjectID) throws(ConfigurationError) -> Policy? {
    guard let file = bytes(Configuration.path) else {
      return nil
    }
    let configuration = try ConfigurationReader.read(file, file: Configuration.path)
    guard let rules = configuration.approvals else {
      return nil
    }
    let signers = try AllowedSigners.read(
      bytes(Policy.File.signers) ?? [], file: Policy.File.signers)
    try checkOwners(of: signers, rules)
    return Policy(
      folder: folder, configuration: configuration, rules: rules, signers: signers,
      openPGPKeys: try openPGPKeys(rules),
      authorities: files.filter { isKey($0.path, "pem") }.map {
        (name: $0.path, pem: $0.bytes)
      },
      revocations: bytes(Policy.File.revokedKeys),
      revokedFingerprints: try revokedFingerprints())
  }

  private func bytes(_ path: String) -> [UInt8]? {
    files.first { $0.path == path }?.bytes
  }

  private func isKey(_ path: String, _ ending: String) -> Bool {
    path.hasPrefix(Policy.File.keys + "/") && path.hasSuffix("." + ending)
  }

  /// A key must be one person's, whatever lines it stands on.
  private func checkOwners(
    of signers: AllowedSigners, _ rules: ApprovalRules
  ) throws(ConfigurationError) {
    var owners: [SSHPublicKey: String] = [:]
    for entry in signers.entries where !entry.isAuthority {
      let people = rules.people.filter { $0.addresses.contains { entry.allows(principal: $0) } }
      for person in people {
        if let other = owners[entry.key], other != person.id {
          throw ConfigurationError(
            file: Policy.File.signers, position: SourcePosition(line: entry.line),
            message: "the key is \(other)'s and \(person.id)'s; a key is one person's")
        }
        owners[entry.key] = person.id
      }
    }
  }

  /// `keys/ada.asc` and `keys/ada.laptop.asc` are keys of `ada`.
  private func openPGPKeys(
    _ rules: ApprovalRules
  ) throws(ConfigurationError) -> [OpenPGPVerifier.KeyFile] {
    var keys: [OpenPGPVerifier.KeyFile] = []
    for file in files where isKey(file.path, "asc") {
      let name = file.path.dropFirst(Policy.File.keys.count + 1).dropLast(4)
      let owner = rules.people.map(\.id).filter { name == $0 || name.hasPrefix($0 + ".") }
        .max { $0.count < $1.count }
      guard let owner else {
        throw ConfigurationError(
          file: file.path, position: SourcePosition(line: 1),
          message: "the file's name begins with no person's short name",
          suggestion: "name it \(Policy.File.keys)/\(rules.people.first?.id ?? "ada").asc")
      }
      keys.append(.init(owner: owner, name: file.path, bytes: file.bytes))
    }
    return keys
  }

  /// One fingerprint a line, with or without spaces and colons; `#` begins a comment.
  private func revokedFingerprints() throws(ConfigurationError) -> Set<String> {
    var fingerprints: Set<String> = []
    let text = bytes(Policy.File.revokedFingerprints) ?? []
    for (index, line) in text.split(
      separator: ASCII.newline, omittingEmptySubsequences: false
    ).enumerated() {
      let digits = String(
        decoding: line.prefix { $0 != ASCII.hash }.filter { $0 > ASCII.space && $0 != ASCII.colon },
        as: UTF8.self)
      guard !digits.isEmpty else {
        continue
      }
      guard [40, 64].contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit) else {
        throw ConfigurationError(
          file: Policy.File.revokedFingerprints, position: SourcePosition(line: index + 1),
          message: "not a fingerprint of 40 or 64 hexadecimal digits")
      }
      fingerprints.insert(digits.uppercased())
    }
    return fingerprints
  }
}
