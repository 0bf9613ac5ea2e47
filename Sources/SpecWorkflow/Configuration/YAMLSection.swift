internal import Yams

/// A mapping of a configuration file, read key by key; a key nobody asked for is an error.
struct YAMLSection {
  let file: String
  private let mapping: Node.Mapping
  private let position: SourcePosition

  /// `node`: must be a mapping; an empty file has none and reads as an empty one.
  init(_ node: Node?, file: String) throws(ConfigurationError) {
    self.file = file
    position = Self.position(of: node)
    switch node {
    case .none:
      mapping = Node.Mapping([])
    case .mapping(let mapping):
      self.mapping = mapping
    case .scalar(let scalar) where scalar.string.isEmpty:
      mapping = Node.Mapping([])
    default:
      throw ConfigurationError(
        file: file, position: position, message: "expected `key: value` lines here")
    }
  }

  /// Throws for the first key that is not among those known.
  func allow(_ known: [String]) throws(ConfigurationError) {
    for (key, _) in mapping {
      let name = key.string ?? ""
      guard known.contains(name) else {
        throw ConfigurationError(
          file: file, position: Self.position(of: key), message: "unknown key '\(name)'",
          suggestion: Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
            ?? "known keys here: " + known.joined(separator: ", "))
      }
    }
  }

  /// The keys in the order of the file.
  var keys: [String] {
    mapping.compactMap { $0.key.string }
  }

  func node(_ key: String) -> Node? {
    mapping[key]
  }

  func section(_ key: String) throws(ConfigurationError) -> YAMLSection {
    try YAMLSection(mapping[key], file: file)
  }

  func string(_ key: String) throws(ConfigurationError) -> String? {
    guard let node = mapping[key] else {
      return nil
    }
    guard let string = node.string, !string.isEmpty else {
      throw error(key, "expected text")
    }
    return string
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    guard let text = try string(key) else {
      return nil
    }
    guard let value = Int(text), range.contains(value) else {
      throw error(key, "expected a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func boolean(_ key: String) throws(ConfigurationError) -> Bool? {
    guard let text = try string(key) else {
      return nil
    }
    switch text {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw error(key, "expected true or false")
    }
  }

  /// One of the words of a type.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(ConfigurationError) -> Choice? {
    guard let text = try string(key) else {
      return nil
    }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue)
      throw error(
        key, "expected " + known.joined(separator: " or "),
        suggestion: Suggestion.nearest(to: text, among: known).map { "did you mean '\($0)'?" })
    }
    return choice
  }

  /// A list of texts; a single text is a list of one.
  func strings(_ key: String) throws(ConfigurationError) -> [String]? {
    guard let node = mapping[key] else {
      return nil
    }
    if let string = node.string, !string.isEmpty {
      return [string]
    }
    guard let sequence = node.sequence else {
      throw error(key, "expected a text or a list of texts")
    }
    var strings: [String] = []
    for element in sequence {
      guard let string = element.string, !string.isEmpty else {
        throw ConfigurationError(
          file: file, position: Self.position(of: element),
          message: "'\(key)': expected a text here")
      }
      strings.append(string)
    }
    return strings
  }

  /// An error at the value of a key; at the section where it has none.
  func error(_ key: String, _ message: String, suggestion: String? = nil) -> ConfigurationError {
    ConfigurationError(
      file: file, position: mapping[key].map { Self.position(of: $0) } ?? position,
      message: "'\(key)': \(message)", suggestion: suggestion)
  }

  private static func position(of node: Node?) -> SourcePosition {
    SourcePosition(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1)
  }
}
