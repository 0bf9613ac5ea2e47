import SpecTestSupport
import Testing

/// Pushes that leave out commits of a protected branch.
struct P002RewrittenBranchTests {
  @Test func aForcedPush() throws {
    let council = try Council()
    let server = try Server(council)
    try server.edit(Council.first, "Offline sync", to: "Offline synchronisation")
    try server.takes("main")
    let old = try council.repository.id()
    try council.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    let new = try council.repository.id()
    try server.refuses(
      "P002 rewritten-branch", "--force", "main",
      naming: "\(old.prefix(10)) is not among the ancestors of \(new.prefix(10))")
    try server.takes("--force", "main:refs/heads/topic")
  }

  @Test("an approval that was amended, with the same words")
  func anAmendedApproval() throws {
    let council = try Council()
    let server = try Server(council)
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    try council.repository.git("commit", "--quiet", "--amend", "--no-gpg-sign", "--no-edit")
    try server.refuses("P002", "--force", "main")
  }

  @Test("a merge of both leaves nothing out")
  func aMerge() throws {
    let council = try Council()
    let server = try Server(council)
    try server.edit(Council.first, "Offline sync", to: "Offline synchronisation")
    try server.takes("main")
    try council.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    try server.edit(Council.second, "Usage quotas", to: "Quotas")
    try council.repository.git("merge", "--quiet", "--no-edit", "origin/main")
    try server.takes("main")
  }
}
