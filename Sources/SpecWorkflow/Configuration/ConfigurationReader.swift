internal import Yams

/// Reads `.spec/config.yml`.
public enum ConfigurationReader {
  /// Reads a configuration; what it does not say keeps its default.
  ///
  /// - Throws: `ConfigurationError` for the first thing that is wrong, with its line.
  public static func read(
    _ bytes: [UInt8], file: String
  ) throws(ConfigurationError) -> Configuration {
    let top = try YAMLSection(compose(bytes, file: file), file: file)
    try top.allow(
      ["project", "specs", "status", "header", "history", "template", "rules"]
        + ApprovalRulesReader.keys)
    var configuration = Configuration()
    configuration.project = try top.string("project")
    if let project = configuration.project, !isProjectID(project) {
      throw top.error("project", "expected letters, digits and hyphens, at most 64")
    }
    configuration.template = try top.string("template")
    configuration.folders = try folders(top)
    try readStatus(top.section("status"), into: &configuration)
    configuration.aliases = try aliases(top.section("header"))
    let history = try top.section("history")
    try history.allow(["trunk", "ignoreRevs"])
    configuration.trunk = try history.string("trunk")
    configuration.ignoreRevs = try history.string("ignoreRevs")
    if let path = configuration.ignoreRevs, leadsOut(path) {
      throw history.error("ignoreRevs", "expected a path inside the repository")
    }
    configuration.rules = try rules(top.section("rules"))
    configuration.approvals = try ApprovalRulesReader.read(
      top, states: configuration.vocabulary.states)
    return configuration
  }

  private static func rules(
    _ section: YAMLSection
  ) throws(ConfigurationError) -> RuleSettings {
    try section.allow(["sections", "vagueWords", "modalWords", "ignore"])
    var settings = RuleSettings()
    settings.sections = try section.strings("sections") ?? settings.sections
    settings.vagueWords =
      try section.strings("vagueWords")?.map { $0.lowercased() } ?? settings.vagueWords
    settings.modalWords =
      try section.strings("modalWords")?.map { $0.lowercased() } ?? settings.modalWords
    for word in try section.strings("ignore") ?? [] {
      let rules = RuleBook.rules(named: word)
      guard !rules.isEmpty else {
        throw section.error(
          "ignore", "there is no rule '\(word)'",
          suggestion: RuleBook.nearest(to: word).map { "did you mean '\($0)'?" })
      }
      settings.ignored.formUnion(rules.map(\.code))
    }
    return settings
  }

