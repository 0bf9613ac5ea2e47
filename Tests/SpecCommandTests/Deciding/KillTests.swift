import Foundation
import SpecTestSupport
import Testing

/// A run that is killed leaves a whole approval or none, and the next one knows what to do.
struct KillTests {
  private static let isLong = ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long"
  private static let rounds = isLong ? 300 : 20

  /// Runs an approval, which is killed after so many seconds; whether it came to its end.
  private func approve(_ council: Council, killedAfter seconds: Double) throws -> Bool {
    do {
      let output = try council.spec("approve", "1", "--yes", timeLimit: seconds)
      #expect(output.status == 0, "\(output.errors)")
      return true
    } catch is ToolFailure {
      return false
    }
  }

  @Test func killedAtAnyMoment() throws {
    let council = try Council()
    let repository = council.repository
    let allowed = repository.absolute(".spec/allowed_signers")
    var ends: [String: Int] = [:]
    var longest = 0.06
    var generator = SystemRandomNumberGenerator()
    for round in 1...Self.rounds {
      let old = try repository.id()
      // A third within the first moments, the rest over the whole time that a run takes.
      let end = round.isMultiple(of: 3) ? 0.06 : longest * 1.1
      let delay = Double.random(in: 0...end, using: &generator)
      let start = Date()
      let isWhole = try approve(council, killedAfter: delay)
      if isWhole || round == 1 {
        longest = max(longest, Date().timeIntervalSince(start))
      }
      // A child of the killed run may be about to end.
      usleep(20_000)
      let comment = Comment(rawValue: "round \(round), killed after \(delay) s")
      let tip = try repository.id()
      if tip != old {
        #expect(try repository.id("HEAD~1") == old, comment)
        try council.git("-c", "gpg.ssh.allowedSignersFile=\(allowed)", "verify-commit", "HEAD")
        #expect(try council.status() == "Approved", comment)
      }
      #expect(try council.spec("verify").status == 0, comment)
      ends[try finish(council, isApproved: tip != old, comment), default: 0] += 1
      if round == 1 {
        let start = Date()
        try council.decide("mark", "1", "In Review")
        longest = max(longest, Date().timeIntervalSince(start) * 2)
      } else {
        try council.decide("mark", "1", "In Review")
      }
      #expect(try repository.git("status", "--porcelain").isEmpty, comment)
    }
    #expect(
      try repository.git("rev-list", "--count", "--grep=^Spec-Decision: approve$", "HEAD")
        == "\(Self.rounds)")
    #expect(try repository.run("git", ["fsck", "--strict"]).status == 0)
    if Self.isLong {
      print("killed \(Self.rounds) times: \(ends)")
    }
  }

  /// Runs again what was killed, and does what it says; how it was found.
  private func finish(
    _ council: Council, isApproved: Bool, _ comment: Comment
  ) throws -> String {
    let again = try council.spec("approve", "1", "--yes")
    guard isApproved else {
      #expect(again.status == 0, "\(comment): \(again.errors)")
      return "nothing written"
    }
    #expect(again.status == 2, comment)
    let lines = again.errors.split(separator: "\n")
    let hint = String(lines.last?.dropFirst("hint: ".count) ?? "")
    guard hint.hasPrefix("git restore ") else {
      #expect(lines.first == "error: SPEC-001 is Approved, with 1 of 1 approvals", comment)
      return "whole"
    }
    let mended = try council.repository.run("sh", ["-c", hint])
    #expect(mended.status == 0, "\(comment): \(mended.errors)")
    return "branch moved, work tree left behind"
  }
}
