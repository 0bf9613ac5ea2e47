public import Git

/// A repository with its configuration: what every command works on.
///
/// Reads the repository and its work tree and returns values; prints nothing and asks neither the
/// environment nor the clock.
public final class Workspace {
  public let configuration: Configuration
  /// What is wrong with `.spec/config.yml`, where the workspace was opened to judge only; the
  /// configuration is then the one without a file.
  public internal(set) var configurationError: SpecError?
  /// Where HEAD points.
  public let head: Head
  /// The top of the work tree with a `/` at its end; `nil` in a bare repository.
  public let workTree: String?
  /// How much of its history the clone holds.
  public let extent: CloneExtent
  /// The folder the user stands in.
  public let directory: String
  let repository: Repository
  let finder: SpecFinder
  let reader: HeaderReader
  let texts: TextSource
  private var lastHistory: (history: History, trunk: ObjectID?)?
  /// Facts of earlier runs; `nil` where the repository itself is read, as every decision does.
  let index: FactIndex?
  /// What facts follow from besides commits.
  let factSources: FactSources

  /// Called from time to time while history is read.
  public var progress: HistoryProgress?

  init(
    _ repository: Repository, directory: String, configuration: Configuration,
    index: FactIndex? = nil, factSources: FactSources = FactSources()
  ) throws(GitError) {
    self.index = index
    self.factSources = factSources
    self.repository = repository
    self.configuration = configuration
    self.directory = directory
    head = try repository.head()
    workTree = repository.workTree
    extent = try repository.cloneExtent()
    finder = SpecFinder(configuration)
    reader = HeaderReader(aliases: configuration.aliases)
    texts = TextSource(repository, finder, reader, isPartial: extent.isPartial)
  }

  /// Where specs are looked for: folders counted from the top, `""` for all of it.
  public var specFolders: [String] {
    finder.folders.map(\.path).sorted()
  }

  /// The commit that HEAD names.
  ///
  /// Throws `SpecError.noCommits` on a branch without one.
  public func headCommit() throws(SpecError) -> ObjectID {
    guard let commit = head.commit else {
      throw .noCommits(branch: head.branch ?? "HEAD")
    }
    return commit
  }

  /// The history up to a commit.
  ///
  /// `trunk`: the trunk's tip, where landed dates are wanted.
  ///
  /// The last one is kept: a command asks several questions of one commit.
  func history(upTo tip: ObjectID, and trunk: ObjectID? = nil) throws(SpecError) -> History {
    if let last = lastHistory, last.history.tip == tip, trunk == nil || last.trunk == trunk {
      return last.history
    }
    let history = try indexedHistory(upTo: tip, and: trunk)
    lastHistory = (history, trunk)
    return history
  }

  /// A builder of timelines for a history.
  func timelines(of history: History) throws(SpecError) -> TimelineBuilder {
    TimelineBuilder(
      history: history, texts: texts, vocabulary: configuration.vocabulary,
      ignored: try ignoredCommits())
  }

  /// Runs a call of the Git layer on behalf of a command.
  func git<Result>(
    _ call: () throws(GitError) -> Result
  ) throws(SpecError) -> Result {
    do throws(GitError) {
      return try call()
    } catch {
      throw .git(error)
    }
  }
}

@available(*, unavailable)
extension Workspace: Sendable {}

extension Workspace {
  /// The version of libgit2 that the program runs on.
  public static var libraryVersion: String {
    Libgit2.version
  }
}
