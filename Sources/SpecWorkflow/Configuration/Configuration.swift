/// How a repository's specs are found and read, and the words of its workflow.
///
/// Everything has a default, so that reading works on a repository without `.spec/`.
public struct Configuration: Sendable, Hashable {
  /// The project's own id, which `init` makes up.
  public var project: String?
  /// The folders that hold specs; the more specific one wins where two contain a file.
  public var folders: [SpecFolder]
  public var vocabulary: StatusVocabulary
  /// The states that may follow a state.
  public var transitions: [String: [String]]
  /// Further names of header fields, in lower case.
  public var aliases: [String: HeaderKey]
  /// The team's branch; `nil` to take `origin/HEAD`, `main` or `master`.
  public var trunk: String?
  /// A file of commit ids, as for `git blame --ignore-revs-file`.
  public var ignoreRevs: String?
  /// The template of new specs, from the top of the repository; `nil` for the built-in one.
  public var template: String?
  /// Who approves what; `nil` where nothing needs approvals.
  ///
  /// Verdicts are never drawn from here but from the policy in commits.
  public var approvals: ApprovalRules?
  /// What checks look for.
  public var rules = RuleSettings()

  public init(
    project: String? = nil, folders: [SpecFolder] = SpecFolder.standard,
    vocabulary: StatusVocabulary = .standard,
    transitions: [String: [String]] = Self.standardTransitions,
    aliases: [String: HeaderKey] = [:], trunk: String? = nil, ignoreRevs: String? = nil,
    template: String? = nil
  ) {
    self.project = project
    self.folders = folders
    self.vocabulary = vocabulary
    self.transitions = transitions
    self.aliases = aliases
    self.trunk = trunk
    self.ignoreRevs = ignoreRevs
    self.template = template
  }

  /// Where a repository keeps its configuration, from its top.
  public static let path = ".spec/config.yml"

  /// The transitions of the standard vocabulary.
  public static let standardTransitions = [
    "Draft": ["In Review"],
    "In Review": ["Draft", "Approved"],
    "Approved": ["Implemented", "In Review"],
    "Implemented": ["In Review"],
  ]
}

/// A folder of specs: which files are specs, and where their IDs stand.
public struct SpecFolder: Sendable, Hashable {
  /// The folder's path without glob characters, from the top of the repository, no `/` at the end.
  public var path: String
  /// Which files are specs, by their whole path.
  public var files: [GlobPattern]
  /// Which of those are not, by their whole path.
  public var excluded: [GlobPattern]
  /// The prefix of the IDs; `nil` accepts any and numbers files without one as `SPEC`.
  public var prefix: String?
  /// How many digits a new ID has.
  public var digits: Int
  /// Where an ID is looked for, in this order.
  public var idSources: [IDSource]

  public init(
    path: String, files: [String] = ["**/*.md", "**/*.markdown"], excluded: [String] = [],
    prefix: String? = nil, digits: Int = 3, idSources: [IDSource] = IDSource.standard
  ) {
    let folder = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    let inside = folder.isEmpty ? "" : folder + "/"
    self.path = GlobPattern.literalFolder(of: folder)
    self.files = files.map { GlobPattern(inside + $0) }
    self.excluded = excluded.map { GlobPattern(inside + $0) }
    self.prefix = prefix
    self.digits = digits
    self.idSources = idSources
  }

  /// The folders that are looked at without configuration.
  public static let standard = ["specs", "docs/specs", "doc/specs"].map { SpecFolder(path: $0) }
}

/// A place where a document can say its ID.
public enum IDSource: Sendable, Hashable {
  /// A field of the YAML front matter.
  case frontMatter(String)
  /// A field of the header, front matter or not.
  case header(String)
  case title
  case fileName

  public static let standard: [IDSource] = [.title, .fileName]
}
