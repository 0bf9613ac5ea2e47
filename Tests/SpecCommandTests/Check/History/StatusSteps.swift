import SpecTestSupport

/// A spec whose status goes through states, in a repository that says which may follow which.
enum StatusSteps {
  static let path = "specs/SPEC-001-offline-sync.md"
  private static let workflow = """
    status:
      vocabulary: [Draft, In Review, Approved, Implemented]
      transitions:
        Draft: [In Review]
        In Review: [Draft, Approved]
        Approved: [Implemented, In Review]

    """

  /// One spec whose status goes through these, a commit each.
  static func repository(_ statuses: String...) throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write(".spec/config.yml", workflow)
    for status in statuses {
      try repository.write(path, Documents.spec("SPEC-001", "Offline sync", status: status))
      try repository.commit(status)
    }
    return repository
  }
}
