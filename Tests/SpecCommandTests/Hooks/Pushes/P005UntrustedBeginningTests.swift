import SpecTestSupport
import Testing

/// Branches whose policy the server does not know.
struct P005UntrustedBeginningTests {
  @Test func refusesABranchFromAnUnrelatedRoot() throws {
    let council = try Council()
    let server = try Server(council)
    try server.repository.git("config", "--add", "spec.protect", "main")
    try server.repository.git("config", "--add", "spec.protect", "release/*")
    let repository = council.repository
    try server.takes("HEAD:refs/heads/release/1")
    try repository.git("switch", "--quiet", "--orphan", "other")
    try repository.write(
      Council.first, Council.text("SPEC-001", "Offline sync", status: "Approved"))
    try repository.commit("From nowhere", author: .dee)
    try server.refuses("P005", "HEAD:refs/heads/release/2")
    try server.takes("HEAD:refs/heads/other")
  }

  @Test func anEmptyServerWantsToBeTold() throws {
    let council = try Council()
    let server = try Server(council, trusts: false, holdsMain: false)
    try server.refuses("P005 untrusted-beginning", "main", naming: "spec.trust")
    let root = try council.repository.git("rev-list", "--max-parents=0", "HEAD")
    try server.repository.git("config", "spec.trust", root)
    try server.takes("main")
  }
}
