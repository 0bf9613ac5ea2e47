/// Who may decide what: the part of the configuration that approvals are judged by.
public struct ApprovalRules: Sendable, Hashable {
  /// In the order of the configuration.
  public var people: [Principal]
  /// The short names of the people in a group.
  public var groups: [String: [String]]
  /// The short names of those who may change the policy.
  public var keepers: Set<String>
  /// The rules of each state that needs approvals; the first that fits a spec counts.
  public var rules: [String: [ApprovalRule]]

  /// The person with a short name.
  public func person(_ id: String) -> Principal? {
    people.first { $0.id == id }
  }

  /// The person with an address, whatever the case of its letters.
  public func person(address: String) -> Principal? {
    let address = address.lowercased()
    return people.first { $0.addresses.contains { $0.lowercased() == address } }
  }
}

/// A person whom the policy knows, however many addresses and keys he has.
public struct Principal: Sendable, Hashable {
  /// The short name by which the configuration calls him.
  public var id: String
  /// The name that approvals bear.
  public var name: String
  /// At least one; the first is the one that approvals bear.
  public var addresses: [String]

  /// `Name <address>`, as commits and trailers have it.
  public var identity: String {
    "\(name) <\(addresses[0])>"
  }
}

extension [Principal] {
  /// The full name of a person, or the short one of somebody who is not among them.
  public func name(of id: String) -> String {
    first { $0.id == id }?.name ?? id
  }
}

/// What a state asks for, in all specs or in those of a folder or with a tag.
public struct ApprovalRule: Sendable, Hashable {
  /// What of a document an approval covers.
  public enum Coverage: String, Sendable, CaseIterable {
    case document
    case requirements
  }

  /// Whose word it is that somebody wrote a change.
  public enum Authorship: String, Sendable, CaseIterable {
    /// That of the commit, signed or not.
    case any
    /// That of a signature alone.
    case signed
  }

  /// The folder of the specs that it is for; `nil` for all.
  public var folder: String?
  /// The word under `Tags` of the specs that it is for; `nil` for all.
  public var tag: String?
  /// How many different people.
  public var need: Int
  /// Their short names.
  public var from: Set<String>
  /// Whether those count who wrote it.
  public var own: Bool
  public var covers: Coverage
  public var authors: Authorship

  /// Whether it is for a spec.
  func fits(path: String, tags: Set<String>) -> Bool {
    (folder.map { SpecFinder.contains($0, path) } ?? true)
      && (tag.map { tags.contains($0.lowercased()) } ?? true)
  }
}

extension Header {
  /// The words of the fields `Tags` and `Tag`, in lower case.
  var tags: Set<String> {
    var tags: Set<String> = []
    for field in fields where ["tags", "tag"].contains(field.name.lowercased()) {
      for word in field.value.lowercased().split(whereSeparator: { ",;[] ".contains($0) }) {
        tags.insert(String(word))
      }
    }
    return tags
  }
}
