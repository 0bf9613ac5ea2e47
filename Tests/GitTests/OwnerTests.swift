import Foundation
import Git
import SpecTestSupport
import Testing

/// Repositories of another user; only root can make one.
@Suite(.enabled(if: geteuid() == 0, "only root can give files away"))
struct OwnerTests {
  @Test func aForeignRepositoryIsRefused() throws {
    let repository = try Self.foreign()
    let error = try #require(errorOf { _ = try repository.open() })
    #expect(error.code == .owner)
    #expect(try repository.run("git", ["status"]).errors.contains("dubious ownership"))
  }

  @Test func itOpensWithoutTheCheck() throws {
    let repository = try Self.foreign()
    var location = try repository.location()
    location.verifiesOwner = false
    #expect(try location.open().head() == .unborn("refs/heads/main"))
  }

  @Test func theCheckIsEachLocationsOwn() throws {
    let repository = try Self.foreign()
    var trusted = try repository.location()
    trusted.verifiesOwner = false
    for _ in 0..<3 {
      _ = try trusted.open()
      #expect(errorOf { _ = try repository.open() }?.code == .owner)
    }
  }

  @Test func theCheckHoldsWhileAnotherThreadOpensWithoutIt() async throws {
    let repository = try Self.foreign()
    let checked = try repository.location()
    var trusted = checked
    trusted.verifiesOwner = false
    try await withThrowingTaskGroup(of: Bool.self) { [trusted] group in
      for number in 0..<200 {
        let location = number.isMultiple(of: 2) ? checked : trusted
        group.addTask {
          let error = errorOf { _ = try location.open() }
          return (error?.code == .owner) == location.verifiesOwner
        }
      }
      for try await isRight in group {
        #expect(isRight)
      }
    }
  }

  private static func foreign() throws -> TestRepository {
    let repository = try TestRepository()
    #expect(try repository.run("chown", ["-R", "12345:12345", "."]).status == 0)
    return repository
  }
}
