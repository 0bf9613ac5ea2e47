import SpecTestSupport
import Testing

/// Pushes that delete a protected branch.
struct P001DeletedBranchTests {
  @Test func theBranchThatHEADNames() throws {
    let council = try Council()
    let server = try Server(council)
    try server.repository.git("config", "receive.denyDeleteCurrent", "ignore")
    try server.takes("main:refs/heads/topic")
    try server.refuses(
      "P001 deleted-branch", "--delete", "main", naming: "refs/heads/main: main is protected")
    try server.takes("--delete", "topic")
  }

  @Test func aBranchThatAPatternNames() throws {
    let council = try Council()
    let server = try Server(council)
    try server.repository.git("config", "spec.protect", "release/*")
    try server.repository.git("config", "receive.denyDeleteCurrent", "ignore")
    try server.takes("main:refs/heads/release/1", "main:refs/heads/release/1.x/hot")
    try server.refuses("P001", "--delete", "release/1")
    // A star stands for one level, and another branch is protected no more by default.
    try server.takes("--delete", "release/1.x/hot")
    try server.takes("--delete", "main")
  }

  @Test("one that is deleted takes the others with it")
  func allOrNothing() throws {
    let council = try Council()
    let server = try Server(council)
    try server.repository.git("config", "receive.denyDeleteCurrent", "ignore")
    try server.refuses("P001", "main:refs/heads/topic", ":main")
  }
}
