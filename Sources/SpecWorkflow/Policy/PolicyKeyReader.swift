internal import Crypto
internal import FoundationEssentials
internal import Git

/// Lists the keys of a policy.
struct PolicyKeyReader {
  let policy: Policy
  let environment: [String: String]

  /// The people in the order of the configuration.
  var people: [PolicyPerson] {
    policy.rules.people.map { person in
      PolicyPerson(
        id: person.id, name: person.name, addresses: person.addresses,
        isKeeper: policy.rules.keepers.contains(person.id),
        approves: policy.configuration.vocabulary.states.filter { state in
          policy.rules.rules[state]?.contains { $0.from.contains(person.id) } ?? false
        })
    }
  }

  /// Every key, those of SSH first, in the order of the files.
  ///
  /// - Throws: `SpecError` where a tool that has to read keys fails.
  func keys() async throws(SpecError) -> [PolicyKey] {
    try await sshKeys() + openPGPKeys() + authorities()
  }

  private func sshKeys() async throws(SpecError) -> [PolicyKey] {
    let revocations = SSHRevocations(policy.revocations)
    var keys: [PolicyKey] = []
    for entry in policy.signers.entries {
      let owner = policy.rules.people.first { person in
        person.addresses.contains { entry.allows(principal: $0) }
      }
      var isRevoked = revocations.names(entry.key)
      if case .list(let list) = revocations {
        isRevoked = try await SSHKeygen(environment: environment, timeLimit: .tool)
          .isRevoked(entry.key, by: list)
      }
      keys.append(
        PolicyKey(
          person: entry.isAuthority ? nil : owner?.id, format: SignatureFormat.ssh.rawValue,
          fingerprint: entry.key.fingerprint, isAuthority: entry.isAuthority,
          validAfter: entry.validAfter.map { Timestamp(seconds: $0) },
          validBefore: entry.validBefore.map { Timestamp(seconds: $0) },
          file: Policy.File.signers, line: entry.line, isRevoked: isRevoked))
    }
    return keys
  }

  private func openPGPKeys() async throws(SpecError) -> [PolicyKey] {
    try await OpenPGPVerifier.fingerprints(of: policy.openPGPKeys, environment: environment).map {
      PolicyKey(
        person: $0.owner, format: SignatureFormat.openpgp.rawValue, fingerprint: $0.fingerprint,
        isAuthority: false, validAfter: nil, validBefore: nil, file: $0.file, line: nil,
        isRevoked: policy.revokedFingerprints.contains($0.fingerprint))
    }
  }

  /// By the SHA-256 of the certificate.
  private func authorities() -> [PolicyKey] {
    policy.authorities.map { authority in
      let fingerprint = Self.certificate(in: authority.pem)
        .map { SHA256.hash(data: $0).map { Self.hex($0) }.joined() }
      return PolicyKey(
        person: nil, format: SignatureFormat.x509.rawValue, fingerprint: fingerprint ?? "?",
        isAuthority: true, validAfter: nil, validBefore: nil, file: authority.name, line: nil,
        isRevoked: fingerprint.map(policy.revokedFingerprints.contains) ?? false)
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// The bytes of the first certificate of a PEM file.
  private static func certificate(in pem: [UInt8]) -> [UInt8]? {
    let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
    let body = lines.drop { $0 != "-----BEGIN CERTIFICATE-----" }.dropFirst()
      .prefix { !$0.hasPrefix("-----") }
    return body.isEmpty ? nil : Data(base64Encoded: body.joined()).map { Array($0) }
  }
}
