/// Names and addresses as people want to be known by, `gitmailmap(5)`.
///
/// Git compares without regard to the case of ASCII letters, in addresses and in names; libgit2 1.5's
/// `git_mailmap` compares bytes, so the file is read here.
public struct Mailmap: Sendable {
  /// What an address stands for, and what it stands for beside certain names.
  private struct Entry {
    var person = Person()
    var byName: [String: Person] = [:]

    mutating func set(_ new: Person) {
      person.name = new.name ?? person.name
      person.email = new.email ?? person.email
    }
  }

  /// What is replaced; `nil` stays as it is.
  private struct Person {
    var name: String?
    var email: String?
  }

  private var entries: [String: Entry] = [:]

  /// Reads the content of one or several mailmap files, one behind the other.
  ///
  /// A later line overrules an earlier one; what is no mapping is skipped, as git does.
  public init(_ content: [UInt8]) {
    for line in content.split(separator: UInt8(ascii: "\n")) {
      if line.first != UInt8(ascii: "#") {
        read(line)
      }
    }
  }

  /// The name and address that the map gives a person.
  public func resolve(name: String, email: String) -> (name: String, email: String) {
    guard let entry = entries[Self.folded(email)] else {
      return (name, email)
    }
    let person = entry.byName[Self.folded(name)] ?? entry.person
    return (person.name ?? name, person.email ?? email)
  }

  /// Reads `Name <mail>`, `<mail> <old mail>`, `Name <mail> <old mail>` or
  /// `Name <mail> Old Name <old mail>`.
  private mutating func read(_ line: ArraySlice<UInt8>) {
    guard let new = Self.person(line), let newEmail = new.person.email, !newEmail.isEmpty else {
      return
    }
    guard let old = Self.person(new.rest), let oldEmail = old.person.email else {
      entries[Self.folded(newEmail), default: Entry()].set(Person(name: new.person.name))
      return
    }
    if let oldName = old.person.name {
      entries[Self.folded(oldEmail), default: Entry()]
        .byName[Self.folded(oldName)] = new.person
    } else {
      entries[Self.folded(oldEmail), default: Entry()].set(new.person)
    }
  }

  /// The first `Name <mail>` of a text and what follows it; without a name it is `nil`.
  private static func person(
    _ text: ArraySlice<UInt8>
  ) -> (person: Person, rest: ArraySlice<UInt8>)? {
    guard let open = text.firstIndex(of: UInt8(ascii: "<")),
      let close = text[open...].firstIndex(of: UInt8(ascii: ">"))
    else {
      return nil
    }
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0D].contains($0) }
    let name = text[..<open].drop(while: isSpace)
    let end = name.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? name.startIndex
    let person = Person(
      name: name.isEmpty ? nil : String(decoding: name[..<end], as: UTF8.self),
      email: String(decoding: text[(open + 1)..<close], as: UTF8.self))
    return (person, text[(close + 1)...])
  }

  /// A key under which texts meet that differ in the case of ASCII letters alone.
  private static func folded(_ text: String) -> String {
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return String(decoding: text.utf8.map { letters.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
