import SpecTestSupport
import Testing

/// Specs that are gone though their status stands on approvals.
struct P004RemovedSpecTests {
  @Test func refusesToDeleteOrRenumberWhatIsApproved() throws {
    let council = try Council()
    let server = try Server(council)
    let repository = council.repository
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    try repository.git("rm", "--quiet", Council.first)
    try repository.commit("Not any more", author: .dee)
    try server.refuses("P004 removed-spec", "main", naming: "SPEC-001")
    try repository.git("reset", "--quiet", "--hard", "origin/main")
    try server.edit(Council.first, "# SPEC-001", to: "# SPEC-009")
    try server.refuses("A001", "main", naming: "SPEC-009")
    try repository.git("reset", "--quiet", "--hard", "origin/main")
    try server.edit(Council.first, "**Status**: Approved", to: "**Status**: Draft")
    try repository.git("rm", "--quiet", Council.first)
    try repository.commit("Not any more", author: .dee)
    try server.takes("main")
  }
}
