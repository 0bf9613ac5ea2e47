internal import Clibgit2

/// A failed call of libgit2: which function, which code and what the library said.
public struct GitError: Error, Hashable, Sendable {
  /// libgit2's return code.
  public var code: Code
  /// The part of libgit2 that failed; `none` when it left no message.
  public var category: Category
  /// The name of the C function.
  public var function: String
  /// libgit2's own words, which it does not always leave.
  public var message: String?

  public init(code: Code, category: Category = .none, function: String, message: String? = nil) {
    self.code = code
    self.category = category
    self.function = function
    self.message = message
  }
}

extension GitError {
  /// A return code of libgit2; an open set, since newer versions add codes.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public var rawValue: Int32

    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// The corresponding C constant is `GIT_ERROR`.
    public static let generic = Code(rawValue: -1)
    /// The corresponding C constant is `GIT_ENOTFOUND`.
    public static let notFound = Code(rawValue: -3)
    /// The corresponding C constant is `GIT_EEXISTS`.
    public static let exists = Code(rawValue: -4)
    /// The corresponding C constant is `GIT_EAMBIGUOUS`.
    public static let ambiguous = Code(rawValue: -5)
    /// The corresponding C constant is `GIT_EUNBORNBRANCH`.
    public static let unbornBranch = Code(rawValue: -9)
    /// The corresponding C constant is `GIT_EINVALIDSPEC`.
    public static let invalidSpec = Code(rawValue: -12)
    /// The corresponding C constant is `GIT_EPEEL`.
    public static let peel = Code(rawValue: -19)
    /// The corresponding C constant is `GIT_ITEROVER`.
    public static let iterationOver = Code(rawValue: -31)
    /// The corresponding C constant is `GIT_EOWNER`.
    public static let owner = Code(rawValue: -36)
  }

  /// The part of libgit2 an error comes from; an open set.
  public struct Category: RawRepresentable, Hashable, Sendable {
    public var rawValue: Int32

    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// The corresponding C constant is `GIT_ERROR_NONE`.
    public static let none = Category(rawValue: 0)
    /// The corresponding C constant is `GIT_ERROR_REFERENCE`.
    public static let reference = Category(rawValue: 4)
    /// The corresponding C constant is `GIT_ERROR_REPOSITORY`.
    public static let repository = Category(rawValue: 6)
    /// The corresponding C constant is `GIT_ERROR_CONFIG`.
    public static let configuration = Category(rawValue: 7)
  }
}

extension GitError {
  /// A tree object that git would not have written: see `RawTree.next`.
  public static func malformedTree(_ id: ObjectID) -> GitError {
    GitError(code: .generic, function: "git_odb_read", message: "tree \(id) is malformed")
  }
}

extension GitError: CustomStringConvertible {
  /// One line such as `git_odb_read: object not found - no match for id (…)`.
  public var description: String {
    "\(function): \(message ?? "failed with code \(code.rawValue)")"
  }
}

/// The one doorway to libgit2: runs the call and throws what went wrong.
///
/// The thread's error message is read only after a failure, copied and cleared, since libgit2
/// leaves an old one standing after a later success.
@discardableResult
func check(
  _ function: StaticString, _ call: @autoclosure () -> Int32
) throws(GitError) -> Int32 {
  Activity.enter()
  let status = call()
  Activity.leave()
  guard status < 0 else {
    return status
  }
  throw lastError(function, code: status)
}

/// Runs a call whose absence of a result is an answer: `false` for `GIT_ENOTFOUND`.
func checkFound(
  _ function: StaticString, _ call: @autoclosure () -> Int32
) throws(GitError) -> Bool {
  do {
    try check(function, call())
    return true
  } catch  where error.code == .notFound {
    return false
  }
}

private func lastError(_ function: StaticString, code: Int32) -> GitError {
  defer { git_error_clear() }
  guard let last = git_error_last() else {
    return GitError(code: .init(rawValue: code), function: "\(function)")
  }
  return GitError(
    code: .init(rawValue: code),
    category: .init(rawValue: last.pointee.klass),
    function: "\(function)",
    message: last.pointee.message.map { String(cString: $0) })
}
