internal import Git

/// The people of a history, each kept once.
public struct PersonTable: Sendable {
  /// As the commits have them, before any mailmap.
  public private(set) var people: [Person] = []
  private var known: [[UInt8]: Int32] = [:]
  private var latest: (bytes: [UInt8], index: Int32) = ([], -1)

  public init() {}

  /// The index of a person given as the bytes `Name <mail>`.
  mutating func index(
    of bytes: Slice<UnsafeRawBufferPointer>, encoding: Slice<UnsafeRawBufferPointer>?
  ) -> Int32 {
    if bytes.elementsEqual(latest.bytes) {
      return latest.index
    }
    let key = Array(bytes)
    let index: Int32
    if let found = known[key] {
      index = found
    } else {
      index = Int32(people.count)
      let identity = Identity(
        TextDecoding.string(bytes, encoding: encoding), Timestamp(seconds: 0))
      people.append(Person(name: identity.name, email: identity.email))
      known[key] = index
    }
    latest = (key, index)
    return index
  }

  /// The index here of each person of another table.
  mutating func indices(of other: PersonTable) -> [Int32] {
    var indices = [Int32](repeating: -1, count: other.people.count)
    for (key, index) in other.known.sorted(by: { $0.value < $1.value }) {
      if known[key] == nil {
        known[key] = Int32(people.count)
        people.append(other.people[Int(index)])
      }
      indices[Int(index)] = known[key] ?? -1
    }
    return indices
  }
}

extension PersonTable: Fact {
  func write(to facts: inout FactWriter) {
    people.write(to: &facts)
    let keys = known.sorted { $0.value < $1.value }.map(\.key)
    for key in keys {
      facts.append(column: key)
    }
  }

  init(from facts: inout FactReader) throws(FactError) {
    people = try [Person](from: &facts)
    for index in people.indices {
      known[try facts.column(of: UInt8.self)] = Int32(index)
    }
  }
}

/// Somebody who wrote or committed.
public struct Person: Sendable, Hashable {
  public var name: String
  public var email: String

  public init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}

extension Person: Fact {
  func write(to facts: inout FactWriter) {
    name.write(to: &facts)
    email.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    name = try String(from: &facts)
    email = try String(from: &facts)
  }
}
