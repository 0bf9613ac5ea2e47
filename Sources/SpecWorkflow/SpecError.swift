public import Git

/// Why the program could not do what it was asked; the command line turns it into words.
public enum SpecError: Error, Sendable, Hashable {
  /// No repository at the path or above it.
  case notARepository(path: String)
  /// The repository belongs to somebody else, and git refuses it as well.
  case foreignOwner(path: String)
  /// A format that libgit2 cannot read, such as SHA-256 or reftable; the name of the extension.
  case unsupportedRepository(path: String, feature: String)
  /// An object is not there; whether the clone is a partial one, from which it may be fetched.
  case missingObject(String, isPartial: Bool)
  case git(GitError)
  case configuration(ConfigurationError)
  /// No spec has this ID; the nearest one that exists, the commit that deleted it.
  case unknownSpec(String, nearest: String?, deletion: Deletion?)
  /// Several files have the ID.
  case ambiguousSpec(id: String, paths: [String])
  case unknownRequirement(spec: String, name: String, nearest: String?)
  /// Neither a revision nor a date; the nearest name of a branch or tag.
  case unknownRevision(String, nearest: String?)
  /// There was no commit at that moment.
  case nothingBefore(String)
  /// HEAD has no commit yet.
  case noCommits(branch: String)
  case notADate(String)
  case unknownWord(String, kind: WordKind, nearest: String?, known: [String])
  /// A document that cannot be read at all.
  case unreadableSpec(SpecProblem)
  case noWorkTree
  /// A file could not be read or written; the system's words.
  case file(path: String, reason: String)
  /// A program is missing or failed; its own words.
  case tool(name: String, reason: String)
  /// No name or address is configured in git.
  case noIdentity
  case invalidTitle(reason: String)
  /// A new spec can go into none, or into several, of the folders.
  case noFolder(typed: String?, known: [String])
  /// The template of new specs cannot be filled in.
  case template(path: String, reason: String)
  /// A template of changelogs cannot be used.
  case changelogTemplate(path: String, TemplateProblem)
  /// A decision was not made, and nothing was written.
  case refused(Refusal)
  /// What is judged does not descend from the commit that is trusted.
  case notPinned(pin: String, reason: String)
  /// The program contradicts itself; nothing was written.
  case defect(String)

  /// When and where a spec was deleted.
  public struct Deletion: Sendable, Hashable {
    public var commit: ObjectID
    public var date: CalendarDate
    public var path: String
  }

  /// What a word was meant to be.
  public enum WordKind: String, Sendable {
    case status
    case rule
    case sortField = "sort field"
    case field
  }
}
