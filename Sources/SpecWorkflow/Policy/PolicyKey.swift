public import Git

/// A key, or an authority over keys, that a policy names, and whose it is.
public struct PolicyKey: Sendable, Hashable {
  /// The short name of the person; `nil` for an authority and for a line that fits nobody.
  public var person: String?
  /// `ssh`, `openpgp` or `x509`.
  public var format: String
  public var fingerprint: String
  /// Whether it vouches for other keys rather than signs.
  public var isAuthority: Bool
  /// The first moment that the policy's line lets it sign at; `nil` for any.
  public var validAfter: Timestamp?
  public var validBefore: Timestamp?
  public var file: String
  /// 1 for the first; `nil` where the whole file is the key's.
  public var line: Int?
  public var isRevoked: Bool

  /// How a key stands at some moment, in words for people.
  public enum Standing: String, Sendable {
    case valid
    case notYetValid = "not yet valid"
    case expired
    case revoked
  }

  /// How it stands at a moment.
  public func standing(at now: Timestamp) -> Standing {
    if isRevoked { return .revoked }
    if let validAfter, validAfter.seconds > now.seconds { return .notYetValid }
    if let validBefore, validBefore.seconds < now.seconds { return .expired }
    return .valid
  }
}

/// A person of a policy, and what he may do.
public struct PolicyPerson: Sendable, Hashable {
  public var id: String
  public var name: String
  public var addresses: [String]
  /// Whether he may change the policy.
  public var isKeeper: Bool
  /// The states that he may approve, in the order of the vocabulary.
  public var approves: [String]
}

/// The people and keys of the policy that is in force in a commit.
public struct PolicyKeyReport: Sendable {
  public var commit: ObjectID
  /// The commit whose policy is in force.
  public var policy: ObjectID
  public var people: [PolicyPerson]
  public var keys: [PolicyKey]

  /// The keys of a person.
  public func keys(of person: String) -> [PolicyKey] {
    keys.filter { $0.person == person }
  }
}
