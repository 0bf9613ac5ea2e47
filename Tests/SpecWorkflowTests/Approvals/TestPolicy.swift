import SpecTestSupport

/// A policy as the files under `.spec/` say it.
struct TestPolicy: Sendable {
  /// Who is known, and by which keys.
  var keys: [(person: Who, keys: [String])] = [
    (.ada, ["ada"]), (.ben, ["ben"]), (.chi, ["chi"]), (.dee, ["dee"]),
  ]
  var keepers: [Who] = [.ada]
  var need = 1
  /// `nil` for everyone who is known.
  var from: [Who]?
  var own = true
  var covers = "document"
  var authors = "any"
  var project = "tidewater"
  /// Options of a key's line in `allowed_signers`, by the key's name.
  var options: [String: String] = [:]
  /// The names of keys in `revoked_keys`; `nil` for no such file.
  var revoked: [String]?
  /// Further lines of the configuration.
  var further = ""
  /// The state that needs approvals.
  var target = "Approved"

  static let standard = TestPolicy()

  /// A copy with something changed.
  func with(_ change: (inout TestPolicy) -> Void) -> TestPolicy {
    var policy = self
    change(&policy)
    return policy
  }

  static func need(_ need: Int) -> TestPolicy {
    standard.with { $0.need = need }
  }

  /// Nobody approves what he wrote.
  static let others = standard.with { $0.own = false }
  /// An approval covers requirements alone.
  static let requirements = standard.with { $0.covers = "requirements" }

  /// Eve is one of those who approve.
  static let withEve = standard.with { $0.keys.append((.eve, ["eve"])) }
  /// Dee is nobody any more.
  static let withoutDee = standard.with { $0.keys.removeLast() }

  var configuration: String {
    let people = keys.map { entry in
      let addresses = entry.person.addresses.joined(separator: ", ")
      return "  \(entry.person.rawValue): {name: \(entry.person.person.name), "
        + "email: [\(addresses)]}"
    }
    let from = (from ?? keys.map(\.person)).map(\.rawValue).joined(separator: ", ")
    return """
      project: \(project)
      people:
      \(people.joined(separator: "\n"))
      policy: {from: [\(keepers.map(\.rawValue).joined(separator: ", "))]}
      approvals:
        \(target): {need: \(need), from: [\(from)], own: \(own), covers: \(covers), \
      authors: \(authors)}
      \(further)
      """
  }
}

/// Someone who writes commits, where `Git` has a type of the same name.
typealias Writer = Person

/// The people of the scenarios.
enum Who: String, Sendable, CaseIterable {
  case ada
  case ben
  case chi
  case dee
  /// Whom no policy knows unless a scenario says so.
  case eve

  var person: Person {
    switch self {
    case .ada: .ada
    case .ben: .ben
    case .chi: .chi
    case .dee: .dee
    case .eve: Person("Eve Stranger", "eve@elsewhere.example")
    }
  }

  var addresses: [String] {
    [person.email] + (self == .ben ? [Self.benAtHome.email] : [])
  }

  /// Ben's other address.
  static let benAtHome = Person("B. S.", "ben@home.example")
}
