import SpecTestSupport

@testable import SpecWorkflow

extension Duration {
  /// A time limit for tools that answer.
  ///
  /// Tests that block their threads keep the end of a tool's run from being seen.
  static let patient = Duration.seconds(300)
}

extension SignatureFinding {
  /// Why it does not count; `nil` for a good one.
  var problem: SignatureProblem? {
    if case .failed(let problem, _) = self { problem } else { nil }
  }

  /// The words that go with the problem.
  var reason: String {
    if case .failed(_, let reason) = self { reason } else { "" }
  }
}

extension TestRepository {
  /// Makes a signed commit with settings of git, at 2026-03-01, and returns its id.
  func signedCommit(_ settings: [String]) throws -> String {
    let options = settings.flatMap { ["-c", $0] }
    try git(
      options + ["commit", "--quiet", "--allow-empty", "-S", "-m", "Approve"],
      environment: [
        "GIT_AUTHOR_DATE": "@1772323200 +0000", "GIT_COMMITTER_DATE": "@1772323200 +0000",
      ])
    return try id()
  }

  /// A commit taken apart as git does it: its signature, and the object without the signature.
  func signedParts(
    of id: String
  ) throws -> (armor: [UInt8], payload: [UInt8], time: Int64) {
    var payload: [Substring] = []
    var armor: [Substring] = []
    var isSignature = false
    let text = String(decoding: try object("commit", id), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.firstIndex(of: "") ?? lines.endIndex
    for line in lines[..<end] {
      isSignature = line.hasPrefix("gpgsig ") || isSignature && line.hasPrefix(" ")
      if isSignature {
        armor.append(line.drop { $0 != " " }.dropFirst())
      } else {
        payload.append(line)
      }
    }
    payload += lines[end...]
    return (
      Array(armor.joined(separator: "\n").utf8), Array(payload.joined(separator: "\n").utf8),
      1_772_323_200
    )
  }
}
