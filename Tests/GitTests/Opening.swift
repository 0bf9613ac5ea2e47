import Git
import SpecTestSupport
import Testing

extension TestRepository {
  /// Where the repository is, as the program finds it from its folder.
  func location(
    from folder: String = ".", _ environment: [String: String] = [:]
  ) throws -> RepositoryLocation {
    try Machine.hidden.get()
    let start = folder == "." ? path : absolute(folder)
    return try #require(try RepositoryLocation.discover(from: start, environment: environment))
  }

  /// Opens it as the program does.
  func open(
    from folder: String = ".", _ environment: [String: String] = [:]
  ) throws -> Repository {
    try location(from: folder, environment).open()
  }

  /// The id that git gives an expression.
  func oid(_ revision: String = "HEAD") throws -> ObjectID {
    try ObjectID(git: try id(revision))
  }
}

extension ObjectID {
  /// An id as git printed it.
  init(git text: String) throws {
    self = try #require(ObjectID(hex: text))
  }
}

/// The machine that the tests run on, none of whose configuration libgit2 may see.
enum Machine {
  static let hidden = Result { () throws -> Void in
    // Below a device there is no file, so the folder is empty for ever.
    try Libgit2.setConfigurationSearchPath("/dev/null")
  }
}

/// The code of the `GitError` that a call throws; `nil` where it throws none.
func errorOf(_ body: () throws -> Void) -> GitError? {
  do {
    try body()
    return nil
  } catch {
    return error as? GitError
  }
}
