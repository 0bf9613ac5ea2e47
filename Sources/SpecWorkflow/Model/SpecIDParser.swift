/// Finds a spec's ID at the beginning of a title, a header value or a file name.
struct SpecIDParser: Sendable {
  /// The prefix of the folder; `nil` accepts any run of capitals and digits.
  var prefix: String?

  /// What stands at the beginning of a text, and the rest behind the ID and its separator.
  struct Match: Equatable {
    var name: SpecName
    var rest: String
  }

  /// Reads `SPEC-007: Offline sync`, `SPEC-7 – Offline sync`, `SPEC-XXX: [Feature Name]`.
  ///
  /// Without a configured prefix a title such as `HTTP-2 in practice` is no ID: something that
  /// separates, or the end, must follow the number.
  func match(title: String) -> Match? {
    guard let (prefix, number, rest) = split(title[...], separators: "-_ ") else {
      return nil
    }
    guard let rest = Self.behindSeparator(rest, spaceSeparates: self.prefix != nil) else {
      return nil
    }
    return name(prefix: prefix, number: number).map { Match(name: $0, rest: String(rest)) }
  }

  /// Reads the value of a header field: an ID as in a title, or a bare number such as `eip: 1`.
  func match(value: String) -> Match? {
    if let match = match(title: value) {
      return match
    }
    let isBare = !value.isEmpty && value.allSatisfy { "0123456789NX".contains($0) }
    return isBare
      ? name(prefix: prefix ?? "SPEC", number: value[...]).map { Match(name: $0, rest: "") } : nil
  }

  /// Reads `SPEC-007-offline-sync`, `007-offline-sync`, `NNNN-offline-sync`, `0042`.
  ///
  /// `fileName`: without folder and extension.
  func match(fileName: String) -> Match? {
    if let (prefix, number, rest) = split(fileName[...], separators: "-_"),
      rest.isEmpty || "-_. ".contains(rest[rest.startIndex])
    {
      return name(prefix: prefix, number: number).map {
        Match(name: $0, rest: String(rest.dropFirst()))
      }
    }
    let number = fileName.prefix { $0.isASCII && ($0.isNumber || "NX".contains($0)) }
    let rest = fileName.dropFirst(number.count)
    guard !number.isEmpty, rest.isEmpty || "-_. ".contains(rest[rest.startIndex]) else {
      return nil
    }
    return name(prefix: prefix ?? "SPEC", number: number).map {
      Match(name: $0, rest: String(rest.dropFirst()))
    }
  }

  /// Reads an ID as a person types it: `SPEC-007`, `spec-7`, `7`.
  func match(typed text: String) -> SpecID? {
    if let number = Self.number(text[...]) {
      return SpecID(prefix: prefix ?? "SPEC", number: number, digits: text.count)
    }
    guard let (prefix, number, rest) = split(text.uppercased()[...], separators: "-_ "),
      rest.isEmpty
    else {
      return nil
    }
    return name(prefix: prefix, number: number)?.id
  }

  private func split(
    _ text: Substring, separators: String
  ) -> (prefix: Substring, number: Substring, rest: Substring)? {
    let head: Substring
    if let prefix {
      head = text.prefix(prefix.count)
      guard head.uppercased() == prefix.uppercased() else {
        return nil
      }
    } else {
      head = text.prefix { $0.isASCII && ($0.isUppercase || $0.isNumber) }
      guard let first = head.first, first.isUppercase else {
        return nil
      }
    }
    let tail = text.dropFirst(head.count)
    guard let separator = tail.first, separators.contains(separator) else {
      return nil
    }
    let number = tail.dropFirst().prefix { $0.isASCII && ($0.isNumber || "NX".contains($0)) }
    return number.isEmpty ? nil : (head, number, tail.dropFirst(1 + number.count))
  }

  private func name(prefix: Substring, number: Substring) -> SpecName? {
    name(prefix: String(prefix), number: number)
  }

  private func name(prefix: String, number: Substring) -> SpecName? {
    if let value = Self.number(number) {
      guard value > 0 else {
        return .placeholder("\(prefix.uppercased())-\(number)")
      }
      return .id(SpecID(prefix: prefix, number: value, digits: number.count))
    }
    guard let letter = number.first, letter.isLetter, number.count >= 2,
      number.allSatisfy({ $0 == letter })
    else {
      return nil
    }
    return .placeholder("\(prefix.uppercased())-\(number)")
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } && text.count <= 9
      ? Int(text) : nil
  }

  private static func behindSeparator(
    _ rest: Substring, spaceSeparates: Bool
  ) -> Substring? {
    guard let first = rest.first else {
      return rest
    }
    if ":：.)]".contains(first) {
      return rest.dropFirst().drop(while: \.isWhitespace)
    }
    guard first.isWhitespace else {
      return nil
    }
    let behind = rest.drop(while: \.isWhitespace)
    if let mark = behind.first, "-–—:|".contains(mark),
      behind.dropFirst().first?.isWhitespace ?? true
    {
      return behind.dropFirst().drop(while: \.isWhitespace)
    }
    return spaceSeparates ? behind : nil
  }
}
