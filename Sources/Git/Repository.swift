internal import Clibgit2

/// An open repository: reads objects and references and copies them into values.
///
/// The C counterpart is `git_repository`. Not Sendable: libgit2's handles and its error message
/// belong to one thread at a time. A `RepositoryLocation` is what crosses threads.
public final class Repository {
  /// Where it was opened.
  public let location: RepositoryLocation
  let owned: OwnedPointer
  let database: OwnedPointer

  init(_ location: RepositoryLocation) throws(GitError) {
    try Libgit2.initialize()
    self.location = location
    owned = try Self.opened(location)
    try Self.configure(owned.pointer, location)
    let pointer = owned.pointer
    database = try OwnedPointer("git_repository_odb", free: git_odb_free) {
      git_repository_odb(&$0, pointer)
    }
  }

  var pointer: OpaquePointer {
    owned.pointer
  }

  /// The git directory, with a `/` at its end.
  public var gitDirectory: String {
    String(cString: git_repository_path(pointer))
  }

  /// The directory that linked work trees share, with a `/` at its end.
  public var commonDirectory: String {
    String(cString: git_repository_commondir(pointer))
  }

  /// The work tree's folder, with a `/` at its end; `nil` in a bare repository.
  public var workTree: String? {
    git_repository_workdir(pointer).map { String(cString: $0) }
  }

  private static func opened(_ location: RepositoryLocation) throws(GitError) -> OwnedPointer {
    do throws(GitError) {
      return try OwnedPointer("git_repository_open", free: git_repository_free) { made in
        Libgit2.withOwnerValidation(location.verifiesOwner) {
          git_repository_open(&made, location.gitDirectory)
        }
      }
    } catch {
      throw error.isAboutOwner ? error.with(code: .owner) : error
    }
  }

  private static func configure(
    _ pointer: OpaquePointer, _ location: RepositoryLocation
  ) throws(GitError) {
    let isTaken = location.isWorkTreeImplied ? try takesImpliedWorkTree(pointer) : true
    if isTaken, let workTree = location.workTree, !isWorkTree(workTree, of: pointer) {
      try check(
        "git_repository_set_workdir", git_repository_set_workdir(pointer, workTree, 0))
    }
    if let indexFile = location.indexFile {
      let index = try OwnedPointer("git_index_open", free: git_index_free) {
        git_index_open(&$0, indexFile)
      }
      try check("git_repository_set_index", git_repository_set_index(pointer, index.pointer))
    }
    try setObjectDirectories(pointer, location)
  }

  /// Whether the repository has this work tree already; libgit2 1.5 leaks where it is set again.
  private static func isWorkTree(_ path: String, of pointer: OpaquePointer) -> Bool {
    guard let resolved = FileContent.realPath(path), let known = git_repository_workdir(pointer)
    else {
      return false
    }
    return String(cString: known) == resolved + "/"
  }

  /// Whether the repository leaves open where its work tree is.
  private static func takesImpliedWorkTree(_ pointer: OpaquePointer) throws(GitError) -> Bool {
    guard git_repository_is_bare(pointer) == 0 else {
      return false
    }
    let configuration = try OwnedPointer("git_repository_config", free: git_config_free) {
      git_repository_config(&$0, pointer)
    }
    var value = git_buf()
    defer { git_buf_dispose(&value) }
    return try !checkFound(
      "git_config_get_path",
      git_config_get_path(&value, configuration.pointer, "core.worktree"))
  }

  private static func setObjectDirectories(
    _ pointer: OpaquePointer, _ location: RepositoryLocation
  ) throws(GitError) {
    if let directory = location.objectDirectory {
      let database = try OwnedPointer("git_odb_open", free: git_odb_free) {
        git_odb_open(&$0, directory)
      }
      try check("git_repository_set_odb", git_repository_set_odb(pointer, database.pointer))
    }
    guard !location.alternateObjectDirectories.isEmpty else {
      return
    }
    let database = try OwnedPointer("git_repository_odb", free: git_odb_free) {
      git_repository_odb(&$0, pointer)
    }
    for directory in location.alternateObjectDirectories {
      try check(
        "git_odb_add_disk_alternate", git_odb_add_disk_alternate(database.pointer, directory))
    }
  }
}

@available(*, unavailable)
extension Repository: Sendable {}

extension GitError {
  /// Whether opening failed because the repository belongs to another user.
  ///
  /// libgit2 1.5.1 reports ENOTFOUND for the missing key `safe.directory` instead of EOWNER.
  fileprivate var isAboutOwner: Bool {
    code == .owner
      || (code == .notFound && category == .configuration
        && (message ?? "").contains("safe.directory"))
  }

  fileprivate func with(code: Code) -> GitError {
    var copy = self
    copy.code = code
    return copy
  }
}
