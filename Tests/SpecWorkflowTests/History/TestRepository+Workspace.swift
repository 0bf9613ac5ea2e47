import SpecTestSupport

@testable import SpecWorkflow

extension TestRepository {
  /// The repository as the commands see it.
  func workspace() async throws -> Workspace {
    try await Workspace.open(at: path, environment: environment)
  }

  /// Writes a spec whose ID is that of the file's name.
  func writeSpec(
    _ path: String, id: String = "SPEC-001", status: String = "Draft", updated: String? = nil,
    words: String = "words"
  ) throws {
    let stamp = updated.map { "**Updated**: \($0)\n" } ?? ""
    try write(
      path, "# \(id): Title\n\n**Status**: \(status)\n\(stamp)\n## Overview\n\n\(words)\n")
  }
}

extension SpecSummary {
  var createdDay: String? {
    created.map { CalendarDate($0).description }
  }

  var updatedDay: String? {
    updated.map { CalendarDate($0).description }
  }
}

extension SpecListing {
  /// Each spec's path with the days of its dates, `?` where they are unknown.
  var days: [String] {
    specs.map { "\($0.path) \($0.createdDay ?? "?") \($0.updatedDay ?? "?")" }
  }
}

extension SpecLog {
  /// Each event in a word, a status with where it went.
  var words: [String] {
    entries.filter { !$0.event.isOutvoted }.map { entry in
      entry.event.kind == .status
        ? "\(entry.event.from ?? "-")>\(entry.event.to ?? "-")" : entry.event.kind.rawValue
    }
  }
}
