import SpecTestSupport
import Testing

/// Pushes to names that are protected, and to names that only look like them.
struct ReferencePushTests {
  private let council: Council
  private let server: Server

  init() throws {
    council = try Council()
    server = try Server(council)
  }

  private func claim() throws {
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
  }

  @Test("a symbolic reference on the server is the branch that it names")
  func anAlias() throws {
    try server.repository.git("symbolic-ref", "refs/heads/master", "refs/heads/trunk")
    try server.repository.git("symbolic-ref", "refs/heads/trunk", "refs/heads/main")
    try server.repository.git("config", "receive.denyDeleteCurrent", "ignore")
    try claim()
    try server.refuses("A001", "HEAD:refs/heads/master", naming: "refs/heads/main: SPEC-001")
    try server.refuses("P001", "--delete", "master")
  }

  @Test("names that are no branch of that name")
  func neighbours() throws {
    try claim()
    for name in [
      "refs/tags/main", "refs/heads/main2", "refs/heads/feature/main",
      "refs/remotes/origin/main", "refs/heads/Main",
    ] {
      try server.takes("HEAD:\(name)")
    }
    try server.refuses("A001", "HEAD:refs/heads/main")
  }

  @Test("many new branches at one commit are judged once")
  func aHundredProtectedBranches() throws {
    try server.repository.git("config", "spec.protect", "**")
    try server.repository.git("config", "spec.deadline", "20")
    let commit = try council.repository.id()
    let output = try Tool.run(
      "git", ["push", "--quiet", "origin"] + (0..<400).map { "\(commit):refs/heads/topic-\($0)" },
      environment: server.environment(), directory: council.repository.path)
    #expect(output.status == 0, "\(output.errors)")
    try claim()
    try server.refuses("A001", "HEAD:refs/heads/topic-1", "HEAD~1:refs/heads/topic-x")
  }

  @Test("a branch that HEAD names and that is not there yet")
  func anUnbornBranch() throws {
    let server = try Server(
      Council(), holdsMain: false)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    try server.refuses("A001", "main")
    try server.takes("main~1:refs/heads/main")
  }
}
