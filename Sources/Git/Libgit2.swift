internal import Clibgit2
private import Synchronization

/// The library as a whole: initialised once, configured for a program that reads history.
public enum Libgit2 {
  /// The version that is linked at run time, such as `1.5.1`.
  public static var version: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    git_libgit2_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// Where libgit2 looks for configuration outside the repository.
  ///
  /// The program asks git itself for configuration; this is for tests, which must not see the
  /// configuration of the machine they run on.
  public static func setConfigurationSearchPath(_ directory: String) throws(GitError) {
    try initialize()
    for level in [GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL] {
      try check(
        "git_libgit2_opts", spec_git_set_search_path(Int32(level.rawValue), directory))
    }
  }

  /// Whether an object's bytes are hashed again when it is read.
  ///
  /// Costs four times the time of a history walk; off unless a verdict depends on the bytes.
  public static func setStrictHashVerification(_ enabled: Bool) throws(GitError) {
    try initialize()
    try check(
      "git_libgit2_opts", spec_git_set_strict_hash_verification(enabled ? 1 : 0))
  }

  /// Runs a call that opens a repository, with or without a check of its owner.
  ///
  /// The option belongs to the whole process, so only one repository is opened at a time.
  static func withOwnerValidation(_ enabled: Bool, _ open: () -> Int32) -> Int32 {
    opening.withLock { _ in
      let status = spec_git_set_owner_validation(enabled ? 1 : 0)
      return status < 0 ? status : open()
    }
  }

  private static let opening = Mutex(())

  /// Initialises the library on the first call, which takes some 10 ms; it is never shut down.
  ///
  /// Everything here does so by itself; a program calls it to have it done in time.
  public static func initialize() throws(GitError) {
    if let failure {
      throw failure
    }
  }

  private static let failure: GitError? = {
    do throws(GitError) {
      try check("git_libgit2_init", git_libgit2_init())
      // Objects are read once here; a cache of them would only cost memory and locks.
      try check("git_libgit2_opts", spec_git_set_caching(0))
      try check("git_libgit2_opts", spec_git_set_strict_hash_verification(0))
      try allowExtensions()
      return nil
    } catch {
      return error
    }
  }()

  /// Repository extensions that change nothing for a reader of objects and references.
  ///
  /// `objectformat` and `refstorage` are not among them: this library cannot read such repositories.
  private static let extensions: [StaticString] = [
    "worktreeconfig", "partialclone", "preciousobjects",
  ]

  private static func allowExtensions() throws(GitError) {
    var names: [UnsafePointer<CChar>?] = extensions.map { name in
      UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    }
    try check("git_libgit2_opts", spec_git_set_extensions(&names, names.count))
  }
}
