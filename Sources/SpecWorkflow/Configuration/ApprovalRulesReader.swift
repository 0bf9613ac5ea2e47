internal import Yams

/// Reads the keys `people`, `groups`, `policy` and `approvals` of the configuration.
struct ApprovalRulesReader {
  private let top: YAMLSection
  private let states: [String]
  private var rules = ApprovalRules(people: [], groups: [:], keepers: [], rules: [:])

  static let keys = ["people", "groups", "policy", "approvals"]

  /// The rules, where the configuration has approvals at all.
  static func read(
    _ top: YAMLSection, states: [String]
  ) throws(ConfigurationError) -> ApprovalRules? {
    var reader = ApprovalRulesReader(top, states)
    try reader.readPeople()
    try reader.readGroups()
    try reader.readKeepers()
    guard top.node("approvals") != nil else {
      return nil
    }
    try reader.readRules()
    return reader.rules
  }

  private init(_ top: YAMLSection, _ states: [String]) {
    self.top = top
    self.states = states
  }

  /// What is read of people is compared with all others, and read from commits of anybody.
  private static let mostPeople = 1_000

  private mutating func readPeople() throws(ConfigurationError) {
    let section = try top.section("people")
    guard section.keys.count <= Self.mostPeople else {
      throw top.error("people", "there may be \(Self.mostPeople) people at most")
    }
    var owners: [String: String] = [:]
    for id in section.keys {
      guard Self.isShortName(id) else {
        throw section.error(id, "a short name has letters, digits, '.', '_' and '-'")
      }
      let person = try section.section(id)
      try person.allow(["name", "email"])
      guard let name = try person.string("name") else {
        throw section.error(id, "say the person's name")
      }
      guard let addresses = try person.strings("email"), !addresses.isEmpty else {
        throw section.error(id, "say the person's email")
      }
      guard Self.isIdentityText(name) else {
        throw person.error("name", "'\(name)' cannot stand in a commit")
      }
      for address in addresses {
        guard Self.isAddress(address) else {
          throw person.error("email", "'\(address)' is not an address")
        }
        if let other = owners[address.lowercased()], other != id {
          throw person.error("email", "'\(address)' is also an address of '\(other)'")
        }
        owners[address.lowercased()] = id
      }
      rules.people.append(Principal(id: id, name: name, addresses: addresses))
    }
  }

  private mutating func readGroups() throws(ConfigurationError) {
    let section = try top.section("groups")
    guard section.keys.count <= Self.mostPeople else {
      throw top.error("groups", "there may be \(Self.mostPeople) groups at most")
    }
    let known = Set(rules.people.map(\.id))
    for name in section.keys {
      guard !known.contains(name) else {
        throw section.error(name, "is also the short name of a person")
      }
      let members = try section.strings(name) ?? []
      for member in members where !known.contains(member) {
        throw section.error(name, "nobody is '\(member)'", suggestion: suggestion(member))
      }
      rules.groups[name] = members
    }
  }

  private mutating func readKeepers() throws(ConfigurationError) {
    let section = try top.section("policy")
    try section.allow(["from"])
    if section.node("from") != nil {
      rules.keepers = try people(section)
    }
  }

  private mutating func readRules() throws(ConfigurationError) {
    guard !rules.keepers.isEmpty else {
      throw top.error(
        "approvals", "say who may change the policy",
        suggestion: "add 'policy: {from: [\(rules.people.first?.id ?? "ada")]}'")
    }
    try checkStates()
    let section = try top.section("approvals")
    try section.allow(states)
    for state in section.keys {
      guard state != states.first else {
        throw section.error(state, "the first state cannot need approvals")
      }
      var found: [ApprovalRule] = []
      let node = section.node(state)
      for element in node?.sequence.map(Array.init) ?? node.map({ [$0] }) ?? [] {
        found.append(try rule(YAMLSection(element, file: top.file)))
      }
      guard !found.isEmpty else {
        throw section.error(state, "say who approves")
      }
      rules.rules[state] = found
    }
  }

  /// A state stands in the trailers of approvals, and one must not be taken for another.
  private func checkStates() throws(ConfigurationError) {
    var seen: Set<String> = []
    for state in states {
      guard Self.isIdentityText(state), !state.contains("->") else {
        throw top.error("status", "the state '\(state)' cannot stand in an approval")
      }
      guard seen.insert(state.lowercased()).inserted else {
        throw top.error("status", "the state '\(state)' stands twice in the vocabulary")
      }
    }
  }

  private func rule(_ section: YAMLSection) throws(ConfigurationError) -> ApprovalRule {
    try section.allow(["folder", "tag", "need", "from", "own", "covers", "authors"])
    let from = section.node("from") == nil ? Set(rules.people.map(\.id)) : try people(section)
    let need = try section.integer("need", in: 1...1_000) ?? 1
    guard need <= from.count else {
      throw section.error("need", "\(need) people are needed, and only \(from.count) may approve")
    }
    let folder = try section.string("folder")
    return ApprovalRule(
      folder: folder.map { folder in
        folder.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      },
      tag: try section.string("tag"), need: need, from: from,
      own: try section.boolean("own") ?? false,
      covers: try section.choice("covers") ?? .document,
      authors: try section.choice("authors") ?? .any)
  }

  /// The people that `from` names, by themselves or by their groups.
  private func people(_ section: YAMLSection) throws(ConfigurationError) -> Set<String> {
    var people: Set<String> = []
    let known = Set(rules.people.map(\.id))
    for name in try section.strings("from") ?? [] {
      if let members = rules.groups[name] {
        people.formUnion(members)
      } else if known.contains(name) {
        people.insert(name)
      } else {
        throw section.error(
          "from", "there is no person or group '\(name)'", suggestion: suggestion(name))
      }
    }
    guard !people.isEmpty else {
      throw section.error("from", "name at least one person or group")
    }
    return people
  }

  private func suggestion(_ name: String) -> String? {
    Suggestion.nearest(to: name, among: rules.people.map(\.id) + rules.groups.keys.sorted())
      .map { "did you mean '\($0)'?" }
  }

  static func isShortName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "._-".utf8.contains($0) }
      && text.utf8.first != UInt8(ascii: ".") && text.utf8.first != UInt8(ascii: "-")
  }

  /// Whether git takes the text for a name as it is.
  static func isIdentityText(_ text: String) -> Bool {
    !text.isEmpty && text.first != " " && text.last != " "
      && !text.unicodeScalars.contains { scalar in
        "<>\"\\".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .control
          || scalar.properties.generalCategory == .format
          || scalar.properties.generalCategory == .lineSeparator
          || scalar.properties.generalCategory == .paragraphSeparator
      }
  }

  static func isAddress(_ text: String) -> Bool {
    isIdentityText(text) && text.utf8.count { $0 == UInt8(ascii: "@") } == 1
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "*") }
      && text.first != "@" && text.last != "@" && !text.contains("?") && !text.contains("!")
  }
}
