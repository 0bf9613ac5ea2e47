import Foundation
import SpecTestSupport
import Testing

/// The repository that most tests of commands run on: four specs in two months, with everything
/// that a listing and a timeline tell apart.
enum Sample {
  /// `SOURCE_DATE_EPOCH` of 2026-03-01T12:00:00Z.
  static let now = ["SOURCE_DATE_EPOCH": "1772366400"]

  static let offline = "specs/SPEC-001-offline-sync.md"
  static let quotas = "specs/SPEC-002-quotas.md"
  static let usage = "specs/SPEC-002-usage-quotas.md"
  static let search = "specs/SPEC-003-search.md"
  static let gone = "specs/SPEC-004-gone.md"

  /// A copy of its own of the sample.
  static func repository() throws -> TestRepository {
    let repository = try TestRepository.plainFolder()
    let output = try repository.run("tar", ["-xf", "-"], input: try archive.get())
    try #require(output.status == 0, "\(output.errors)")
    return repository
  }

  /// The sample is made once: it takes some twenty processes of git.
  private static let archive = Result {
    try make().run("tar", ["-cf", "-", "."]).bytes
  }

  private static func make() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write("specs/README.md", "# Our specs\n")
    try repository.write(offline, text("SPEC-001", "Offline sync"))
    try repository.write(quotas, text("SPEC-002", "Usage quotas", author: "Ben Sørensen"))
    try repository.commit("Propose two specs", at: "2026-01-05T09:00:00Z")

    try repository.replace("within one second", "within two seconds", in: quotas)
    try repository.replace("**Updated**: 2026-01-05", "**Updated**: 2026-01-12", in: quotas)
    try repository.commit("Give quotas more time", author: .ben, at: "2026-01-12T09:00:00+02:00")
    try repository.git("tag", "v1.0")

    try repository.replace("**Status**: Draft", "**Status**: In Review", in: offline)
    try repository.replace("**Updated**: 2026-01-05", "**Updated**: 2026-01-20", in: offline)
    try repository.commit("Offline sync is ready for review", at: "2026-01-20T09:00:00Z")

    // The dates are typed wrong.
    try repository.write(search, text("SPEC-003", "Search", author: "Chi Nguyễn"))
    try repository.commit("Propose search", author: .chi, at: "2026-01-25T09:00:00Z")

    // Only a note behind the state, and only a date: both are folded.
    try repository.replace("**Status**: In Review", "**Status**: In Review (round 2)", in: offline)
    try repository.commit("Review again", at: "2026-02-01T09:00:00Z")
    try repository.replace("**Updated**: 2026-01-20", "**Updated**: 2026-02-01", in: offline)
    try repository.commit("Stamp the date", author: .ben, at: "2026-02-02T09:00:00Z")

    try repository.git("mv", quotas, usage)
    try repository.commit("Name quotas for what they are", at: "2026-02-10T09:00:00Z")

    try repository.write(gone, text("SPEC-004", "Gone"))
    try repository.commit("Propose what nobody wants", at: "2026-02-15T09:00:00Z")
    try repository.remove(gone)
    try repository.commit("Drop what nobody wants", author: .dee, at: "2026-02-20T09:00:00Z")

    try repository.replace("**Status**: In Review (round 2)", "**Status**: Approved", in: offline)
    try repository.replace("**Updated**: 2026-02-01", "**Updated**: 2026-02-25", in: offline)
    try repository.commit("Approve offline sync", at: "2026-02-25T09:00:00Z")
    return repository
  }

  /// A repository of one spec, for tests that need no history.
  static func small() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(offline, text("SPEC-001", "Offline sync"))
    try repository.commit("Propose offline sync", at: "2026-01-05T09:00:00Z")
    return repository
  }

  static func text(
    _ id: String, _ title: String, status: String = "Draft", author: String = "Ada Okafor"
  ) -> String {
    Documents.spec(
      id, title, status: status, created: "2026-01-05", updated: "2026-01-05", author: author,
      requirements: ["The system shall keep its promise.", "The system shall say so."])
  }
}

extension TestRepository {
  /// Replaces the first occurrence of a text in a file of the work tree; it must be there.
  func replace(_ old: String, _ new: String, in path: String) throws {
    let text = try read(path)
    let range = try #require(text.range(of: old), "no '\(old)' in \(path)")
    try write(path, text.replacingCharacters(in: range, with: new))
  }
}
