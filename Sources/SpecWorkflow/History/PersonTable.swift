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
