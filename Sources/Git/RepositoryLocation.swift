internal import Clibgit2

/// Where a repository is and how its parts are found: what crosses threads instead of a repository.
public struct RepositoryLocation: Hashable, Sendable {
  /// The git directory, `.git` or what a linked work tree's `.git` file names.
  public var gitDirectory: String
  /// The work tree, where it is not the one that the git directory itself names.
  public var workTree: String?
  /// Whether `workTree` holds only where the repository does not say itself that it is bare or
  /// where its work tree is (`core.worktree`), as for a `GIT_DIR` without a `GIT_WORK_TREE`.
  public var isWorkTreeImplied = false
  /// The index, where it is not the git directory's own.
  public var indexFile: String?
  /// The object directory, where it is not the git directory's own (a server's quarantine).
  public var objectDirectory: String?
  /// Further object directories to read from.
  public var alternateObjectDirectories: [String]
  /// Whether a repository that belongs to another user is refused.
  public var verifiesOwner: Bool

  public init(
    gitDirectory: String, workTree: String? = nil, indexFile: String? = nil,
    objectDirectory: String? = nil, alternateObjectDirectories: [String] = [],
    verifiesOwner: Bool = true
  ) {
    self.gitDirectory = gitDirectory
    self.workTree = workTree
    self.indexFile = indexFile
    self.objectDirectory = objectDirectory
    self.alternateObjectDirectories = alternateObjectDirectories
    self.verifiesOwner = verifiesOwner
  }

  /// Finds the repository of a folder as git does, from the environment first.
  ///
  /// Honours `GIT_DIR`, `GIT_WORK_TREE`, `GIT_INDEX_FILE`, `GIT_OBJECT_DIRECTORY`,
  /// `GIT_ALTERNATE_OBJECT_DIRECTORIES` and `GIT_CEILING_DIRECTORIES`. libgit2's own reading of the
  /// environment fails where `GIT_WORK_TREE` or `GIT_COMMON_DIR` is set, so it is done here;
  /// `GIT_COMMON_DIR` is what the git directory's own `commondir` file says.
  ///
  /// - Parameters:
  ///   - directory: the folder to start from; relative paths of the environment count from it.
  ///   - environment: the variables of the process.
  /// - Returns: `nil` where there is no repository.
  /// - Throws: `GitError` where the folder cannot be read.
  public static func discover(
    from directory: String, environment: [String: String]
  ) throws(GitError) -> RepositoryLocation? {
    try Libgit2.initialize()
    func path(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : absolute($0, in: directory) }
    }
    let named = path("GIT_DIR")
    var found = named
    if found == nil {
      found = try searched(from: directory, ceilings: environment["GIT_CEILING_DIRECTORIES"])
    }
    guard let found else {
      return nil
    }
    let workTree = path("GIT_WORK_TREE")
    var location = RepositoryLocation(
      gitDirectory: found,
      // As in git: a GIT_DIR without a work tree means that the top of it is where one stands.
      workTree: workTree ?? named.map { _ in directory },
      indexFile: path("GIT_INDEX_FILE"),
      objectDirectory: path("GIT_OBJECT_DIRECTORY"),
      alternateObjectDirectories: PathList.paths(
        in: environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] ?? ""
      ).map { absolute($0, in: directory) })
    location.isWorkTreeImplied = workTree == nil
    return location
  }

  /// Opens the repository; about 0.1 ms, so that every worker opens its own.
  ///
  /// - Throws: `GitError`; its code is `owner` where the repository belongs to another user.
  public func open() throws(GitError) -> Repository {
    try Repository(self)
  }

  private static func searched(
    from directory: String, ceilings: String?
  ) throws(GitError) -> String? {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    guard
      try checkFound(
        "git_repository_discover", git_repository_discover(&buffer, directory, 0, ceilings)),
      let found = buffer.ptr
    else {
      return nil
    }
    return String(cString: found)
  }

  private static func absolute(_ path: String, in directory: String) -> String {
    path.hasPrefix("/") ? path : directory + "/" + path
  }
}
