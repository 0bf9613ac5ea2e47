/// Who is one person across the policies of a history, whatever each of them calls him.
///
/// Two entries are one person where the short name, an address or an SSH key is the same: a new name
/// is no second vote, and no way out of a withdrawal. Where that takes two people for one, too few
/// are counted, never too many.
struct Identities {
  private var numbers: [String: Int] = [:]
  private var parents: [Int] = []

  init(_ policies: some Sequence<Policy>) {
    for policy in policies {
      for person in policy.rules.people {
        let name = number("name " + person.id)
        for address in person.addresses {
          join(name, number("address " + address.lowercased()))
        }
        for entry in policy.signers.entries
        where !entry.isAuthority
          && person.addresses.contains(where: { entry.allows(principal: $0) })
        {
          join(name, number("key " + entry.key.fingerprint))
        }
      }
    }
  }

  /// Who somebody is, by the short name that some policy has for him.
  func identity(of person: String) -> Int? {
    numbers["name " + person].map(root)
  }

  /// Whether two short names are those of one person.
  func isSame(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else {
      return false
    }
    return one == other || (identity(of: one).map { $0 == identity(of: other) } ?? false)
  }

  private mutating func number(_ mark: String) -> Int {
    if let number = numbers[mark] {
      return number
    }
    numbers[mark] = parents.count
    parents.append(parents.count)
    return parents.count - 1
  }

  private func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number { number = parents[number] }
    return number
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    parents[max(a, b)] = min(a, b)
  }
}
