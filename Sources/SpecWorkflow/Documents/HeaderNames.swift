/// Which field a name means: the built-in words and a repository's own.
struct HeaderNames: Sendable {
  private let aliases: [String: HeaderKey]

  init(aliases: [String: HeaderKey]) {
    var folded: [String: HeaderKey] = [:]
    for (name, key) in aliases { folded[Self.folded(name.lowercased())] = key }
    self.aliases = folded
  }

  /// The field that the name means, whatever its case; aliases win over the built-in words.
  func key(for name: String) -> HeaderKey {
    let word = Self.folded(name.lowercased())
    if !aliases.isEmpty, let key = aliases[word] { return key }
    switch word {
    case "status": return .status
    case "created", "date created", "date-created", "date_created": return .created
    case "updated", "last updated", "last modified", "last-updated", "last-modified",
      "last_updated", "last_modified":
      return .updated
    case "author", "authors", "author(s)", "owner", "owners": return .author
    default: return .other(word)
    }
  }

  /// The text with white space at the ends removed and single spaces between the words.
  static func folded(_ text: String) -> String {
    var needsWork = false
    var previous = ASCII.space
    for byte in text.utf8 {
      if byte.isWhiteSpace, byte != ASCII.space || previous == ASCII.space { needsWork = true }
      previous = byte
    }
    guard needsWork || previous == ASCII.space else { return text }
    var bytes: [UInt8] = []
    var isPending = false
    for byte in text.utf8 {
      if byte.isWhiteSpace {
        isPending = true
      } else {
        if isPending, !bytes.isEmpty { bytes.append(ASCII.space) }
        isPending = false
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
