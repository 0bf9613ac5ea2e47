extension SignedCommit {
  /// Takes a commit object apart.
  init(_ object: [UInt8]) throws(Problem) {
    guard object.count <= Self.limit else {
      throw .malformed("the commit is larger than \(Self.limit) bytes")
    }
    guard !object.contains(0) else {
      throw .malformed("a NUL byte stands in the commit")
    }
    var reader = HeaderLineReader(object)
    tree = try reader.value(of: "tree")
    guard Self.isID(tree) else {
      throw .malformed("the tree has no proper name")
    }
    parents = 0
    while let parent = reader.valueIfNext("parent") {
      parents += 1
      guard Self.isID(parent), parents <= Self.mostParents else {
        throw .malformed("the parents have no proper names, or are too many")
      }
    }
    author = try Self.signature(reader.value(of: "author"), "author")
    committer = try Self.signature(reader.value(of: "committer"), "committer")
    hasOtherHeaders = false
    var signatures: [(range: Range<Int>, value: [UInt8])] = []
    while let header = try reader.nextHeader() {
      if header.name.starts(with: Array("gpgsig".utf8)) {
        guard header.name == Array("gpgsig".utf8) else {
          throw .malformed("a header looks like a signature and is none")
        }
        signatures.append((header.range, header.value))
      } else {
        guard ["encoding", "mergetag"].contains(String(decoding: header.name, as: UTF8.self)) else {
          throw .malformed("the commit has a header that git does not write")
        }
        hasOtherHeaders = true
      }
    }
    guard let signature = signatures.first else {
      throw .unsigned
    }
    guard signatures.count == 1 else {
      throw .malformed("the commit has \(signatures.count) signatures")
    }
    message = Array(object[reader.position...])
    payload = Array(object[..<signature.range.lowerBound])
    payload += object[signature.range.upperBound...]
    armor = signature.value
    format = try Self.format(of: armor)
  }

  private static func isID(_ bytes: [UInt8]) -> Bool {
    bytes.count == 40
      && bytes.allSatisfy { byte in
        byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }

  /// The kind of signature, from the first line of an armor of at most 64 KiB.
  private static func format(of armor: [UInt8]) throws(Problem) -> SignatureFormat {
    guard armor.count <= armorLimit else {
      throw .malformed("the signature is larger than \(armorLimit) bytes")
    }
    let first = armor.prefix { $0 != UInt8(ascii: "\n") }
    switch String(decoding: first, as: UTF8.self) {
    case "-----BEGIN SSH SIGNATURE-----": return .ssh
    case "-----BEGIN PGP SIGNATURE-----": return .openpgp
    case "-----BEGIN SIGNED MESSAGE-----": return .x509
    default: throw .malformed("the signature is of no kind that is known")
    }
  }

  /// `Name <address> seconds ±hhmm`, exactly as git writes it.
  private static func signature(
    _ value: [UInt8], _ role: String
  ) throws(Problem) -> Signature {
    let problem = Problem.malformed("the \(role) is not written as git writes one")
    guard let text = String(validating: value, as: UTF8.self) else {
      throw .malformed("the \(role) is not UTF-8")
    }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count >= 3, let zone = parts.last, let open = text.firstIndex(of: "<"),
      let close = text.firstIndex(of: ">"), open < close,
      text[text.index(after: close)...] == " " + parts.suffix(2).joined(separator: " "),
      !text[text.index(after: open)..<close].contains("<")
    else {
      throw problem
    }
    let digits = parts[parts.count - 2]
    guard (1...12).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit),
      digits == "0" || digits.first != "0", let seconds = Int64(digits)
    else {
      throw problem
    }
    let clock = zone.dropFirst()
    guard zone.first == "+" || zone.first == "-", clock.utf8.count == 4,
      clock.utf8.allSatisfy(\.isDigit), let number = Int(clock), number <= 1_400, number % 100 < 60
    else {
      throw problem
    }
    let minutes = number / 100 * 60 + number % 100
    var name = text[..<open]
    guard name.isEmpty || name.last == " " else {
      throw problem
    }
    name = name.dropLast()
    return Signature(
      name: String(name), address: String(text[text.index(after: open)..<close]),
      seconds: seconds, offset: zone.first == "-" ? -minutes : minutes)
  }
}

/// Headers of a commit object in their order.
private struct HeaderLineReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A header with its continuation lines, which begin with a space.
  struct Header {
    var name: [UInt8]
    /// The continuation lines joined by line feeds, without their first space.
    var value: [UInt8]
    var range: Range<Int>
  }

  /// The value of the next line, which must have the name.
  mutating func value(of name: StaticString) throws(SignedCommit.Problem) -> [UInt8] {
    guard let value = valueIfNext(name) else {
      throw .malformed("the commit has no \(name) where one belongs")
    }
    guard !value.contains(ASCII.carriageReturn) else {
      throw .malformed("a carriage return stands in the commit's headers")
    }
    return value
  }

  mutating func valueIfNext(_ name: StaticString) -> [UInt8]? {
    let end = bytes[position...].firstIndex(of: ASCII.newline) ?? bytes.count
    let length = name.utf8CodeUnitCount
    guard bytes.matches(name, at: position, before: end), position + length < end,
      bytes[position + length] == ASCII.space, end < bytes.count
    else {
      return nil
    }
    let value = Array(bytes[(position + length + 1)..<end])
    position = end + 1
    return value
  }

  /// The next header; `nil` behind the last, with the position at the message.
  mutating func nextHeader() throws(SignedCommit.Problem) -> Header? {
    let start = position
    guard let first = nextLine() else {
      throw .malformed("the commit has no message")
    }
    if first.isEmpty {
      return nil
    }
    guard let space = bytes[first].firstIndex(of: ASCII.space), space > first.lowerBound else {
      throw .malformed("a header of the commit is not written as git writes one")
    }
    var value = Array(bytes[(space + 1)..<first.upperBound])
    while position < bytes.count, bytes[position] == ASCII.space, let line = nextLine() {
      value.append(ASCII.newline)
      value += bytes[(line.lowerBound + 1)..<line.upperBound]
    }
    guard !bytes[start..<position].contains(ASCII.carriageReturn) else {
      throw .malformed("a carriage return stands in the commit's headers")
    }
    return Header(
      name: Array(bytes[first.lowerBound..<space]), value: value, range: start..<position)
  }

  private mutating func nextLine() -> Range<Int>? {
    guard position < bytes.count,
      let end = bytes[position...].firstIndex(of: ASCII.newline)
    else {
      return nil
    }
    defer { position = end + 1 }
    return position..<end
  }
}
