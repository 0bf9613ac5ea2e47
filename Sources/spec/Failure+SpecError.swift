import SpecWorkflow

extension Failure {
  /// The words for every error of the workflow.
  init(_ error: SpecError) {
    switch error {
    case .notARepository, .foreignOwner, .unsupportedRepository, .missingObject, .git,
      .noCommits, .noWorkTree:
      self.init(repository: error)
    case .unknownSpec, .ambiguousSpec, .unknownRequirement, .unreadableSpec:
      self.init(naming: error)
    case .unknownRevision(let text, let nearest):
      self.init(
        "'\(text)' is neither a revision nor a date",
        hint: nearest.map { "did you mean '\($0)'?" }
          ?? "try 2026-01-31, '2 weeks ago', a tag, or a branch")
    case .nothingBefore(let text):
      self.init("there was no commit at '\(text)'", hint: "spec list --at HEAD")
    case .notADate(let text):
      self.init("'\(text)' is not a date", hint: "try 2026-01-31 or '2 weeks ago'")
    case .unknownWord(let word, let kind, let nearest, let known):
      self.init(
        "unknown \(kind.rawValue) '\(word)'",
        cause: "known: " + known.joined(separator: ", "),
        hint: nearest.map { "did you mean '\($0)'?" } ?? kind.overview)
    case .configuration(let error):
      self.init(
        "\(error.file):\(error.position.line): \(error.message)", hint: error.suggestion)
    case .file(let path, let reason):
      self.init("cannot use \(path)", cause: reason)
    case .tool(let name, let reason):
      self.init("\(name) could not do its part", cause: reason, status: .unknown)
    case .noIdentity:
      self.init(
        "git does not know who you are",
        hint: "git config --global user.name 'Your Name'")
    case .invalidTitle(let reason):
      self.init("a spec needs a title", cause: reason, hint: "spec new \"Offline sync\"")
    case .refused(let refusal):
      self.init(
        refusal.what, cause: refusal.cause, hint: refusal.hint, status: refusal.kind.status)
    case .notPinned(let pin, let reason):
      self.init(
        "what is judged does not descend from the trusted commit \(pin)", cause: reason,
        status: .findings)
    case .noFolder, .template, .changelogTemplate, .defect:
      self.init(creating: error)
    }
  }

  private init(creating error: SpecError) {
    switch error {
    case .noFolder(let typed?, let known):
      self.init(
        "'\(typed)' is not a folder of specs", cause: "folders: " + known.joined(separator: ", "),
        hint: Suggestion.nearest(to: typed, among: known).map { "did you mean '\($0)'?" })
    case .noFolder(nil, let known):
      self.init(
        "specs stand in several folders", cause: "folders: " + known.joined(separator: ", "),
        hint: "spec new --folder \(known.first ?? "specs") \"Offline sync\"")
    case .template(let path, let reason):
      self.init(
        "the template \(path) does not make a spec", cause: reason)
    case .changelogTemplate(let path, let problem):
      self.init(
        "the template \(path)\(problem.line.map { ":\($0)" } ?? "") cannot be used",
        cause: problem.message,
        hint: problem.suggestion.map { "did you mean '\($0)'?" } ?? "spec schema changelog-context")
    case .defect(let reason):
      self.init("spec contradicts itself; nothing was written", cause: reason)
    default:
      self.init("\(error)")
    }
  }

  private init(repository error: SpecError) {
    switch error {
    case .notARepository(let path):
      self.init(
        "not a Git repository: \(path) and every folder above it", hint: "git init && spec init")
    case .foreignOwner(let path):
      self.init(
        "git refuses this repository", cause: "\(path) belongs to somebody else",
        hint: "git config --global --add safe.directory \(Self.top(path))", status: .failure)
    case .unsupportedRepository(let path, let feature):
      self.init(
        "the repository's format is not supported: \(path)",
        cause: "it uses the extension '\(feature)', which libgit2 cannot read",
        status: .unknown)
    case .missingObject(let id, let isPartial):
      self.init(
        "an object is missing: \(id)",
        cause: isPartial
          ? "this is a partial clone, and the object was never fetched"
          : "the repository is damaged",
        hint: isPartial ? "git fetch --refetch --no-filter" : "git fsck --full",
        status: .unknown)
    case .noCommits(let branch):
      self.init("there are no commits on \(branch) yet", hint: "git commit")
    case .noWorkTree:
      self.init("this is a bare repository, and the command needs a work tree")
    case .git(let error):
      self.init(
        "the repository could not be read", cause: "\(error)", hint: "git fsck --full",
        status: .unknown)
    default:
      self.init("\(error)")
    }
  }

  private init(naming error: SpecError) {
    switch error {
    case .unknownSpec(let name, _, let deletion?):
      self.init(
        "\(name) was deleted in \(deletion.commit.short) on \(deletion.date)",
        cause: "it was \(deletion.path)", hint: "spec log \(name)")
    case .unknownSpec(let name, let nearest, nil):
      self.init(
        "there is no spec '\(name)'",
        hint: nearest.map { "did you mean \($0)?" } ?? "spec list")
    case .ambiguousSpec(let id, let paths):
      self.init(
        "'\(id)' names \(paths.count) files", cause: paths.joined(separator: ", "),
        hint: "name it by its path: \(paths[0])")
    case .unknownRequirement(let spec, let name, let nearest):
      self.init(
        "\(spec) has no requirement '\(name)'",
        hint: nearest.map { "did you mean \(spec)/\($0)?" } ?? "spec show \(spec)")
    case .unreadableSpec(let problem):
      self.init(
        "\(problem.path):\(problem.position.line): \(problem.message)", status: .findings)
    default:
      self.init("\(error)")
    }
  }

  /// The folder that `safe.directory` wants: the work tree's top, or the bare repository.
  private static func top(_ gitDirectory: String) -> String {
    var path = gitDirectory
    while path.hasSuffix("/") {
      path.removeLast()
    }
    return path.hasSuffix("/.git") ? String(path.dropLast(5)) : path
  }
}

extension Refusal.Kind {
  fileprivate var status: ExitStatus {
    switch self {
    case .failure: .failure
    case .signing: .signing
    case .unknown: .unknown
    }
  }
}

extension SpecError.WordKind {
  /// The command that shows all words of the kind and what they mean.
  fileprivate var overview: String {
    switch self {
    case .status: "spec status"
    case .rule: "spec rule"
    case .sortField, .field: "spec help list"
    }
  }
}