  private static func compose(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> Node? {
    // Behind a byte order mark libyaml counts the first line's columns from one on.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(
        file: file, position: SourcePosition(line: 1), message: "not UTF-8 text")
    }
    guard YAMLAliases.areHarmless(in: Array(bytes), 0..<bytes.count) else {
      throw ConfigurationError(
        file: file, position: SourcePosition(line: 1), message: "too many anchors and aliases")
    }
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ConfigurationError(
        file: file, position: SourcePosition(line: error.line ?? 1),
        message: "not YAML: \(error.problem)")
    } catch {
      throw ConfigurationError(
        file: file, position: SourcePosition(line: 1), message: "not YAML: \(error)")
    }
  }

  private static func folders(_ top: YAMLSection) throws(ConfigurationError) -> [SpecFolder] {
    guard let node = top.node("specs") else {
      return SpecFolder.standard
    }
    var folders: [SpecFolder] = []
    for element in node.sequence.map(Array.init) ?? [node] {
      folders.append(try folder(YAMLSection(element, file: top.file)))
    }
    guard !folders.isEmpty else {
      throw top.error("specs", "name at least one folder")
    }
    return folders
  }

  private static func folder(_ section: YAMLSection) throws(ConfigurationError) -> SpecFolder {
    try section.allow(["folder", "files", "exclude", "prefix", "digits", "id"])
    guard let path = try section.string("folder") else {
      throw section.error("folder", "every entry of 'specs' names a folder")
    }
    guard !leadsOut(path) else {
      throw section.error("folder", "expected a path inside the repository")
    }
    var folder = SpecFolder(
      path: path == "." ? "" : path,
      files: try section.strings("files") ?? ["**/*.md", "**/*.markdown"],
      excluded: try section.strings("exclude") ?? [],
      prefix: try section.string("prefix"),
      digits: try section.integer("digits", in: 1...9) ?? 3)
    if let prefix = folder.prefix, !isPrefix(prefix) {
      throw section.error("prefix", "expected letters and digits, beginning with a letter")
    }
    if let names = try section.strings("id") {
      folder.idSources = []
      for name in names {
        folder.idSources.append(try idSource(name, in: section))
      }
    }
    return folder
  }

  private static func leadsOut(_ path: String) -> Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains("..")
  }

  private static func isProjectID(_ text: String) -> Bool {
    text.utf8.count <= 64 && text != "-"
      && text.utf8.allSatisfy { byte in
        byte < 0x80 && (byte.isLetter || byte.isDigit || "-._".utf8.contains(byte))
      }
  }

  private static func isPrefix(_ text: String) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func idSource(
    _ name: String, in section: YAMLSection
  ) throws(ConfigurationError) -> IDSource {
    let parts = name.split(separator: ":", maxSplits: 1).map { part in
      part.drop(while: \.isWhitespace)
    }
    switch (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : nil) {
    case ("title", nil): return .title
    case ("file", nil): return .fileName
    case ("front-matter", let field): return .frontMatter(field?.lowercased() ?? "id")
    case ("header", let field?): return .header(field.lowercased())
    default:
      throw section.error(
        "id", "unknown place '\(name)'",
        suggestion: "places: title, file, front-matter:<field>, header:<field>")
    }
  }

  private static func readStatus(
    _ section: YAMLSection, into configuration: inout Configuration
  ) throws(ConfigurationError) {
    try section.allow(["vocabulary", "transitions"])
    if let states = try section.strings("vocabulary") {
      guard !states.isEmpty else {
        throw section.error("vocabulary", "name at least one state")
      }
      configuration.vocabulary = StatusVocabulary(states)
      configuration.transitions = configuration.transitions.filter { states.contains($0.key) }
        .mapValues { $0.filter(states.contains) }
    }
    guard section.node("transitions") != nil else {
      return
    }
    let transitions = try section.section("transitions")
    let states = configuration.vocabulary.states
    try transitions.allow(states)
    configuration.transitions = [:]
    for state in transitions.keys {
      let targets = try transitions.strings(state) ?? []
      if let unknown = targets.first(where: { !states.contains($0) }) {
        throw transitions.error(
          state, "'\(unknown)' is not in the vocabulary",
          suggestion: Suggestion.nearest(to: unknown, among: states).map { "did you mean '\($0)'?" }
        )
      }
      configuration.transitions[state] = targets
    }
  }

  private static func aliases(
    _ header: YAMLSection
  ) throws(ConfigurationError) -> [String: HeaderKey] {
    try header.allow(["aliases"])
    let section = try header.section("aliases")
    let keys: [(name: String, key: HeaderKey)] = [
      ("Status", .status), ("Created", .created), ("Updated", .updated), ("Author", .author),
    ]
    try section.allow(keys.map(\.name))
    var aliases: [String: HeaderKey] = [:]
    for (name, key) in keys {
      for alias in try section.strings(name) ?? [] {
        aliases[alias.lowercased()] = key
      }
    }
    return aliases
  }
}

extension YamlError {
  /// The line of a syntax error, 1 for the first.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context):
      // Where the key stands first.
      context.mark.line
    case .reader(_, let offset, _, let yaml):
      yaml.prefix(offset ?? 0).count { $0.isNewline } + 1
    default:
      nil
    }
  }

  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _), .reader(let problem, _, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _):
      "the key '\(keys.first.map(String.init(describing:)) ?? "")' stands twice"
    default:
      "\(self)"
    }
  }
}
