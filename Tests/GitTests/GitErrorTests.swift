import SpecTestSupport
import Testing

@testable import Git

/// The doorway to libgit2.
struct GitErrorTests {
  /// libgit2 has no place for a thread's error before it is initialised, and crashes.
  init() throws {
    try Libgit2.initialize()
  }

  @Test func aStaleMessageIsNotToldAgain() throws {
    let repository = try TestRepository()
    let open = try repository.open()
    let missing = try ObjectID(git: String(repeating: "1", count: 40))
    #expect(errorOf { _ = try open.blob(missing) }?.message != nil)
    // The same thread, a failure that libgit2 itself says nothing about.
    let error = errorOf { try check("git_some_call", -7) }
    #expect(error?.code == GitError.Code(rawValue: -7))
    #expect(error?.message?.contains(missing.description) != true)
  }

  @Test func anUnknownCodeIsKept() {
    let error = errorOf { try check("git_new_call", -4_711) }
    #expect(error?.code.rawValue == -4_711)
    #expect(error?.function == "git_new_call")
  }

  @Test func onlyNotFoundIsAnAnswer() throws {
    #expect(try checkFound("git_some_call", 0))
    #expect(try !checkFound("git_some_call", -3))
    #expect(errorOf { _ = try checkFound("git_some_call", -5) }?.code == .ambiguous)
  }

  @Test func whatACallReturnsIsHandedOn() throws {
    #expect(try check("git_some_call", 17) == 17)
  }

  @Test func aConstructorWithoutAResultIsAnError() {
    let error = errorOf {
      _ = try OwnedPointer("git_some_new", free: { _ in }, { _ in 0 })
    }
    #expect(error?.message == "no result")
  }

  @Test func describesItselfInOneLine() {
    let silent = GitError(code: .generic, function: "git_odb_read")
    let telling = GitError(code: .notFound, function: "git_odb_read", message: "object not found")
    #expect("\(silent)" == "git_odb_read: failed with code -1")
    #expect("\(telling)" == "git_odb_read: object not found")
  }
}
