internal import Git

/// Looks up who may sign with a key.
struct SSHGrants {
  let signers: AllowedSigners
  let addresses: [String]

  /// A line of the list, and whom of the addresses it lets sign with the key: at least one.
  struct Grant {
    var entry: AllowedSigners.Entry
    var addresses: [String]
  }

  enum Answer {
    case some([Grant])
    case none(SignatureProblem, reason: String)
  }

  /// The lines that allow the key at a time; where there are only others, what is wrong with them.
  func of(_ key: SSHPublicKey, at time: Int64) -> Answer {
    if let certificate = key.certificate, !certificate.isOfUser {
      return .none(.notAllowed, reason: "the certificate is one of a host")
    }
    let listed = signers.entries.filter { entry in
      entry.isAuthority
        ? entry.key.blob == key.certificate?.authority
        : entry.key == key
    }
    guard !listed.isEmpty else {
      return .none(.notAllowed, reason: "the key \(key.fingerprint) is not listed")
    }
    let forGit = listed.filter { $0.allows(namespace: SSHVerifier.namespace) }
    guard !forGit.isEmpty else {
      return .none(.notAllowed, reason: "the key \(key.fingerprint) is not listed for git")
    }
    let grants = forGit.compactMap { entry -> Grant? in
      let own = addresses.filter {
        entry.allows(principal: $0) && (key.certificate?.principals.contains($0) ?? true)
      }
      return own.isEmpty ? nil : Grant(entry: entry, addresses: own)
    }
    guard !grants.isEmpty else {
      return .none(.notAllowed, reason: "the key \(key.fingerprint) is none of a known address")
    }
    if let certificate = key.certificate, let flaw = Self.flaw(of: certificate, at: time) {
      return flaw
    }
    let open = grants.filter {
      $0.entry.validAfter ?? time <= time && time <= $0.entry.validBefore ?? time
    }
    return open.isEmpty ? Self.closed(key, grants.map(\.entry), time) : .some(open)
  }

  /// The first second is in, the last one out, as PROTOCOL.certkeys has it.
  private static func flaw(of certificate: SSHCertificate, at time: Int64) -> Answer? {
    let now = UInt64(clamping: time)
    if now < certificate.validAfter {
      return .none(.notYetValid, reason: "the certificate was not valid yet")
    }
    if now >= certificate.validBefore {
      return .none(.expired, reason: "the certificate was no longer valid")
    }
    return nil
  }

  private static func closed(
    _ key: SSHPublicKey, _ entries: [AllowedSigners.Entry], _ time: Int64
  ) -> Answer {
    let ends = entries.compactMap(\.validBefore).filter { $0 < time }
    if let end = ends.max() {
      return .none(
        .expired, reason: "the key \(key.fingerprint) was valid until \(moment(end))")
    }
    let start = entries.compactMap(\.validAfter).filter { $0 > time }.min() ?? time
    return .none(
      .notYetValid, reason: "the key \(key.fingerprint) is valid from \(moment(start)) on")
  }

  private static func moment(_ time: Int64) -> String {
    Timestamp(seconds: time).rfc3339
  }
}
