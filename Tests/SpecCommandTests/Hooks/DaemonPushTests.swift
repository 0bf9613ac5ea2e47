import Foundation
import SpecTestSupport
import Testing

/// Pushes over the network, to `git daemon` on the loopback address.
struct DaemonPushTests {
  @Test func honestAndForgedApprovals() throws {
    let council = try Council()
    let server = try Server(council)
    let daemon = try GitDaemon(server.repository, environment: server.environment())
    try council.repository.git("remote", "set-url", "origin", daemon.url)
    try council.decide("approve", "1", "--yes", by: "ben")
    try server.takes("main")
    try server.edit(Council.second, "**Status**: In Review", to: "**Status**: Approved")
    try server.refuses("remote: error: refs/heads/main: SPEC-002 in ", "main", naming: "A001")
    try council.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    try server.edit(Council.first, "**FR-1**:", to: "**FR-1**: always")
    try server.refuses("A002", "main", naming: "SPEC-001", "FR-1")
    try council.decide("approve", "1", "--yes", by: "chi")
    try server.takes("main")
  }

  @Test("what a client says of its configuration changes nothing")
  func aClientsOwnConfiguration() throws {
    let council = try Council()
    let server = try Server(council)
    let daemon = try GitDaemon(server.repository, environment: server.environment())
    try council.repository.git("remote", "set-url", "origin", daemon.url)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    for (key, value) in [
      ("spec.protect", "none"), ("spec.deadline", "0"), ("core.hooksPath", "/nowhere"),
    ] {
      let output = try server.push(
        "main",
        environment: [
          "SPEC_SKIP": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": key,
          "GIT_CONFIG_VALUE_0": value,
        ])
      #expect(output.status != 0, "\(key)")
      #expect(output.errors.contains("A001"), "\(output.errors)")
    }
  }
}
