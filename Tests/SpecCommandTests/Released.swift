import SpecTestSupport

/// The sample repository with a second release, and what that one's changelog is.
enum Released {
  static let built = """
    ## [v2.0] - 2026-02-25

    ### Added

    - **[SPEC-003](specs/SPEC-003-search.md) Search**: new spec, Draft (5c)
      - **FR-1**: The system shall keep its promise.
      - **FR-2**: The system shall say so.
      - **NFR-1**: Answers within one second.

    ### Changed

    - **[SPEC-001](specs/SPEC-001-offline-sync.md) Offline sync**: Draft → Approved (5c, 5c, 5c)

    """

  static func repository() throws -> TestRepository {
    let repository = try Sample.repository()
    try repository.git("tag", "v2.0")
    return repository
  }

  /// The text with `5c` for every short commit id.
  static func text(_ output: ToolOutput) -> String {
    output.text.replacing(#/\b[0-9a-f]{10}\b/#, with: "5c")
  }
}
