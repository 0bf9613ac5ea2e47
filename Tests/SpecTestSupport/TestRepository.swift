import Foundation

/// A repository that real git made, alone in a temporary folder that goes with it.
///
/// Identities, dates, time zone and locale are fixed, so that the same steps give the same ids on
/// every machine. Commits without a date of their own are an hour apart, from
/// 2026-01-01T09:00:00Z.
public final class TestRepository {
  /// The folder that holds everything of this repository; remove nothing from it by hand.
  public let temporary: TemporaryDirectory
  /// The work tree, or the git directory of a bare repository.
  public let path: String
  /// What its children see.
  public let hermetic: Hermetic
  /// What this was cloned from, kept as long as the clone.
  public internal(set) var origin: TestRepository?
  var clock = TestClock()

  /// Makes a repository with `git init`.
  ///
  /// The arguments are further ones of `git init`, such as `--object-format=sha256`.
  public convenience init(_ arguments: String...) throws {
    try self.init { repository in
      try repository.git(["init", "--quiet"] + arguments)
    }
  }

  /// Makes an empty folder in a hermetic environment and lets `make` turn it into a repository.
  init(make: (TestRepository) throws -> Void) throws {
    temporary = try TemporaryDirectory()
    path = try temporary.folder("repo")
    hermetic = try Hermetic(home: temporary.path + "/home")
    try make(self)
  }

  deinit {
    stopAgents()
  }

  /// Makes a bare repository.
  public static func bare() throws -> TestRepository {
    try TestRepository("--bare")
  }

  /// A folder that is no repository, in the same kind of environment.
  public static func plainFolder() throws -> TestRepository {
    try TestRepository { _ in }
  }

  /// The address to clone from, `file://…`.
  public var url: String {
    "file://\(path)"
  }

  /// The environment of every child.
  public var environment: [String: String] {
    hermetic.environment
  }
}
