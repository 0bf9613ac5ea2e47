/// What an allowed signers file says between names and key.
struct SignerOptions {
  private(set) var isAuthority = false
  private(set) var namespaces: SSHPatternList?
  private(set) var validAfter: Int64?
  private(set) var validBefore: Int64?

  /// No options.
  init() {}

  /// Reads options that commas separate; their names in capitals or not, each once.
  init(_ text: String) throws(SSHFormatError) {
    var rest = text[...].unicodeScalars
    var names: Set<String> = []
    repeat {
      let word = rest.prefix { $0 != "=" && $0 != "," }
      let spelled = String(Substring(word))
      let name = spelled.lowercased()
      guard ["cert-authority", "namespaces", "valid-after", "valid-before"].contains(name) else {
        throw SSHFormatError("the option or key type \(spelled) is not known")
      }
      guard names.insert(name).inserted else {
        throw SSHFormatError("the option \(name) stands twice")
      }
      rest = rest[word.endIndex...]
      try set(name, try Self.value(of: name, &rest))
      guard rest.isEmpty || rest.first == "," else {
        throw SSHFormatError("there must be a comma behind the option \(name)")
      }
      guard !rest.elementsEqual([","]) else {
        throw SSHFormatError("the options end in a comma")
      }
      rest = rest.dropFirst()
    } while !rest.isEmpty
    if let validAfter, let validBefore, validAfter >= validBefore {
      throw SSHFormatError("valid-after is not before valid-before")
    }
  }

  private mutating func set(_ name: String, _ value: String?) throws(SSHFormatError) {
    switch (name, value) {
    case ("cert-authority", nil):
      isAuthority = true
    case ("cert-authority", _):
      throw SSHFormatError("the option cert-authority has no value")
    case (_, nil):
      throw SSHFormatError("the option \(name) needs a value in quotation marks")
    case ("namespaces", let list?):
      do throws(SSHFormatError) {
        namespaces = try SSHPatternList(list)
      } catch {
        throw SSHFormatError("the namespaces hold \(error.reason)")
      }
    case (_, let text?):
      guard let time = SignerTime.parse(text) else {
        throw SSHFormatError("\(text) of \(name) is no date; write YYYYMMDD or YYYYMMDDHHMMSSZ")
      }
      if name == "valid-after" {
        validAfter = time
      } else {
        validBefore = time
      }
    }
  }

  /// What stands behind `=`, in quotation marks; `nil` where there is no `=`.
  private static func value(
    of name: String, _ rest: inout Substring.UnicodeScalarView
  ) throws(SSHFormatError) -> String? {
    guard rest.first == "=" else {
      return nil
    }
    guard rest.dropFirst().first == "\"" else {
      throw SSHFormatError("the option \(name) needs a value in quotation marks")
    }
    rest = rest.dropFirst(2)
    var value = "".unicodeScalars
    while let character = rest.popFirst() {
      if character == "\"" {
        return String(value)
      }
      if character == "\\", rest.first == "\"" {
        rest.removeFirst()
        value.append("\"")
      } else {
        value.append(character)
      }
    }
    throw SSHFormatError("the quotation mark of the option \(name) has no partner")
  }
}
